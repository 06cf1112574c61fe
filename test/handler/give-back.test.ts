import { deploying, rollingBack } from './support/deployment';
import { gateway, MEMBER, MEMBER_2, OUTSIDER, OWNER, World } from './support/world';
import type { FaultTarget } from '../simulator/faults';

const DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const EXCLUSIVE = { ...DECLARED, Exclusive: 'true' };
const WITH_OTHERS = { principals: [MEMBER, MEMBER_2], resources: [gateway(1), gateway(2)], sources: [] };
const ALONE = { principals: [MEMBER], resources: [gateway(1)], sources: [] };

/** A share with what the stack declares and with what others have put there, a while before a deployment that is under way. */
function crowded(options: ConstructorParameters<typeof World>[0] = {}): World {
  const world = new World(options, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1), gateway(2)] });
  deploying(world);
  return world;
}

/** A request to other associations of the share, in the same stack. */
function others(world: World, request: Parameters<World['request']>[0]) {
  return world.request({ LogicalResourceId: 'Others', ...request });
}

describe('what an exclusive owner takes off of others', () => {
  test('comes back when the update is rolled back', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    expect(world.contents()).toEqual(ALONE);

    rollingBack(world);
    const { answer, changes } = await world.update(EXCLUSIVE, DECLARED);
    expect(answer.Reason).toBeUndefined();
    expect(changes).toEqual([['Associate', { resourceArns: [gateway(2)] }], ['Associate', { principals: [MEMBER_2] }]]);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test.each(['accept', 'InvalidParameterException', 'UnknownResourceException'] as const)('comes back when RAM has taken it off and its answer was lost: %s', async (disassociateAbsent) => {
    const world = crowded({ rules: { disassociateAbsent } });
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'cutOff', times: 1, match: ({ input }) => 'principals' in input });
    await world.update(DECLARED, EXCLUSIVE);
    expect(world.contents()).toEqual(ALONE);
    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('comes back when RAM has taken it off in the last moment of the time, without an answer', async () => {
    const world = crowded();
    const nearTheEnd = world.time.now() + 875_000;
    const unanswered = { operation: 'DisassociateResourceShare', times: 10_000, match: ({ input }: FaultTarget) => 'principals' in input } as const;
    world.simulator.faults.add({ ...unanswered, kind: 'resetBefore', match: (call) => world.time.now() < nearTheEnd && unanswered.match(call) });
    world.simulator.faults.add({ ...unanswered, kind: 'resetAfter', forMs: 900_000 });
    expect((await world.update(DECLARED, EXCLUSIVE)).answer.Status).toBe('FAILED');
    expect(world.contents().principals).toEqual([MEMBER]);
    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('is not what RAM throttled and then refused, and others have revoked since', async () => {
    const world = crowded();
    const strike = { operation: 'DisassociateResourceShare', times: 1, match: ({ input }: FaultTarget) => 'principals' in input } as const;
    world.simulator.faults.add({ ...strike, kind: 'throttle' });
    world.simulator.faults.add({ ...strike, kind: 'error', error: 'InvalidParameterException' });
    await world.update(DECLARED, EXCLUSIVE);
    world.share.set('PRINCIPAL', MEMBER_2, 'DISASSOCIATED');
    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents().principals).toEqual([MEMBER]);
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

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('Not this one.'), PhysicalResourceId: expect.stringMatching(/\|-failed$/) });
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('comes back as far as RAM takes it when the creation fails, which tells its own reason first; the deletion tries again', async () => {
    const world = crowded();
    const refuse = (operation: 'AssociateResourceShare' | 'DisassociateResourceShare', message: string, text: string) => world.simulator.faults.add({
      operation, kind: 'error', error: 'InvalidParameterException', message, times: 100, match: ({ input }) => JSON.stringify(input).includes(text),
    });
    refuse('DisassociateResourceShare', 'Not this one.', MEMBER_2);
    refuse('AssociateResourceShare', 'Not again.', gateway(2));
    const { answer } = await world.create({ ...EXCLUSIVE, ResourceArns: [gateway(3)] });
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/Not this one.*\(Not taken back: Not all given back\)/) });
    expect(world.contents()).toEqual({ ...WITH_OTHERS, resources: [gateway(1)] });
    world.simulator.faults.clear();
    rollingBack(world);
    expect((await world.delete({ ...EXCLUSIVE, ResourceArns: [gateway(3)] })).answer.Reason).toBeUndefined();
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

  test('is remembered whatever becomes of other associations of the share', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    await others(world, { ResourceProperties: world.properties({ ResourceArns: [gateway(4)] }) });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 1 });
    expect((await others(world, { ResourceProperties: world.properties({ ResourceArns: [gateway(5)] }) })).answer.Status).toBe('FAILED');
    rollingBack(world);
    await others(world, { RequestType: 'Delete', PhysicalResourceId: 'others', ResourceProperties: world.properties({ ResourceArns: [gateway(4)] }) });
    await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('does not come back when the creation of other associations fails', async () => {
    const world = crowded({ delays: { disassociate: 300 } });
    world.time.advance(500);
    const old = world.properties({ Principals: [MEMBER_2] });
    await others(world, { RequestType: 'Update', PhysicalResourceId: 'others', OldResourceProperties: old, ResourceProperties: world.properties({}) });
    world.time.advance(1_000);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 1 });
    expect((await world.create({ ResourceArns: [gateway(4)] })).answer.Status).toBe('FAILED');
    expect(world.contents().principals).toEqual([MEMBER]);
  });

  test('comes back once: what somebody takes off afterwards stays off', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
    world.share.set('PRINCIPAL', MEMBER_2, 'DISASSOCIATED');
    rollingBack(world, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    await world.delete(DECLARED);
    expect(world.contents().principals).toEqual([MEMBER]);
  });

  test('stays off when others have shared it again meanwhile, and then revoked it', async () => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    world.time.advance(60_000);
    await world.associate({ principals: [MEMBER_2] });
    world.time.advance(60_000);
    world.share.disassociate('PRINCIPAL', MEMBER_2);
    rollingBack(world);
    const { logs } = await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents()).toEqual({ ...WITH_OTHERS, principals: [MEMBER] });
    expect(logs).toContainEqual({ decision: 'kept', principals: [MEMBER_2] });
  });

  test('stays off when the deployment just before took it off, and was a success', async () => {
    const world = crowded({ delays: { disassociate: 300 } });
    await world.update({ ...DECLARED, Principals: [MEMBER, MEMBER_2] }, DECLARED);
    world.time.advance(300);
    world.note('UPDATE_COMPLETE');
    world.time.advance(700);
    world.note('UPDATE_IN_PROGRESS');
    world.time.advance(5_000);
    await world.update(DECLARED, { ...DECLARED, ResourceArns: [gateway(1), gateway(5)] });
    rollingBack(world);
    await world.update({ ...DECLARED, ResourceArns: [gateway(1), gateway(5)] }, DECLARED);
    expect(world.contents().principals).toEqual([MEMBER]);
  });

  test.each(['InvalidParameterException', 'UnknownResourceException', 'OperationNotPermittedException'])(
    'does not fail the rollback when RAM refuses a part of it with %s, and the rest comes back', async (error) => {
      const world = crowded();
      await world.associate({ resourceArns: [gateway(3)] });
      deploying(world);
      await world.update(DECLARED, EXCLUSIVE);
      rollingBack(world);
      world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error, message: 'Gone.', times: 1000, match: ({ input }) => JSON.stringify(input).includes(gateway(2)) });
      const { answer, logs } = await world.update(EXCLUSIVE, DECLARED);

      expect(answer.Reason).toBeUndefined();
      expect(logs).toContainEqual({ decision: 'not-restored', message: expect.stringContaining('Gone.') });
      expect(world.contents()).toEqual({ principals: [MEMBER, MEMBER_2], resources: [gateway(1), gateway(3)], sources: [] });
    });

  test.each([
    ['InvalidStateTransitionException', 45_000], ['InvalidStateTransitionException', 100_000], ['OperationNotPermittedException', 60_000],
  ])('comes back where RAM answers %s for %d ms', async (error, forMs) => {
    const world = crowded();
    await world.update(DECLARED, EXCLUSIVE);
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error, forMs });
    await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test.each(['AccessDeniedException', 'InvalidStateTransitionException', 'InvalidParameterException'])(
    'is only what RAM took off: what it refused with %s, and others have revoked since, stays off', async (error) => {
      const world = crowded();
      world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error, times: 1000 });
      expect((await world.update(DECLARED, EXCLUSIVE)).answer.Status).toBe('FAILED');
      world.simulator.faults.clear();
      world.share.set('RESOURCE', gateway(2), 'DISASSOCIATED');
      rollingBack(world);
      await world.update(EXCLUSIVE, DECLARED);
      expect(world.contents().resources).toEqual([gateway(1)]);
    });

  test('does not keep the deletion from succeeding when the share goes meanwhile', async () => {
    const world = crowded();
    await world.create(EXCLUSIVE);
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'UnknownResourceException', times: 1000 });
    const { answer, logs } = await world.delete(EXCLUSIVE);
    expect(answer.Reason).toBeUndefined();
    expect(logs).toContainEqual({ decision: 'not-restored', message: expect.stringContaining('UnknownResourceException') });
  });

  test.each(['InvalidStateTransitionException', 'AccessDeniedException'])(
    'holds the rollback up no longer for many than for one, when RAM answers %s', async (error) => {
      const took = [];
      for (const resources of [[1, 2], [1, 2, 3, 4, 5, 6, 7, 8]]) {
        const world = new World({}, { principals: [MEMBER], resourceArns: resources.map(gateway) });
        deploying(world);
        await world.update(DECLARED, EXCLUSIVE);
        rollingBack(world);
        world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error, message: 'No.', times: 100_000 });
        took.push((await world.update(EXCLUSIVE, DECLARED)).took);
      }
      expect(took[1]).toBeLessThan(took[0] + 60_000);
    });

  test('comes back with the deletion where the creation was cancelled and could not give it back itself', async () => {
    const world = crowded();
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidStateTransitionException', times: 1000, match: ({ input }) => 'principals' in input });
    world.time.after(20_000, () => { world.noteOwn('CREATE_FAILED'); world.note('UPDATE_ROLLBACK_IN_PROGRESS'); });
    expect((await world.create(EXCLUSIVE)).answer.Reason).toContain('moved on');
    world.simulator.faults.clear();
    world.time.advance(60_000);
    world.note('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    world.time.advance(5_000);
    world.physicalId = 'never-issued';
    await world.delete(EXCLUSIVE);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('comes last, when another share is cleared', async () => {
    const world = crowded({ delays: { associateResource: 2_000_000 } });
    await world.update(DECLARED, EXCLUSIVE);
    const other = world.simulator.seedShare({ owner: OWNER });
    const moved = { Principals: [MEMBER], ResourceShareArn: other.arn };
    world.physicalId = `${world.share.arn}|Associations`;
    await world.update(EXCLUSIVE, moved);
    rollingBack(world);
    // The update's answer was lost, so that the id is still that of the first share.
    expect((await world.update(moved, DECLARED)).answer.Reason).toBeUndefined();
    expect(world.contents(other).principals).toEqual([]);
  });

  test('is not named among the pending principals of the construct', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)], allowExternalPrincipals: true });
    await world.associate({ principals: [OUTSIDER] });
    deploying(world);
    await world.update(DECLARED, EXCLUSIVE);
    rollingBack(world);
    const { answer, changes } = await world.update(EXCLUSIVE, DECLARED);
    expect(changes).toEqual([['Associate', { principals: [OUTSIDER] }]]);
    expect(answer.Data!.PendingPrincipals).toBe('');
  });

  test('is put on again also where the share is one of the stack: it stays if only the associations are new', async () => {
    const world = crowded();
    await world.create(EXCLUSIVE);
    rollingBack(world);
    expect((await world.delete({ ...EXCLUSIVE, DeletedWithShare: 'true' })).answer.Status).toBe('SUCCESS');
    expect(world.contents()).toEqual(WITH_OTHERS);
  });
});

