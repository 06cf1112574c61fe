import { deploying, rollingBack } from './support/deployment';
import { ca, MEMBER, MEMBER_2, OWNER, SERVICE, SERVICE_2, subnet, World } from './support/world';

const EXCLUSIVE = { Exclusive: 'true' };
const OF_OTHERS = { principals: [MEMBER_2], resources: [subnet(1)], sources: [] };

/** A share with what others have put there, a while before a deployment that is under way. */
function others(options: ConstructorParameters<typeof World>[0] = {}): World {
  const world = new World(options, { principals: [MEMBER_2], resourceArns: [subnet(1)] });
  deploying(world);
  return world;
}

/** From then on RAM throttles, for ever, what is to be associated and holds the text. */
function throttle(world: World, text: string): void {
  world.simulator.faults.add({
    operation: 'AssociateResourceShare', kind: 'throttle', times: 100_000, match: ({ input }) => JSON.stringify(input).includes(text),
  });
}

describe('sources that come back before the rest of a rollback leave the time for it', () => {
  const OLD = { Principals: [SERVICE], Sources: [MEMBER] };
  const NEXT = { Principals: [SERVICE], Sources: [OWNER], Exclusive: 'true' };

  test.each([
    ['is restoring', (world: World) => { world.share.set('SOURCE', MEMBER_2, 'RESTORING'); }],
    ['throttles for ever', (world: World) => throttle(world, MEMBER_2)],
  ])('where it is one that RAM %s', async (_, happen) => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER, MEMBER_2], resourceArns: [] });
    deploying(world);
    await world.update(OLD, NEXT);
    rollingBack(world);
    happen(world);
    const { answer, logs } = await world.update(NEXT, OLD);
    expect(answer.Reason).toBeUndefined();
    expect(logs.map(({ decision }) => decision)).toContain('not-restored');
    // What is being restored isn't in effect yet.
    expect(world.contents()).toEqual({ principals: [SERVICE], sources: [MEMBER], resources: [] });
  });
});

test('resources that made way for a service principal are back although RAM throttles that for ever', async () => {
  const world = new World({}, { resourceArns: [ca(1)] });
  deploying(world);
  world.simulator.faults.add({
    operation: 'AssociateResourceShare', kind: 'throttle', after: 1, times: 100_000, match: ({ input }) => 'principals' in input,
  });
  const { answer, logs } = await world.update({ ResourceArns: [ca(1)] }, { Principals: [SERVICE], ResourceArns: [ca(1)] });
  expect(answer.Status).toBe('FAILED');
  expect(logs).toContainEqual({ decision: 'resources-off', resources: [ca(1)] });
  expect(world.contents()).toEqual({ principals: [], sources: [], resources: [ca(1)] });
});

test('a rollback that took its own resources off to give back a service principal, and can put neither on, fails until it can', async () => {
  const [OLD, NEXT] = [{ ResourceArns: [ca(1)] }, { ResourceArns: [ca(1)], ...EXCLUSIVE }];
  const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
  deploying(world);
  await world.update(OLD, NEXT);
  rollingBack(world);
  // The source comes back, the service principal is refused, and then RAM throttles.
  world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'throttle', after: 2, times: 100_000 });
  const { answer, logs } = await world.update(NEXT, OLD);
  expect(logs).toContainEqual({ decision: 'resources-off', resources: [ca(1)] });
  expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/Not all given back.*already has resources/) });
  world.simulator.faults.clear();
  expect((await world.update(NEXT, OLD)).answer.Reason).toBeUndefined();
  expect(world.contents()).toEqual({ principals: [SERVICE_2], sources: [MEMBER_2], resources: [ca(1)] });
});

