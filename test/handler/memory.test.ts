import { deploying, rollingBack } from './support/deployment';
import { ca, gateway, MEMBER, MEMBER_2, OWNER, SERVICE, World } from './support/world';

/** The event of an update, which may be sent later. */
const updateEvent = (world: World, old: object, next: object, ids: object = { PhysicalResourceId: world.physicalId }) =>
  world.event({ RequestType: 'Update', ...ids, OldResourceProperties: world.properties(old), ResourceProperties: world.properties(next) });
/** An update of one of several constructs. */
const updateOf = (world: World, id: string, old: object, next: object) =>
  world.send(updateEvent(world, old, next, { LogicalResourceId: id, PhysicalResourceId: id }));
/** The update has failed, and another one begins without a rollback. */
const again = (world: World) => {
  world.time.advance(10_000);
  world.note('UPDATE_FAILED');
  world.time.advance(10_000);
  world.note('UPDATE_IN_PROGRESS');
  world.time.advance(10_000);
};
const REFUSE = { operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 1 } as const;
const of = (entity: string) => ({ match: ({ input }: { input: object }) => JSON.stringify(input).includes(entity) });

test('a creation that fails takes back what it has put on, though the function\'s clock is behind', async () => {
  const world = new World();
  deploying(world);
  world.simulator.faults.add({ ...REFUSE, ...of(gateway(1)) });
  const ResourceProperties = world.properties({ Principals: [MEMBER], ResourceArns: [gateway(1)] });
  const event = world.event({ ResourceProperties, ResponseURL: world.responseUrl(world.time.now() + 2_000) });
  const { answer } = await world.send(event);
  expect(answer.Status).toBe('FAILED');
  expect([answer.PhysicalResourceId.endsWith('failed'), world.contents()]).toEqual([true, { principals: [], resources: [], sources: [] }]);
});

test('a creation that fails takes off only what it has put on itself, though its request has no date', async () => {
  const world = new World();
  const create = (declared: object) => world.send(world.event({ ResourceProperties: world.properties(declared), ResponseURL: 'https://example.com/answer' }));
  deploying(world);
  world.simulator.faults.add({ ...REFUSE, ...of(gateway(1)) });
  expect((await create({ Principals: [MEMBER], ResourceArns: [gateway(1)] })).answer.Status).toBe('FAILED');
  expect(world.contents().principals).toEqual([]);
  world.time.advance(3_600_000);
  await world.associate({ principals: [MEMBER] });
  world.time.advance(3_600_000);
  deploying(world);
  world.simulator.faults.add({ ...REFUSE, ...of(gateway(1)) });
  expect((await create({ ResourceArns: [gateway(1)] })).answer.Status).toBe('FAILED');
  expect(world.contents().principals).toEqual([MEMBER]);
});

test('what a deployment has put on and taken off again is others\' when they put it on', async () => {
  const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
  const old = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
  const more = { ...old, Principals: [MEMBER, MEMBER_2] };
  deploying(world);
  await world.update(old, more);
  again(world);
  await world.update(more, old);
  world.time.advance(120_000);
  await world.associate({ principals: [MEMBER_2] });
  world.time.advance(120_000);
  rollingBack(world);
  await world.update(old, old);
  expect(world.contents().principals).toEqual([MEMBER, MEMBER_2]);
});

test('what a failed creation has taken back is others\' when they put it on', async () => {
  const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
  deploying(world);
  world.simulator.faults.add({ ...REFUSE, ...of(gateway(2)) });
  await world.create({ Principals: [MEMBER_2], ResourceArns: [gateway(2)] });
  await world.delete({ Principals: [MEMBER_2], ResourceArns: [gateway(2)] });
  again(world);
  world.time.advance(120_000);
  await world.associate({ principals: [MEMBER_2] });
  world.time.advance(120_000);
  await world.create({ ResourceArns: [gateway(2)] });
  rollingBack(world);
  await world.delete({ ResourceArns: [gateway(2)] });
  expect(world.contents().principals).toEqual([MEMBER, MEMBER_2]);
});

