import { ca, gateway, MEMBER, MEMBER_2, SERVICE, World } from './support/world';

const DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const EXCLUSIVE = { ...DECLARED, Exclusive: 'true' };
const WITH_OTHERS = { principals: [MEMBER, MEMBER_2], resources: [gateway(1), gateway(2)], sources: [] };
const ALONE = { principals: [MEMBER], resources: [gateway(1)], sources: [] };

/** A share with what the stack declares and with what others have put there, a while before a deployment that is under way. */
function crowded(): World {
  const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1), gateway(2)] });
  deploying(world);
  return world;
}

function deploying(world: World): void {
  for (const state of ['UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS']) {
    world.time.advance(60_000);
    world.note(state);
  }
  world.time.advance(10_000);
}

function rollingBack(world: World, state = 'UPDATE_ROLLBACK_IN_PROGRESS'): void {
  world.time.advance(10_000);
  world.note(state);
  world.time.advance(10_000);
}

describe('what an exclusive owner takes off of others', () => {
  test('comes back when the update is rolled back', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    expect(world.contents()).toEqual(ALONE);

    rollingBack(world);
    const { answer, changes } = await world.update(EXCLUSIVE, DECLARED);
    expect(answer.Reason).toBeUndefined();
    expect(changes).toEqual([['Associate', { principals: [MEMBER_2] }], ['Associate', { resourceArns: [gateway(2)] }]]);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('comes back too when the owner was exclusive before', async () => {
    const world = crowded();
    await world.update(EXCLUSIVE, { ...EXCLUSIVE, Principals: [] });
    rollingBack(world);
    await world.update({ ...EXCLUSIVE, Principals: [] }, EXCLUSIVE);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('comes back when the creation is rolled back', async () => {
    const world = crowded();
    await world.create({ ...EXCLUSIVE, ResourceArns: [gateway(3)] });
    expect(world.contents()).toEqual({ ...ALONE, resources: [gateway(3)] });

    rollingBack(world);
    expect((await world.delete({ ...EXCLUSIVE, ResourceArns: [gateway(3)] })).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('comes back at once when the creation fails', async () => {
    const world = crowded();
    const refusal = { operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'Not this one.', times: 10 } as const;
    world.simulator.faults.add({ ...refusal, match: ({ input }) => 'principals' in input });
    const { answer } = await world.create({ ...EXCLUSIVE, ResourceArns: [gateway(3)] });

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('Not this one.'), PhysicalResourceId: expect.stringMatching(/\|create-failed$/) });
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('stays off when another environment of the function gets the rollback: RAM does not tell who took it off', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    world.host.coldStart();
    rollingBack(world);
    expect((await world.update(EXCLUSIVE, DECLARED)).changes).toEqual([]);
    expect(world.contents()).toEqual(ALONE);
  });

  test('stays off when nothing is rolled back', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    deploying(world);
    expect((await world.update(EXCLUSIVE, DECLARED)).changes).toEqual([]);
  });

  test('stays off when the next deployment is rolled back, but not this one', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    deploying(world);
    await world.update(EXCLUSIVE, DECLARED);
    rollingBack(world);
    expect((await world.update(DECLARED, EXCLUSIVE)).changes).toEqual([]);
    expect(world.contents()).toEqual(ALONE);
  });

  test('stays off when it was put on during the deployment', async () => {
    const world = crowded();
    await world.associate({ resourceArns: [gateway(3)] });
    world.time.advance(5_000);
    await world.update(DECLARED, EXCLUSIVE);
    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('is remembered while other associations of the share are deployed', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    await world.request({ LogicalResourceId: 'Others', ResourceProperties: world.properties({ ResourceArns: [gateway(4)] }) });
    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents()).toEqual({ ...WITH_OTHERS, resources: [gateway(1), gateway(2), gateway(4)] });
  });

  test('comes back once: what somebody takes off afterwards stays off', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
    world.share.set('PRINCIPAL', MEMBER_2, 'DISASSOCIATED');
    rollingBack(world, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    await world.request({ RequestType: 'Delete', PhysicalResourceId: 'others', LogicalResourceId: 'Others', ResourceProperties: world.properties({}) });
    expect(world.contents()).toEqual({ ...WITH_OTHERS, principals: [MEMBER] });
  });

  test('does not fail the rollback when RAM refuses it', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'No such gateway.', times: 10, match: ({ input }) => 'resourceArns' in input });
    const { answer, logs } = await world.update(EXCLUSIVE, DECLARED);

    expect(answer.Reason).toBeUndefined();
    expect(logs).toContainEqual({ decision: 'not-restored', message: expect.stringContaining('No such gateway.') });
    world.time.advance(5_000);
    expect(world.contents()).toEqual({ ...WITH_OTHERS, resources: [gateway(1)] });
  });

  test('does not keep the deletion from succeeding when the share is gone', async () => {
    const world = crowded();
    await world.create(EXCLUSIVE);
    rollingBack(world);
    world.simulator.faults.add({ operation: 'GetResourceShares', kind: 'error', error: 'UnknownResourceException', times: 10 });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'UnknownResourceException', times: 1000 });
    expect((await world.delete(EXCLUSIVE)).answer.Reason).toBeUndefined();
  });

  test('is put on in the order that service principals need', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    await world.create({ Exclusive: 'true' });
    expect(world.contents()).toMatchObject({ principals: [], resources: [] });

    rollingBack(world);
    const { changes } = await world.delete({ Exclusive: 'true' });
    expect(changes).toEqual([['Associate', { principals: [SERVICE], sources: [MEMBER] }], ['Associate', { resourceArns: [ca(1)] }]]);
    expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1)], sources: [MEMBER] });
  });

  test('is not put on a share that is deleted right afterwards', async () => {
    const world = crowded();
    await world.create(EXCLUSIVE);
    rollingBack(world);
    expect((await world.delete({ ...EXCLUSIVE, DeletedWithShare: 'true' })).changes).toEqual([['Disassociate', { resourceArns: [gateway(1)] }], ['Disassociate', { principals: [MEMBER] }]]);
  });
});

test('what a deployment takes over from others and takes off in its second update comes back when both are rolled back', async () => {
  const world = crowded();
  await world.update(DECLARED, { ...DECLARED, ResourceArns: [gateway(1), gateway(2)] });
  world.note('UPDATE_FAILED');
  world.time.advance(10_000);
  world.note('UPDATE_IN_PROGRESS');
  await world.update({ ...DECLARED, ResourceArns: [gateway(1), gateway(2)] }, { ...DECLARED, ResourceArns: [gateway(1), gateway(3)] });
  expect(world.contents().resources).toEqual([gateway(1), gateway(3)]);

  rollingBack(world);
  await world.update({ ...DECLARED, ResourceArns: [gateway(1), gateway(3)] }, DECLARED);
  expect(world.contents()).toEqual(WITH_OTHERS);
});
