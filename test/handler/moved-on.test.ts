import type { Request } from './support/invoke';
import { ca, gateway, MEMBER, MEMBER_2, World } from './support/world';

const ONE = { Principals: [MEMBER] };
const BOTH = { Principals: [MEMBER, MEMBER_2] };
const OVER = 'CloudFormation moved on';

/** A stack at rest, in which a deployment has begun. */
function deploying(seed: ConstructorParameters<typeof World>[1] = {}, options: ConstructorParameters<typeof World>[0] = {}): World {
  const world = new World(options, seed);
  world.note('CREATE_COMPLETE');
  world.time.advance(60_000);
  world.note('UPDATE_IN_PROGRESS');
  world.noteOwn('UPDATE_IN_PROGRESS');
  world.time.advance(1000);
  return world;
}

const principals = (world: World) => world.contents().principals;

const create = (world: World, declared: object) => world.event({ ResourceProperties: world.properties(declared) });
const update = (world: World, old: object, next: object) =>
  world.event({ RequestType: 'Update', PhysicalResourceId: world.physicalId, ResourceProperties: world.properties(next), OldResourceProperties: world.properties(old) });
const remove = (world: World, declared: object) =>
  world.event({ RequestType: 'Delete', PhysicalResourceId: world.physicalId, ResourceProperties: world.properties(declared) });

describe('a request that Lambda delivers again, late and to another environment, changes nothing', () => {
  test.each<[string, object, (world: World) => Request, string, (world: World) => Request, string[]]>([
    ['an update that was rolled back', ONE, (world) => update(world, ONE, BOTH), 'UPDATE_ROLLBACK_IN_PROGRESS', (world) => update(world, BOTH, ONE), [MEMBER]],
    ['an update that was undone by the next one', BOTH, (world) => update(world, BOTH, ONE), 'UPDATE_COMPLETE', (world) => update(world, ONE, BOTH), [MEMBER, MEMBER_2]],
    ['a creation that was rolled back', {}, (world) => create(world, BOTH), 'UPDATE_ROLLBACK_IN_PROGRESS', (world) => remove(world, BOTH), []],
    ['a deletion after which it was created again', BOTH, (world) => remove(world, BOTH), 'UPDATE_COMPLETE', (world) => create(world, BOTH), [MEMBER, MEMBER_2]],
  ])('%s', async (_, seed, make, state, makeNext, expected) => {
    const world = deploying({ principals: (seed as typeof ONE).Principals });
    const event = make(world);
    expect((await world.send(event)).answer.Status).toBe('SUCCESS');
    world.noteOwn('UPDATE_COMPLETE');
    world.time.advance(10_000);
    world.note(state);
    expect((await world.send(makeNext(world))).answer.Status).toBe('SUCCESS');
    expect(principals(world)).toEqual(expected);

    world.host.coldStart();
    world.time.advance(60_000);
    const { answer, changes } = await world.send(event);
    expect(changes).toEqual([]);
    expect(principals(world)).toEqual(expected);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining(OVER) });
  });

  test('and a deletion that has nothing left to do succeeds again', async () => {
    const world = deploying({ principals: [MEMBER] });
    const event = remove(world, ONE);
    await world.send(event);
    world.noteOwn('DELETE_COMPLETE');
    world.time.advance(10_000);
    world.note('UPDATE_COMPLETE');
    world.host.coldStart();
    expect((await world.send(event)).answer.Status).toBe('SUCCESS');
  });

  test('while the next one is still at work on it', async () => {
    const world = deploying({ principals: [MEMBER] });
    const event = update(world, ONE, BOTH);
    await world.send(event);
    world.noteOwn('UPDATE_COMPLETE');
    world.time.advance(10_000);
    world.note('UPDATE_ROLLBACK_IN_PROGRESS');
    world.noteOwn('UPDATE_IN_PROGRESS');
    const rollback = await world.begin(update(world, BOTH, ONE), 5000);
    expect((await world.send(event)).changes).toEqual([]);
    await rollback.end();
    expect(principals(world)).toEqual([MEMBER]);
  });
});