test('what moves to another construct and back, in two updates, stays when both are rolled back', async () => {
  const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
  const update = updateOf.bind(undefined, world);
  const has = { Principals: [MEMBER_2] };
  deploying(world);
  await update('A', has, {});
  await update('B', {}, has);
  expect(world.contents().principals).toEqual([MEMBER, MEMBER_2]);
  again(world);
  await update('B', has, {});
  await update('A', {}, has);
  expect(world.contents().principals).toEqual([MEMBER, MEMBER_2]);
  rollingBack(world);
  await update('A', has, has);
  await update('B', {}, {});
  expect(world.contents().principals).toEqual([MEMBER, MEMBER_2]);
});

describe('what an exclusive owner took off, and others have shared again, and revoked while the rollback began, stays off', () => {
  const OLD = { Principals: [MEMBER], ResourceArns: [gateway(1)] };

  /** Rolls the exclusive update back; the revocation comes between the rollback's request and its run. */
  async function revokedMeanwhile(world: World, kind: 'PRINCIPAL' | 'SOURCE', old: object): Promise<void> {
    const next = { ...old, Exclusive: 'true' };
    deploying(world);
    await world.update(old, next);
    world.time.advance(100_000);
    world.share.set(kind, MEMBER_2, 'ASSOCIATED');
    rollingBack(world);
    const event = updateEvent(world, next, old);
    world.time.advance(1_000);
    world.share.set(kind, MEMBER_2, 'DISASSOCIATED');
    await world.send(event);
  }

  test('a source', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER, MEMBER_2], resourceArns: [ca(1)] });
    await revokedMeanwhile(world, 'SOURCE', { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] });
    expect(world.contents().sources).toEqual([MEMBER]);
  });

  test('a principal, also when RAM refuses something else that comes back', async () => {
    const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1), gateway(2)] });
    world.simulator.faults.add({ ...REFUSE, times: 10, ...of(gateway(2)) });
    await revokedMeanwhile(world, 'PRINCIPAL', OLD);
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1)], sources: [] });
  });

  test('a principal, also when the rollback is continued', async () => {
    const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
    await revokedMeanwhile(world, 'PRINCIPAL', OLD);
    expect(world.contents().principals).toEqual([MEMBER]);
    rollingBack(world, 'UPDATE_ROLLBACK_FAILED');
    rollingBack(world);
    await world.update({ ...OLD, Exclusive: 'true' }, OLD);
    expect(world.contents().principals).toEqual([MEMBER]);
  });
});

test('the owner\'s account as a source was not missing where a run that was cut short has taken it off', async () => {
  const world = new World({}, { principals: [SERVICE], sources: [OWNER, MEMBER_2], resourceArns: [ca(1)] });
  const old = { Principals: [SERVICE], ResourceArns: [ca(1)] };
  const next = { ...old, Sources: [MEMBER] };
  deploying(world);
  const event = updateEvent(world, old, next);
  await world.send(event);
  expect(world.contents().sources).toEqual([MEMBER, MEMBER_2]);
  world.host.coldStart();
  await world.send(event);
  rollingBack(world);
  await world.update(next, old);
  expect(world.contents().sources.sort()).toEqual([OWNER, MEMBER_2]);
});