describe('what an exclusive owner took off of others', () => {
  test.each([840_000, 870_000])('comes back although RAM throttles it for %i of the 890,000 ms of the rollback', async (forMs) => {
    const world = others();
    await world.update({}, EXCLUSIVE);
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'throttle', forMs });
    expect((await world.update(EXCLUSIVE, {})).answer.Reason).toBeUndefined();
    world.time.advance(60_000);
    expect(world.contents()).toEqual(OF_OTHERS);
  });

  test.each(['throttle', 'hang'] as const)('comes back, except for what RAM does not take back: %s', async (kind) => {
    const world = others();
    await world.create(EXCLUSIVE);
    rollingBack(world);
    world.simulator.faults.add({
      operation: 'AssociateResourceShare', kind, delayMs: 3_600_000, times: 100_000, match: ({ input }) => 'resourceArns' in input,
    });
    expect((await world.delete(EXCLUSIVE)).answer.Reason).toBeUndefined();
    expect(world.contents().principals).toEqual([MEMBER_2]);
  });

  test('comes back, except for the service principal that RAM throttles', async () => {
    const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    await world.create(EXCLUSIVE);
    rollingBack(world);
    throttle(world, SERVICE_2);
    expect((await world.delete(EXCLUSIVE)).answer.Reason).toBeUndefined();
    expect(world.contents()).toMatchObject({ principals: [], resources: [ca(1)] });
  });

  test.each(['OperationNotPermittedException', 'UnknownResourceException'])('comes back, except for many that RAM refuses with %s', async (error) => {
    const world = new World({}, { principals: [MEMBER_2], resourceArns: Array.from({ length: 16 }, (_, n) => subnet(n)) });
    deploying(world);
    await world.update({}, EXCLUSIVE);
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error, times: 100_000, match: ({ input }) => 'resourceArns' in input });
    expect((await world.update(EXCLUSIVE, {})).answer.Reason).toBeUndefined();
    expect(world.contents().principals).toEqual([MEMBER_2]);
  });

  test.each([['OperationNotPermittedException', 60_000], ['UnknownResourceException', 30_000]])(
    'comes back, beside what RAM refuses at once, although RAM answers %s for %i ms', async (error, forMs) => {
      const world = others();
      await world.update({}, EXCLUSIVE);
      rollingBack(world);
      world.simulator.faults.add({
        operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 1000, match: ({ input }) => 'resourceArns' in input,
      });
      world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error, forMs, match: ({ input }) => 'principals' in input });
      expect((await world.update(EXCLUSIVE, {})).answer.Reason).toBeUndefined();
      expect(world.contents()).toEqual({ ...OF_OTHERS, resources: [] });
    });

  test('stays off when others have shared it again and revoked it, while RAM refused to take something else off', async () => {
    const world = others();
    world.simulator.faults.add({
      operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidStateTransitionException', forMs: 200_000, match: ({ input }) => 'principals' in input,
    });
    world.time.after(100_000, () => world.share.set('RESOURCE', subnet(1), 'ASSOCIATED'));
    world.time.after(150_000, () => world.share.set('RESOURCE', subnet(1), 'DISASSOCIATED'));
    expect((await world.update({}, EXCLUSIVE)).answer.Reason).toBeUndefined();
    rollingBack(world);
    await world.update(EXCLUSIVE, {});
    expect(world.contents()).toEqual({ ...OF_OTHERS, resources: [] });
  });

  test('comes back although it took RAM more than a minute to take it off', async () => {
    const world = others({ delays: { disassociate: 90_000 } });
    await world.update({}, EXCLUSIVE);
    rollingBack(world);
    expect((await world.update(EXCLUSIVE, {})).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual(OF_OTHERS);
  });
});

test.each(['throttle', 'error'] as const)('the owner\'s account is no extra source although something else does not come back: %s', async (kind) => {
  const old = { Principals: [SERVICE], ResourceArns: [ca(1)] };
  const next = { ...old, Sources: [MEMBER], Exclusive: 'true' };
  const world = new World({}, { principals: [SERVICE], sources: [MEMBER_2], resourceArns: [ca(1), ca(2)] });
  deploying(world);
  await world.update(old, next);
  rollingBack(world);
  world.simulator.faults.add({
    operation: 'AssociateResourceShare', kind, error: 'InvalidParameterException', times: 100_000, match: ({ input }) => 'resourceArns' in input,
  });
  expect((await world.update(next, old)).answer.Reason).toBeUndefined();
  expect(world.contents()).toEqual({ principals: [SERVICE], sources: [MEMBER_2], resources: [ca(1)] });
});

test('the owner\'s account stays a source while the only other one is not in effect', async () => {
  const old = { Principals: [SERVICE] };
  const next = { ...old, Sources: [MEMBER], Exclusive: 'true' };
  const world = new World({}, { principals: [SERVICE], sources: [MEMBER_2], resourceArns: [] });
  deploying(world);
  await world.update(old, next);
  rollingBack(world);
  world.share.set('SOURCE', MEMBER_2, 'RESTORING');
  expect((await world.update(next, old)).answer.Reason).toBeUndefined();
  expect(world.contents().sources).toEqual([OWNER]);
});

test('what RAM refuses for lack of a right is not tried one by one', async () => {
  const world = others();
  await world.update({}, EXCLUSIVE);
  rollingBack(world);
  world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'accessDenied', times: 100_000 });
  const { logs } = await world.update(EXCLUSIVE, {});
  expect(logs.filter(({ decision }) => decision === 'associate')).toEqual([{ decision: 'associate', resourceArns: [subnet(1)] }]);
});

test('a failed creation gives sources back first: RAM keeps the last one of a service principal that stays', async () => {
  const world = new World({}, { principals: [SERVICE], sources: [MEMBER_2], resourceArns: [] });
  deploying(world);
  let offSince: number | undefined;
  const inFirstMinutes = () => {
    if (!world.contents().sources.includes(MEMBER_2)) { offSince ??= world.time.now(); }
    return offSince !== undefined && world.time.now() < offSince + 70_000;
  };
  world.simulator.faults.add({ operation: 'ListSourceAssociations', kind: 'accessDenied', times: 100_000, match: inFirstMinutes });
  const { answer } = await world.create({ Principals: [SERVICE], Sources: [MEMBER], Exclusive: 'true' });
  expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/\|-failed$/) });
  expect(world.contents()).toEqual({ principals: [SERVICE], sources: [MEMBER_2], resources: [] });
});
