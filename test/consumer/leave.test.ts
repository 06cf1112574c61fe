import { MINUTE, SECOND, ShareHandle } from '../simulator';
import { ConsumerWorld, MEMBER, OUTSIDER, OWNER } from './support/consumer-world';

async function joined(world: ConsumerWorld): Promise<[ShareHandle, { ResourceShareArn: string }]> {
  const share = world.share([world.account]);
  const properties = { ResourceShareArn: share.arn };
  expect((await world.create(properties)).answer.Status).toBe('SUCCESS');
  return [share, properties];
}

describe('deletion', () => {
  test('leaves the share that was accepted, and waits until the account no longer sees it', async () => {
    const world = new ConsumerWorld();
    const [share, properties] = await joined(world);
    const { answer, changes, calls } = await world.delete(properties);
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${share.arn}|Network` });
    expect(changes).toEqual(['DisassociateResourceShare']);
    expect(calls[0].input).toMatchObject({ resourceShareArn: share.arn, principals: [OUTSIDER] });
    expect(share.principals().map(({ status }) => status)).not.toContain('ASSOCIATED');
    expect(calls.at(-1)).toMatchObject({ operation: 'GetResourceShares', error: 'UnknownResourceException' });
  });

  test('leaves the share that the name stood for, whatever has that name now', async () => {
    const world = new ConsumerWorld();
    const [share] = await joined(world);
    const other = world.share([OUTSIDER]);
    other.accept(OUTSIDER);
    world.time.advance(MINUTE);
    await world.delete({ OwningAccountId: OWNER, Name: 'network' });
    expect([world.isMember(share), world.isMember(other)]).toEqual([false, true]);
  });

  test.each<[string, (world: ConsumerWorld, share: ShareHandle) => void]>([
    ['the owner has taken the account off', (world, share) => {
      share.disassociate('PRINCIPAL', OUTSIDER);
      world.time.advance(MINUTE);
    }],
    ['RAM does not permit it', (world) =>
      world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'OperationNotPermittedException' })],
    ['RAM says that it is disassociated already', (world) =>
      world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException' })],
  ])('succeeds when %s', async (_, happen) => {
    const world = new ConsumerWorld();
    const [share, properties] = await joined(world);
    happen(world, share);
    const { answer, logs } = await world.delete(properties);
    expect(answer.Status).toBe('SUCCESS');
    expect(logs.map(({ decision }) => decision)).toContain('not-left');
  });

  test.each<[string, (world: ConsumerWorld) => string[]]>([
    ['shares with the whole organization, which the account has joined since', ({ organization }) => [organization.arn]],
    ['shares with the account by other means too', ({ organization }) => [MEMBER, organization.arn]],
  ])('succeeds when the owner %s', async (_, principals) => {
    const world = new ConsumerWorld(MEMBER);
    const share = world.share(principals(world));
    const { answer, took } = await world.delete({ ResourceShareArn: share.arn }, `${share.arn}|Network`);
    expect(answer.Status).toBe('SUCCESS');
    expect(took).toBeLessThan(70 * SECOND);
  });

  test('succeeds when it may no longer look', async () => {
    const world = new ConsumerWorld();
    const [share, properties] = await joined(world);
    world.simulator.faults.add({ operation: 'GetResourceShares', kind: 'accessDenied', times: Infinity });
    const { answer } = await world.delete(properties);
    expect(answer.Status).toBe('SUCCESS');
    expect(world.isMember(share)).toBe(false);
  });

  test('fails when it may not leave, and says what to do', async () => {
    const world = new ConsumerWorld();
    const [, properties] = await joined(world);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'accessDenied', times: Infinity });
    const { answer } = await world.delete(properties);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/DisassociateResourceShare failed: .*Allow it on the function's role/) });
  });

  test.each(['consumer-Network-1ABCDEF', 'Network|-failed'])('of a creation that was not completed (%s) leaves nothing', async (physicalId) => {
    const world = new ConsumerWorld();
    const [share, properties] = await joined(world);
    const { answer, calls } = await world.delete(properties, physicalId);
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: physicalId });
    expect(calls).toEqual([]);
    expect(world.isMember(share)).toBe(true);
  });
});

describe('an invitation can be accepted only once', () => {
  test('so a failed creation and its rollback stay on the share, and the next attempt succeeds', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER], { resourceArns: [] });
    const properties = { ResourceShareArn: share.arn, Attributes: ['ec2:TransitGateway.Id'] };
    expect((await world.create(properties)).answer.Status).toBe('FAILED');
    expect((await world.delete(properties)).answer.Status).toBe('SUCCESS');
    expect(world.isMember(share)).toBe(true);
    expect((await world.create({ ResourceShareArn: share.arn })).answer.Status).toBe('SUCCESS');
  });
});

describe('an update', () => {
  test('of what is asked for keeps the id', async () => {
    const world = new ConsumerWorld();
    const [share, properties] = await joined(world);
    const { answer, changes } = await world.update(properties, { ...properties, Attributes: ['ec2:TransitGateway.Id'] });
    expect(answer).toMatchObject({ PhysicalResourceId: `${share.arn}|Network`, Data: { 'ec2.TransitGateway.Id': 'tgw-00000000000000001' } });
    expect(changes).toEqual([]);
  });

  test('to another share gets another id, so that CloudFormation has the first share left', async () => {
    const world = new ConsumerWorld();
    const [first, properties] = await joined(world);
    const second = world.share([OUTSIDER], { name: 'second' });
    const { answer } = await world.update(properties, { ResourceShareArn: second.arn });
    expect(answer.PhysicalResourceId).toBe(`${second.arn}|Network after ${first.arn}|Network`);
    expect([world.isMember(first), world.isMember(second)]).toEqual([true, true]);
    await world.delete(properties, `${first.arn}|Network`);
    expect([world.isMember(first), world.isMember(second)]).toEqual([false, true]);
  });

  test('that fails keeps the id, and its rollback stays on the first share', async () => {
    const world = new ConsumerWorld();
    const [first, properties] = await joined(world);
    const next = { ResourceShareArn: world.share([], { name: 'second' }).arn };
    const failed = await world.update(properties, next);
    expect(failed.answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: `${first.arn}|Network` });
    const back = await world.update(next, properties);
    expect(back.answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${first.arn}|Network` });
    expect(back.changes).toEqual([]);
    expect(world.isMember(first)).toBe(true);
  });

  test('finds the share that has the name now', async () => {
    const world = new ConsumerWorld();
    const byName = { OwningAccountId: OWNER, Name: 'network' };
    const first = world.share([OUTSIDER]);
    await world.create(byName);
    first.disassociate('PRINCIPAL', OUTSIDER);
    world.time.advance(MINUTE);
    const second = world.share([OUTSIDER]);
    const { answer } = await world.update(byName, { ...byName, Attributes: ['ec2:TransitGateway.Id'] });
    expect(answer.PhysicalResourceId).toBe(`${second.arn}|Network after ${first.arn}|Network`);
  });
});