test('what an earlier deployment has taken off stays off, though its event comes once more while a rollback has failed', async () => {
  const world = new World({ delays: { disassociatedListed: 3_600_000 } }, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
  const old = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
  deploying(world);
  const event = updateEvent(world, { ...old, Principals: [MEMBER, MEMBER_2] }, old);
  await world.send(event);
  expect(world.contents().principals).toEqual([MEMBER]);
  deploying(world);
  rollingBack(world);
  rollingBack(world, 'UPDATE_ROLLBACK_FAILED');
  world.host.coldStart();
  await world.send(event);
  rollingBack(world);
  expect((await world.update(old, old)).changes).toEqual([]);
  expect(world.contents().principals).toEqual([MEMBER]);
});

describe('an event of an earlier deployment that comes once more in another environment', () => {
  test('doesn\'t hide what that takes off afterwards: it comes back', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    const old = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
    const more = { ...old, Principals: [MEMBER, MEMBER_2] };
    deploying(world);
    const event = updateEvent(world, old, more);
    await world.send(event);
    // It is rolled back, and others share the same by hand.
    rollingBack(world);
    await world.update(more, old);
    await world.associate({ principals: [MEMBER_2] });
    deploying(world);
    world.host.coldStart();
    await world.send(event);
    await world.update(old, { ...old, Exclusive: 'true' });
    expect(world.contents().principals).toEqual([MEMBER]);
    rollingBack(world);
    await world.update({ ...old, Exclusive: 'true' }, old);
    expect(world.contents().principals).toEqual([MEMBER, MEMBER_2]);
  });

  test('tells nothing about the owner\'s account, which stays the source that it was', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [OWNER, MEMBER_2], resourceArns: [ca(1)] });
    const old = { Principals: [SERVICE], ResourceArns: [ca(1)] };
    const next = { ...old, Sources: [MEMBER] };
    deploying(world);
    const event = updateEvent(world, {}, old);
    await world.send(event);
    deploying(world);
    await world.update(old, next);
    world.host.coldStart();
    await world.send(event);
    rollingBack(world);
    await world.update(next, old);
    expect(world.contents().sources.sort()).toEqual([OWNER, MEMBER_2]);
  });

  test('doesn\'t take off what another construct has given back', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    const [old, more] = [{ Principals: [MEMBER] }, { Principals: [MEMBER, MEMBER_2] }];
    deploying(world);
    const event = updateEvent(world, old, more, { LogicalResourceId: 'A', PhysicalResourceId: 'A' });
    await world.send(event);
    await updateOf(world, 'A', more, old);
    await world.associate({ principals: [MEMBER_2] });
    deploying(world);
    world.host.coldStart();
    await updateOf(world, 'B', {}, { Exclusive: 'true', ...old, ResourceArns: [gateway(1)] });
    expect(world.contents().principals).toEqual([MEMBER]);
    await world.send(event);
    rollingBack(world);
    await updateOf(world, 'B', { Exclusive: 'true', ...old, ResourceArns: [gateway(1)] }, {});
    expect(world.contents().principals).toContain(MEMBER_2);
    await updateOf(world, 'A', old, old);
    expect(world.contents().principals).toContain(MEMBER_2);
  });
});

test('an exclusive creation that fails gives back, though the function\'s clock is behind', async () => {
  const world = new World({}, { principals: [MEMBER_2], resourceArns: [gateway(1)] });
  deploying(world);
  world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 10, ...of(gateway(1)) });
  const event = world.event({ ResourceProperties: world.properties({ Principals: [MEMBER], Exclusive: 'true' }), ResponseURL: world.responseUrl(world.time.now() + 2_000) });
  const { answer } = await world.send(event);
  expect(answer.Status).toBe('FAILED');
  expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [gateway(1)], sources: [] });
});

test('an exclusive creation that fails gives back, though its request has no date', async () => {
  const world = new World({}, { principals: [MEMBER_2], resourceArns: [gateway(1)] });
  deploying(world);
  world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 10, ...of(gateway(1)) });
  const event = world.event({ ResourceProperties: world.properties({ Principals: [MEMBER], Exclusive: 'true' }), ResponseURL: 'https://example.com/answer' });
  expect((await world.send(event)).answer.Status).toBe('FAILED');
  expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [gateway(1)], sources: [] });
});

test('the owner\'s account, which RAM has taken as a source meanwhile, goes when the sources of others are back', async () => {
  const world = new World({}, { principals: [SERVICE], sources: [MEMBER_2], resourceArns: [ca(1)] });
  const old = { Principals: [SERVICE], ResourceArns: [ca(1)] };
  const next = { ResourceArns: [ca(1)], Exclusive: 'true' };
  deploying(world);
  await world.update(old, next);
  rollingBack(world);
  await world.update(next, old);
  expect(world.contents()).toEqual({ principals: [SERVICE], sources: [MEMBER_2], resources: [ca(1)] });
});

