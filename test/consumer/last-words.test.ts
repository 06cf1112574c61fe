import { ConsumerWorld, OUTSIDER } from './support/consumer-world';

const SILENCE = { kind: 'hang', times: 1000, delayMs: 3_600_000 } as const;

describe('silence at the end of the time', () => {
  test('does not hide that RAM had refused, nor what can be done about it', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    world.simulator.faults.add({ operation: 'AcceptResourceShareInvitation', kind: 'accessDenied' });
    world.simulator.faults.add({ operation: 'AcceptResourceShareInvitation', ...SILENCE });
    const { answer } = await world.create({ ResourceShareArn: share.arn, Timeout: '30' });

    expect(answer.Reason).toMatch(/^AcceptResourceShareInvitation failed: no answer within [\d.]+ s \(Error\)\. /);
    expect(answer.Reason).toMatch(/\(Before that, AcceptResourceShareInvitation failed: .*\(AccessDeniedException\)\. Allow it on the function's role/);
  });

  test('has nothing to do with an invitation that somebody else has answered before', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    world.simulator.faults.add({
      operation: 'AcceptResourceShareInvitation', kind: 'error', error: 'ResourceShareInvitationAlreadyAcceptedException', times: 1,
    });
    world.simulator.faults.add({ operation: 'GetResourceShares', ...SILENCE, after: 1 });
    const { answer } = await world.create({ ResourceShareArn: share.arn, Timeout: '30' });

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).not.toContain('Before that');
  });
});