describe('a run that CloudFormation has cancelled', () => {
  /** Something else has failed, and CloudFormation rolls back. */
  function fail(world: World): void {
    world.noteOwn('UPDATE_FAILED');
    world.note('UPDATE_ROLLBACK_IN_PROGRESS');
    world.time.advance(3000);
    world.noteOwn('UPDATE_IN_PROGRESS');
  }

  test('takes nothing off any more that its rollback has found in place', async () => {
    const world = deploying({ principals: [MEMBER, MEMBER_2] }, { delays: { associateResource: 120_000 } });
    await world.associate({ resourceArns: [gateway(1)] });
    const cancelled = await world.begin(update(world, BOTH, ONE), 20_000);
    fail(world);
    expect((await world.send(update(world, ONE, BOTH))).answer.Status).toBe('SUCCESS');
    expect((await cancelled.end())!.Reason).toContain(OVER);
    expect(world.simulator.calls.filter(({ operation }) => operation.startsWith('Dis')).length).toBeGreaterThan(2);
    expect(principals(world)).toEqual([MEMBER, MEMBER_2]);
  });

  test('shares nothing any more after the deletion of what it was to create', async () => {
    const world = deploying();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'OperationNotPermittedException', times: 1000 });
    const cancelled = await world.begin(create(world, BOTH), 8000);
    fail(world);
    expect((await world.send(remove(world, BOTH))).answer.Status).toBe('SUCCESS');
    world.simulator.faults.clear();
    expect((await cancelled.end())!.Reason).toContain(OVER);
    expect(principals(world)).toEqual([]);
  });

  test.each([1000, 1400, 1800, 2500])('shares nothing any more after its rollback if it was cancelled after %d ms', async (ms) => {
    const world = deploying({ principals: [MEMBER] });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'OperationNotPermittedException', times: 1000 });
    const cancelled = await world.begin(update(world, ONE, BOTH), ms);
    fail(world);
    expect((await world.send(update(world, BOTH, ONE))).answer.Status).toBe('SUCCESS');
    world.simulator.faults.clear();
    expect((await cancelled.end())!.Reason).toContain(OVER);
    expect(principals(world)).toEqual([MEMBER]);
  });

  describe('as soon as it has begun, all in one second,', () => {
    /** CloudFormation cancels a request and rolls back, before its clock shows another second. */
    async function cancelAtOnce(world: World, request: Request, rollback: () => Request) {
      world.noteOwn(`${request.RequestType.toUpperCase()}_IN_PROGRESS`, request.ResourceProperties);
      world.time.advance(100);
      const cancelled = await world.begin(request, 200);
      world.noteOwn(`${request.RequestType.toUpperCase()}_FAILED`, request.ResourceProperties);
      world.time.advance(100);
      world.note('UPDATE_ROLLBACK_IN_PROGRESS');
      world.time.advance(100);
      const next = rollback();
      expect(next.ResponseURL).toBe(request.ResponseURL);
      world.noteOwn(`${next.RequestType.toUpperCase()}_IN_PROGRESS`, next.ResourceProperties);
      world.time.advance(100);
      return { cancelled, answer: (await world.send(next)).answer };
    }

    test('takes nothing off any more that its rollback has found in place', async () => {
      const world = deploying({ principals: [MEMBER, MEMBER_2] }, { delays: { associateResource: 120_000 } });
      await world.associate({ resourceArns: [gateway(1)] });
      const { cancelled, answer } = await cancelAtOnce(world, update(world, BOTH, ONE), () => update(world, ONE, BOTH));

      expect(answer.Status).toBe('SUCCESS');
      expect((await cancelled.end())!.Reason).toContain(OVER);
      expect(principals(world)).toEqual([MEMBER, MEMBER_2]);
    });

    test.each<[string, string[], (world: World) => Request, (world: World) => Request, string[]]>([
      ['its rollback', [MEMBER], (world) => update(world, ONE, BOTH), (world) => update(world, BOTH, ONE), [MEMBER]],
      ['the deletion of what it was to create', [], (world) => create(world, BOTH), (world) => remove(world, BOTH), []],
    ])('shares nothing any more after %s', async (_, seed, make, rollback, expected) => {
      const world = deploying({ principals: seed });
      const refusal = { operation: 'AssociateResourceShare', kind: 'error', error: 'OperationNotPermittedException', times: 1000 } as const;
      world.simulator.faults.add(refusal);
      const { cancelled, answer } = await cancelAtOnce(world, make(world), () => rollback(world));
      world.simulator.faults.clear();

      expect(answer.Status).toBe('SUCCESS');
      expect((await cancelled.end())!.Reason).toContain(OVER);
      expect(principals(world)).toEqual(expected);
    });
  });

  test('may have changed a permission last, and the rollback gives back the one from before', async () => {
    const world = deploying({ resourceArns: [ca(1)], principals: [MEMBER] });
    const [before, after] = ['AWSRAMRevokeCertificateCertificateAuthority', 'AWSRAMSubordinateCACertificatePathLen0IssuanceCertificateAuthority']
      .map((name) => `arn:aws:ram::aws:permission/${name}`);
    const declared = (permission: string) => ({ ...ONE, ResourceArns: [ca(1)], PermissionArns: [permission] });
    await world.update({ ...ONE, ResourceArns: [ca(1)] }, declared(before));
    fail(world);
    world.time.after(8000, () => { void world.attach(after); });
    const { answer } = await world.send(update(world, declared(after), declared(before)));
    await world.time.run(world.time.sleep(20_000));

    expect(answer.Status).toBe('SUCCESS');
    expect(Object.values(world.share.permissions())).toEqual([before]);
  });

  const ASSOCIATED_LATE = (world: World) => world.share.set('PRINCIPAL', MEMBER_2, 'ASSOCIATED');
  const GONE_LATE = (world: World) => world.share.set('PRINCIPAL', MEMBER_2, 'DISASSOCIATED');
  test.each<[string, string[], (world: World) => Request, (world: World) => void, string[]]>([
    ['what it took off last comes back', [MEMBER, MEMBER_2], (world) => update(world, ONE, BOTH), GONE_LATE, [MEMBER, MEMBER_2]],
    ['what it shared last goes', [MEMBER], (world) => update(world, BOTH, ONE), ASSOCIATED_LATE, [MEMBER]],
    ['what it shared last goes with the construct', [], (world) => remove(world, BOTH), ASSOCIATED_LATE, []],
  ])('%s, although RAM does it only when the rollback has begun', async (_, seed, rollback, late, expected) => {
    const world = deploying({ principals: seed });
    fail(world);
    world.time.after(8000, () => late(world));
    const { answer } = await world.send(rollback(world));
    await world.time.run(world.time.sleep(20_000));

    expect(answer.Status).toBe('SUCCESS');
    expect(principals(world)).toEqual(expected);
  });

  test.each<[string, string, number, boolean]>([
    ['in a rollback', 'UPDATE_ROLLBACK_IN_PROGRESS', 900_000, true],
    ['not otherwise', 'UPDATE_IN_PROGRESS', 900_000, false],
    ['in a rollback by a function with the shortest timeout', 'UPDATE_ROLLBACK_IN_PROGRESS', 60_000, true],
  ])('is waited for %s', async (_, state, remainingMs, waits) => {
    const world = deploying({ principals: [MEMBER, MEMBER_2] });
    world.note(state);
    const { answer, took } = await world.send(update(world, ONE, BOTH), { remainingMs });

    expect(answer.Status).toBe('SUCCESS');
    expect(took >= 10_000).toBe(waits);
  });
});
