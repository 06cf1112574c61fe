import { ca, gateway, MEMBER, MEMBER_2, Result, SERVICE, World } from './support/world';

const OLD = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const NEXT = { Principals: [MEMBER, MEMBER_2], ResourceArns: [gateway(1), gateway(2)] };
const EVERYTHING = { principals: [MEMBER, MEMBER_2], resources: [gateway(1), gateway(2)], sources: [] };

/** A stack that was at rest for a while, enters these states one after the other, and has come to the last one. */
function stackIn(world: World, ...states: string[]): void {
  for (const state of states) {
    world.time.advance(60_000);
    world.note(state);
  }
  world.time.advance(60_000);
}

/** A share that holds everything already, partly by somebody else's doing. */
function shared(): World {
  return new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1), gateway(2)] });
}

describe('what others had shared before a deployment declared it', () => {
  test('stays when an update is rolled back, before it the deployment has added nothing', async () => {
    const world = shared();
    stackIn(world, 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE', 'UPDATE_IN_PROGRESS');
    expect((await world.update(OLD, NEXT)).changes).toEqual([]);
    stackIn(world, 'UPDATE_ROLLBACK_IN_PROGRESS');
    const { answer, changes, logs } = await world.update(NEXT, OLD);

    expect({ status: answer.Status, changes }).toEqual({ status: 'SUCCESS', changes: [] });
    expect(logs).toContainEqual({ decision: 'kept', principals: [MEMBER_2] });
    expect(world.contents()).toEqual(EVERYTHING);
  });

  test.each<[string, string[]]>([
    ['a new stack', ['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS']],
    ['an update', ['CREATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS']],
    ['an update whose rollback is continued', ['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_FAILED', 'UPDATE_ROLLBACK_IN_PROGRESS']],
    ['a new stack, which its deletion breaks off,', ['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'DELETE_IN_PROGRESS']],
  ])('stays when the construct is deleted in the rollback of %s also if the share is one of the stack', async (_, states) => {
    for (const DeletedWithShare of ['false', 'true']) {
      const world = shared();
      stackIn(world, ...states);
      const { answer, changes } = await world.delete({ ...NEXT, DeletedWithShare });

      expect({ status: answer.Status, changes }).toEqual({ status: 'SUCCESS', changes: [] });
    }
  });

  test.each<[string, string[]]>([
    ['an update', ['CREATE_COMPLETE', 'UPDATE_IN_PROGRESS']],
    ['an update after a rollback', ['UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS']],
    ['the clean-up of an update', ['CREATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS']],
    ['the deletion of the stack', ['UPDATE_ROLLBACK_COMPLETE', 'DELETE_IN_PROGRESS']],
    ['no deployment that CloudFormation tells of', []],
  ])('goes with the construct in %s', async (_, states) => {
    const world = shared();
    stackIn(world, ...states);
    expect((await world.update(NEXT, OLD)).answer.Status).toBe('SUCCESS');
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1)], sources: [] });
  });

  test('stays when the construct goes back to another share', async () => {
    const world = shared();
    const first = world.simulator.seedShare({});
    stackIn(world, 'UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS');
    world.physicalId = `${first.arn}|Associations`;
    const { answer } = await world.update(NEXT, { ...OLD, ResourceShareArn: first.arn });

    expect(answer.Status).toBe('SUCCESS');
    expect(world.contents()).toEqual(EVERYTHING);
  });

  test('stays on an exclusive share too', async () => {
    const world = shared();
    stackIn(world, 'UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS');
    await world.update({ ...NEXT, Exclusive: 'true' }, { ...OLD, Exclusive: 'true' });

    expect(world.contents()).toEqual(EVERYTHING);
  });
});

describe('in a nested stack', () => {
  const ROOT = 'arn:aws:cloudformation:us-east-1:111111111111:stack/all/1';
  const nested = (seed: ConstructorParameters<typeof World>[1]) => {
    const world = new World({}, seed, [ROOT]);
    const both = (root: string, own?: string) => {
      world.time.advance(60_000);
      world.note(root, ROOT);
      if (own) { world.note(own); }
    };
    return { world, both };
  };

  test('what others had shared before stays when the rollback of the root stack deletes a new nested stack', async () => {
    const { world, both } = nested({ principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
    both('UPDATE_COMPLETE');
    both('UPDATE_IN_PROGRESS', 'CREATE_IN_PROGRESS');
    await world.create(NEXT);
    world.note('CREATE_COMPLETE');
    both('UPDATE_ROLLBACK_IN_PROGRESS');
    both('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'DELETE_IN_PROGRESS');
    const { answer } = await world.delete(NEXT);

    expect(answer.Status).toBe('SUCCESS');
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1), gateway(2)], sources: [] });
  });

  test.each(['UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'])('what the deployment has shared goes in the rollback of a nested stack that was in %s', async (state) => {
    const { world, both } = nested({ principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
    both('CREATE_COMPLETE', 'CREATE_COMPLETE');
    both('UPDATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS');
    await world.update(OLD, NEXT);
    world.note(state);
    both('UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS');
    await world.update(NEXT, OLD);

    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1), gateway(2)], sources: [] });
  });

  test('all goes when somebody takes the nested stack out', async () => {
    const { world, both } = nested({ principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1), gateway(2)] });
    both('CREATE_COMPLETE', 'CREATE_COMPLETE');
    both('UPDATE_IN_PROGRESS');
    both('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'DELETE_IN_PROGRESS');
    await world.delete(NEXT);

    expect(world.contents()).toEqual({ principals: [], resources: [], sources: [] });
  });
});