test.each(['refuse', 'ignore'] as const)('what failed to come back is cleared away in the continued rollback, where RAM would %s it otherwise', async (associateOverFailed) => {
  const world = new World({ rules: { associateOverFailed } }, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
  const old = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
  const next = { ...old, Exclusive: 'true' };
  deploying(world);
  await world.update(old, next);
  rollingBack(world);
  world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: MEMBER_2, delayMs: 500, times: 2, ...of(MEMBER_2) });
  await world.update(next, old);
  expect(world.contents().principals).toEqual([MEMBER]);
  world.simulator.faults.clear();
  rollingBack(world, 'UPDATE_ROLLBACK_FAILED');
  rollingBack(world);
  await world.update(next, old);
  expect(world.contents().principals).toEqual([MEMBER, MEMBER_2]);
});

test('what RAM refused to a deployment goes in its rollback, though others have put it on meanwhile', async () => {
  const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
  const update = updateOf.bind(undefined, world);
  const has = { Principals: [MEMBER_2] };
  deploying(world);
  // RAM refuses it to the first construct; somebody shares it by hand instead, and the stack is updated without it.
  world.simulator.faults.add({ ...REFUSE, times: 10, ...of(MEMBER_2) });
  await update('A', {}, has);
  world.simulator.faults.clear();
  world.time.advance(120_000);
  await world.associate({ principals: [MEMBER_2] });
  world.time.advance(120_000);
  rollingBack(world);
  await update('A', has, {});
  // Declared by the deployment, and new in it: goes in any case.
  expect(world.contents().principals).toEqual([MEMBER]);
});

describe('the owner\'s account as a source', () => {
  test('stays when another construct declares it, and brings it back in the same rollback', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [OWNER, MEMBER], resourceArns: [ca(1)] });
    const b = { Principals: [SERVICE], Sources: [OWNER, MEMBER] };
    const bNext = { Principals: [SERVICE], Sources: [MEMBER] };
    const a = { ResourceArns: [ca(1)] };
    const aNext = { ResourceArns: [ca(1), ca(2)] };
    deploying(world);
    await updateOf(world, 'A', a, aNext);
    await updateOf(world, 'B', b, bNext);
    expect(world.contents().sources).toEqual([MEMBER]);
    rollingBack(world);
    await updateOf(world, 'B', bNext, b);
    expect([...world.contents().sources].sort()).toEqual([OWNER, MEMBER]);
    const { changes } = await updateOf(world, 'A', aNext, a);
    expect(changes).toEqual([['Disassociate', { resourceArns: [ca(2)] }]]);
    expect([...world.contents().sources].sort()).toEqual([OWNER, MEMBER]);
  });

  test('stays when it is declared before and after, though it was missing', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1)] });
    const old = { Principals: [SERVICE], Sources: [OWNER, MEMBER], ResourceArns: [ca(1)] };
    const next = { ...old, Sources: [OWNER, MEMBER, MEMBER_2] };
    deploying(world);
    await world.update(old, next);
    rollingBack(world);
    const { changes } = await world.update(next, old);
    expect(changes).toEqual([['Disassociate', { sources: [MEMBER_2] }]]);
    expect([...world.contents().sources].sort()).toEqual([OWNER, MEMBER]);
  });

  test('stays when another construct has just declared it, and a creation without sources fails', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    const event = world.event({ LogicalResourceId: 'A', ResourceProperties: world.properties({ ResourceArns: [ca(2)] }) });
    world.time.advance(3_000);
    await updateOf(world, 'B', { Principals: [SERVICE], Sources: [MEMBER] }, { Principals: [SERVICE], Sources: [MEMBER, OWNER] });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 5 });
    expect((await world.send(event)).answer.Status).toBe('FAILED');
    expect([...world.contents().sources].sort()).toEqual([OWNER, MEMBER]);
  });
});

test('what RAM refused to take off in a second update goes when both are rolled back', async () => {
  const world = new World({}, { principals: [], resourceArns: [gateway(1)] });
  const old = { ResourceArns: [gateway(1)] };
  const more = { ...old, Principals: [MEMBER] };
  deploying(world);
  await world.update(old, more);
  again(world);
  world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 20 });
  expect((await world.update(more, old)).answer.Status).toBe('FAILED');
  world.simulator.faults.clear();
  rollingBack(world);
  await world.update(old, old);
  expect(world.contents().principals).toEqual([]);
});