test('what a deployment takes off of others in its first update and declares in its second is still there when both are rolled back', async () => {
  const world = crowded();
  const both = { ...EXCLUSIVE, Principals: [MEMBER, MEMBER_2], ResourceArns: [gateway(1), gateway(2)] };
  await world.update(DECLARED, EXCLUSIVE);
  world.note('UPDATE_FAILED');
  world.time.advance(10_000);
  world.note('UPDATE_IN_PROGRESS');
  await world.update(EXCLUSIVE, both);
  expect(world.contents()).toEqual(WITH_OTHERS);

  rollingBack(world);
  expect((await world.update(both, DECLARED)).changes).toEqual([]);
  // The answer was lost.
  world.note('UPDATE_ROLLBACK_FAILED');
  rollingBack(world);
  expect((await world.update(both, DECLARED)).changes).toEqual([]);
  expect(world.contents()).toEqual(WITH_OTHERS);
});

describe('a rollback to an exclusive owner', () => {
  const EMPTY = { ...EXCLUSIVE, Principals: [] };

  test('leaves what it has given back, when its answer was lost and it is continued', async () => {
    const world = crowded();
    await world.update(EXCLUSIVE, EMPTY);
    rollingBack(world);
    await world.update(EMPTY, EXCLUSIVE);
    world.note('UPDATE_ROLLBACK_FAILED');
    rollingBack(world);
    expect((await world.update(EMPTY, EXCLUSIVE)).changes).toEqual([]);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });

  test('leaves what others have put on meanwhile: the next deployment takes it off', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    deploying(world);
    await world.update(EXCLUSIVE, { ...EXCLUSIVE, ResourceArns: [gateway(3)] });
    await world.associate({ principals: [MEMBER_2], resourceArns: [gateway(2)] });
    rollingBack(world);
    await world.update({ ...EXCLUSIVE, ResourceArns: [gateway(3)] }, EXCLUSIVE);
    expect(world.contents()).toEqual(WITH_OTHERS);

    deploying(world);
    await world.update(EXCLUSIVE, { ...EXCLUSIVE, PromoteFromPolicy: 'true' });
    expect(world.contents()).toEqual(ALONE);
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

test('what a deployment has put on, and somebody else has taken off at once, does not come back', async () => {
  const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
  world.share.set('PRINCIPAL', MEMBER_2, 'FAILED', 'Long ago.');
  deploying(world);
  await world.update(DECLARED, { ...DECLARED, Principals: [MEMBER, MEMBER_2] });
  expect(world.contents().principals).toEqual([MEMBER, MEMBER_2]);

  world.share.set('PRINCIPAL', MEMBER_2, 'DISASSOCIATED');
  rollingBack(world);
  await world.update({ ...DECLARED, Principals: [MEMBER, MEMBER_2] }, DECLARED);
  expect(world.contents()).toEqual(ALONE);
});

describe('two updates that are rolled back together', () => {
  const second = (world: World) => {
    world.note('UPDATE_FAILED');
    world.time.advance(10_000);
    world.note('UPDATE_IN_PROGRESS');
    world.time.advance(5_000);
  };

  test('leave nothing that the first has added, and the second should have taken off and could not', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    const added = { ...DECLARED, ResourceArns: [gateway(1), gateway(2)] };
    deploying(world);
    await world.update(DECLARED, added);
    second(world);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 10 });
    expect((await world.update(added, { ...DECLARED, Principals: [MEMBER, MEMBER_2] })).answer.Status).toBe('FAILED');
    world.simulator.faults.clear();

    rollingBack(world);
    await world.update({ ...DECLARED, Principals: [MEMBER, MEMBER_2] }, DECLARED);
    expect(world.contents()).toEqual(ALONE);
  });

  test('leave nothing either when the first was the creation', async () => {
    const world = new World({}, { principals: [], resourceArns: [] });
    const added = { ...DECLARED, ResourceArns: [gateway(1), gateway(2)] };
    deploying(world);
    await world.create(added);
    second(world);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 10 });
    expect((await world.update(added, DECLARED)).answer.Status).toBe('FAILED');
    world.simulator.faults.clear();

    rollingBack(world);
    await world.delete(DECLARED);
    expect(world.contents()).toEqual({ principals: [], resources: [], sources: [] });
  });

  test('give back what the first has taken off and put on again, and the second has taken off', async () => {
    const world = crowded();
    const both = { ...EXCLUSIVE, Principals: [MEMBER, MEMBER_2], ResourceArns: [gateway(1), gateway(2)] };
    await world.update(DECLARED, EXCLUSIVE);
    second(world);
    await world.update(EXCLUSIVE, both);
    second(world);
    await world.update(both, EXCLUSIVE);
    expect(world.contents()).toEqual(ALONE);

    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
    expect(world.contents()).toEqual(WITH_OTHERS);
  });
});