describe('what a deployment has shared itself', () => {
  test('goes when it is rolled back, and what others had shared stays', async () => {
    const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
    stackIn(world, 'CREATE_COMPLETE', 'UPDATE_IN_PROGRESS');
    await world.update(OLD, NEXT);
    stackIn(world, 'UPDATE_ROLLBACK_IN_PROGRESS');
    const { changes } = await world.update(NEXT, OLD);

    expect(changes).toEqual([['Disassociate', { resourceArns: [gateway(2)] }]]);
    expect(world.contents()).toEqual({ principals: [MEMBER, MEMBER_2], resources: [gateway(1)], sources: [] });
  });

  test('goes also if it was one that failed and was not rolled back, and the next one is', async () => {
    const world = new World({}, { principals: [MEMBER] });
    stackIn(world, 'CREATE_COMPLETE', 'UPDATE_IN_PROGRESS');
    await world.update({ Principals: [MEMBER] }, { Principals: [MEMBER, MEMBER_2] });
    stackIn(world, 'UPDATE_FAILED', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS');
    await world.update({ Principals: [MEMBER, MEMBER_2] }, { Principals: [MEMBER] });

    expect(world.contents().principals).toEqual([MEMBER]);
  });
});

test('what makes way for a service principal that comes back stays as well', async () => {
  const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1), ca(2)] });
  const old = { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] };
  const next = { ResourceArns: [ca(1), ca(2), ca(3)] };
  stackIn(world, 'UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS');
  await world.update(old, next);
  stackIn(world, 'UPDATE_ROLLBACK_IN_PROGRESS');
  const { answer } = await world.update(next, old);

  expect(answer.Reason).toBeUndefined();
  expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1), ca(2)], sources: [MEMBER] });
});

test('what the deployment has taken off comes back, whatever rows of it are still listed from before', async () => {
  const world = new World({ rules: { associateOverDisassociated: 'newRow' }, delays: { disassociatedListed: 3_600_000 } }, { principals: [MEMBER] });
  world.share.set('PRINCIPAL', MEMBER, 'DISASSOCIATED');
  await world.update({ Principals: [MEMBER] }, { Principals: [MEMBER] });
  stackIn(world, 'UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS');
  await world.update({ Principals: [MEMBER] }, {});
  stackIn(world, 'UPDATE_ROLLBACK_IN_PROGRESS');
  await world.update({}, { Principals: [MEMBER] });

  expect(world.contents().principals).toEqual([MEMBER]);
});

describe('CloudFormation is not asked', () => {
  const asked = async (play: (world: World) => Promise<unknown>) => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    await play(world);
    return world.host.history.reads;
  };

  test('about what is created', async () => {
    expect(await asked((world) => world.create(NEXT))).toBe(0);
  });

  test('more than once about a request that changes nothing', async () => {
    expect(await asked((world) => world.update(OLD, OLD))).toBe(1);
  });
});

describe('a function with the shortest timeout', () => {
  const OUTER = ['arn:aws:cloudformation:us-east-1:111111111111:stack/root/1', 'arn:aws:cloudformation:us-east-1:111111111111:stack/middle/1'];
  const IN_A_MINUTE = { remainingMs: 60_000 };
  const SERVED = { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] };
  const TASKS: [string, object, (world: World) => Promise<Result>][] = [
    ['adds', OLD, (world) => world.update(OLD, NEXT, IN_A_MINUTE)],
    ['exchanges', OLD, (world) => world.update(OLD, { Principals: [MEMBER_2], ResourceArns: [gateway(2)] }, IN_A_MINUTE)],
    ['removes', OLD, (world) => world.delete(OLD, IN_A_MINUTE)],
    ['removes step by step', SERVED, (world) => world.delete(SERVED, IN_A_MINUTE)],
  ];
  test.each([0, 1, 2].flatMap((outer) => TASKS.map((task) => [...task, outer] as const)),
  )('%s in time although CloudFormation tells nothing about its stack and those around it', async (_, seed, play, outer) => {
    const { Principals: principals, ResourceArns: resourceArns, Sources: sources } = seed as typeof SERVED;
    const world = new World({}, { principals, resourceArns, sources }, OUTER.slice(0, outer));
    world.host.history.isSilent = true;
    const { answer } = await play(world);
    expect(answer.Reason).toBeUndefined();
  });
});

test('while a service principal makes its way, resources give way in a rollback too', async () => {
  const world = new World({}, { resourceArns: [ca(1)] });
  stackIn(world, 'UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS');
  const declared = { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] };
  const { answer } = await world.update({}, declared);

  expect(answer.Reason).toBeUndefined();
  expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1)], sources: [MEMBER] });
});
