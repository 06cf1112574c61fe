import { gateway, MEMBER, World } from './support/world';

const declared = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const asked = { ...declared, PromoteFromPolicy: 'true' };

function madeFromPolicy(): World {
  return new World({ delays: { promote: 20_000 } }, { featureSet: 'CREATED_FROM_POLICY' });
}

describe('a share that RAM made from a resource policy', () => {
  test.each([undefined, 'false'])('is not touched with PromoteFromPolicy %p: the message says how to go on', async (PromoteFromPolicy) => {
    const { answer, changes } = await madeFromPolicy().create({ ...declared, PromoteFromPolicy });

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('from a policy: set promoteFromPolicy');
    expect(changes).toEqual([]);
  });

  test('is promoted on request, and changed only when RAM has done so', async () => {
    const world = madeFromPolicy();
    const { answer, calls } = await world.create(asked);

    expect(answer.Status).toBe('SUCCESS');
    const steps = calls.filter(({ operation }) => /^(Promote|Associate)/.test(operation));
    expect(steps.map(({ operation }) => operation)).toEqual(['PromoteResourceShareCreatedFromPolicy', 'AssociateResourceShare', 'AssociateResourceShare']);
    expect(steps[0].input).toEqual({ resourceShareArn: world.share.arn });
    expect(steps[1].time - steps[0].time).toBeGreaterThanOrEqual(20_000);
  });

  test('that somebody else is promoting is waited for, and not promoted again', async () => {
    const world = madeFromPolicy();
    await world.promote();
    const { answer, calls } = await world.create(declared);
    expect(answer.Reason).toContain('set promoteFromPolicy');

    const again = await world.update(declared, asked);
    expect(again.answer.Status).toBe('SUCCESS');
    expect([...calls, ...again.calls].map(({ operation }) => operation)).not.toContain('PromoteResourceShareCreatedFromPolicy');
  });

  test.each(['throttle', 'resetBefore', 'resetAfter', 'cutOff', 'hang'] as const)('is promoted although the answer to the request is lost: %s', async (kind) => {
    const world = madeFromPolicy();
    world.simulator.faults.add({ operation: 'PromoteResourceShareCreatedFromPolicy', kind, delayMs: 3_600_000 });
    const { answer, took } = await world.create(asked);

    expect(answer.Reason).toBeUndefined();
    expect(took).toBeLessThan(60_000);
  });

  test('fails with RAM\'s reason when RAM refuses to promote it in its present state, after a minute', async () => {
    const world = madeFromPolicy();
    const error = 'InvalidStateTransitionException';
    world.simulator.faults.add({ operation: 'PromoteResourceShareCreatedFromPolicy', kind: 'error', error, message: 'not in this state', times: Infinity });
    const { answer, took } = await world.create(asked);

    expect(answer.Reason).toContain('not in this state');
    expect(took).toBeGreaterThanOrEqual(60_000);
    expect(took).toBeLessThan(120_000);
  });

  test('fails with RAM\'s reason when RAM refuses to promote it', async () => {
    const world = madeFromPolicy();
    world.simulator.faults.add({
      operation: 'PromoteResourceShareCreatedFromPolicy', kind: 'error', error: 'UnmatchedPolicyPermissionException', message: 'no permission matches the policy',
    });
    const { answer, changes } = await world.create(asked);

    expect(answer.Reason).toContain('no permission matches the policy');
    expect(changes.filter(([operation]) => operation === 'Associate')).toEqual([]);
  });
});

test('a share of the stack, which is never made from a policy, is not looked at', async () => {
  const { calls } = await new World().create({ ...declared, ManagedShare: { Name: 'x', AllowExternalPrincipals: 'false' } });
  expect(calls.map(({ operation }) => operation)).not.toContain('GetResourceShares');
});
