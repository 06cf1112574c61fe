import { deploying, rollingBack } from './support/deployment';
import { ca, gateway, MEMBER, MEMBER_2, OUTSIDER, OWNER, SERVICE, SERVICE_2, World } from './support/world';

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

  test('comes back when RAM has taken it off and its answer was lost', async () => {
    const world = crowded();
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'cutOff', times: 1, match: ({ input }) => 'principals' in input });
    await world.update(DECLARED, EXCLUSIVE);
    expect(world.contents()).toEqual(ALONE);
    rollingBack(world);
    await world.update(EXCLUSIVE, DECLARED);
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

  test('does not fail the rollback when RAM refuses a part of it, and the rest comes back', async () => {
    const world = crowded();
    await world.associate({ resourceArns: [gateway(3)] });
    deploying(world);
    await world.update(DECLARED, EXCLUSIVE);
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'No such gateway.', times: 10, match: ({ input }) => JSON.stringify(input).includes(gateway(2)) });
    const { answer, changes, logs } = await world.update(EXCLUSIVE, DECLARED);

    expect(answer.Reason).toBeUndefined();
    expect(logs).toContainEqual({ decision: 'not-restored', message: expect.stringContaining('No such gateway.') });
    expect(world.contents()).toEqual({ principals: [MEMBER, MEMBER_2], resources: [gateway(1), gateway(3)], sources: [] });
    expect(changes.slice(0, 2)).toEqual([['Associate', { resourceArns: [gateway(2), gateway(3)] }], ['Associate', { resourceArns: [gateway(2)] }]]);
  });

  test('does not come back by halves: a service principal without its sources could do more than before', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [] });
    deploying(world);
    await world.create({ Exclusive: 'true' });
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 10, match: ({ input }) => 'sources' in input });
    const { answer } = await world.delete({ Exclusive: 'true' });
    expect(answer.Reason).toBeUndefined();
    expect(world.contents().principals).toEqual([]);
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

  test('is put on in the order that service principals need', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    await world.create({ Exclusive: 'true' });
    expect(world.contents()).toMatchObject({ principals: [], resources: [] });

    rollingBack(world);
    const { changes } = await world.delete({ Exclusive: 'true' });
    // Sources are tried first, because RAM keeps the last one of a service principal that stays.
    expect(changes).toEqual([
      ['Associate', { sources: [MEMBER] }], ['Associate', { principals: [SERVICE], sources: [MEMBER] }], ['Associate', { resourceArns: [ca(1)] }],
    ]);
    expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1)], sources: [MEMBER] });
  });

  test.each([
    ['the owner\'s account is its source', {}, OWNER],
    ['RAM does not show its sources', { rules: { listSourceAssociations: 'missing', sourcesByAssociationType: 'refuse' } }, MEMBER],
  ] as const)('is put on in that order too where %s', async (_, options, source) => {
    const world = new World(options, { principals: [SERVICE], sources: [source], resourceArns: [ca(1)] });
    deploying(world);
    await world.create({ Exclusive: 'true' });
    rollingBack(world);
    expect((await world.delete({ Exclusive: 'true' })).changes).toEqual([['Associate', { principals: [SERVICE] }], ['Associate', { resourceArns: [ca(1)] }]]);
  });

  test.each(['InvalidStateTransitionException', 'OperationNotPermittedException', 'AccessDeniedException', 'UnknownResourceException'])(
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

  test('comes back as a service principal where resources have to make way, and no principal can miss them', async () => {
    const old = { ResourceArns: [ca(1)] };
    const next = { Principals: [SERVICE], Sources: [MEMBER], ResourceArns: [ca(1)], Exclusive: 'true' };
    const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(old, next);
    rollingBack(world);
    const { answer, logs } = await world.update(next, old);
    expect(answer.Reason).toBeUndefined();
    expect(logs).toContainEqual({ decision: 'resources-off', resources: [ca(1)] });
    expect(world.contents()).toEqual({ principals: [SERVICE_2], sources: [MEMBER_2], resources: [ca(1)] });
  });

  test('stays off as a service principal where resources would have to make way, and another principal could miss them', async () => {
    const third = 'third.amazonaws.com';
    const old = { Principals: [third], Sources: [MEMBER_2], ResourceArns: [ca(1)] };
    const world = new World({}, { principals: [SERVICE_2, third], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(old, { ...old, Exclusive: 'true' });
    rollingBack(world);
    const { answer, changes, logs } = await world.update({ ...old, Exclusive: 'true' }, old);
    expect(answer.Reason).toBeUndefined();
    expect(changes).not.toContainEqual(['Disassociate', { resourceArns: [ca(1)] }]);
    expect(logs).toContainEqual({ decision: 'not-restored', message: expect.stringContaining(`others have shared: ${ca(1)}`) });
    expect(world.contents().resources).toEqual([ca(1)]);
  });

  test('and what made way for it stay, when the answer was lost and the deletion comes', async () => {
    const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    const declared = { Principals: ['nonsense'], ResourceArns: [ca(1)], Exclusive: 'true' };
    expect((await world.create(declared)).answer.Status).toBe('FAILED');
    world.physicalId = 'never-issued';
    rollingBack(world);
    await world.delete(declared);
    expect(world.contents()).toEqual({ principals: [SERVICE_2], sources: [MEMBER_2], resources: [ca(1)] });
  });

  test('comes back when a creation fails that has taken it off twice, to make way for a service principal and for good', async () => {
    const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    world.simulator.faults.add({
      operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 3, match: ({ input }) => JSON.stringify(input).includes(SERVICE_2),
    });
    expect((await world.create({ Principals: [SERVICE], Sources: [MEMBER], Exclusive: 'true' })).answer.Status).toBe('FAILED');
    expect(world.contents()).toEqual({ principals: [SERVICE_2], sources: [MEMBER_2], resources: [ca(1)] });
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

  test('is not put on a share that is deleted right afterwards', async () => {
    const world = crowded();
    await world.create(EXCLUSIVE);
    rollingBack(world);
    expect((await world.delete({ ...EXCLUSIVE, DeletedWithShare: 'true' })).changes).toEqual([['Disassociate', { resourceArns: [gateway(1)] }], ['Disassociate', { principals: [MEMBER] }]]);
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

  test('lets a service principal in again, though others have put resources on before, when only the stack\'s own principals could miss them', async () => {
    const old = { Principals: [SERVICE], Sources: [MEMBER], Exclusive: 'true' };
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(old, { Principals: [MEMBER_2] });
    expect(world.contents()).toEqual({ principals: [MEMBER_2], sources: [], resources: [ca(1)] });
    rollingBack(world);
    expect((await world.update({ Principals: [MEMBER_2] }, old)).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual({ principals: [SERVICE], sources: [MEMBER], resources: [ca(1)] });
  });

  test('does not take resources off of others, while another service principal has access to them', async () => {
    const old = { Principals: [SERVICE], Sources: [MEMBER] };
    const world = new World({}, { principals: [SERVICE, SERVICE_2], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(old, {});
    rollingBack(world);
    const { answer, changes } = await world.update({}, old);
    expect(answer.Reason).toContain(`RAM takes none beside resources; others have shared: ${ca(1)}`);
    expect(changes).not.toContainEqual(['Disassociate', { resourceArns: [ca(1)] }]);
  });

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

describe('resources of others that an exclusive owner takes off for the while, to let a service principal in', () => {
  const OF_OTHERS = { principals: [SERVICE_2], sources: [MEMBER_2], resources: [ca(1)] };
  const OWN = { Principals: [SERVICE], Sources: [MEMBER], Exclusive: 'true' };
  const BEFORE = { Principals: [SERVICE_2], Sources: [MEMBER_2], Exclusive: 'true' };

  /** RAM refuses the service principal because of the resources, and when they are gone, its association fails. */
  function neverLetIn(): World {
    const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    world.simulator.faults.add({
      operation: 'AssociateResourceShare',
      kind: 'associationFailed',
      message: 'Never.',
      entity: SERVICE,
      after: 1,
      times: 1,
      delayMs: 500,
      match: ({ input }) => 'principals' in input,
    });
    return world;
  }

  test('are there when the creation fails', async () => {
    const world = neverLetIn();
    const { answer, changes } = await world.create(OWN);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('Never.'), PhysicalResourceId: expect.stringMatching(/\|create-failed$/) });
    expect(changes).toContainEqual(['Disassociate', { resourceArns: [ca(1)] }]);
    expect(world.contents()).toEqual(OF_OTHERS);
  });

  test('are there when the creation fails after that', async () => {
    const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    world.simulator.faults.add({
      operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', after: 1, times: 3, match: ({ input }) => 'resourceArns' in input,
    });
    expect((await world.create(OWN)).answer.Status).toBe('FAILED');
    expect(world.contents()).toEqual(OF_OTHERS);
  });

  test.each([['the same environment', false], ['another environment', true]])('are there when the update is rolled back in %s', async (_, cold) => {
    const world = neverLetIn();
    const { answer, changes } = await world.update(BEFORE, OWN);
    expect(answer.Reason).toContain('Never.');
    expect(changes).toContainEqual(['Disassociate', { resourceArns: [ca(1)] }]);
    if (cold) { world.host.coldStart(); }
    rollingBack(world);
    expect((await world.update(OWN, BEFORE)).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual(OF_OTHERS);
  });
});

describe('the owner\'s account, which RAM wants as a source where the last one goes', () => {
  const SERVED = { Principals: [SERVICE], ResourceArns: [ca(1)] };

  test('goes again when the sources of others come back', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(SERVED, { ...SERVED, Exclusive: 'true' });
    expect(world.contents().sources).toEqual([OWNER]);
    rollingBack(world);
    await world.update({ ...SERVED, Exclusive: 'true' }, SERVED);
    expect(world.contents()).toEqual({ principals: [SERVICE], sources: [MEMBER], resources: [ca(1)] });
  });

  test('stays when others have revoked theirs meanwhile', async () => {
    const world = new World({ rules: { lastSourceRemoval: 'accept' } }, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(SERVED, { ...SERVED, Exclusive: 'true' });
    world.time.advance(100_000);
    world.share.set('SOURCE', MEMBER, 'DISASSOCIATED');
    rollingBack(world);
    await world.update({ ...SERVED, Exclusive: 'true' }, SERVED);
    expect(world.contents().sources).toEqual([OWNER]);
  });

  test('stays when it had been there before', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER, OWNER], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(SERVED, { ...SERVED, Exclusive: 'true' });
    rollingBack(world);
    await world.update({ ...SERVED, Exclusive: 'true' }, SERVED);
    expect(world.contents().sources.sort()).toEqual([OWNER, MEMBER].sort());
  });
});

describe('the last source of others, in whose place a deployment has put its own', () => {
  const BEFORE = { principals: [SERVICE], sources: [MEMBER_2], resources: [ca(1)] };
  const PLACED = { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER], Exclusive: 'true' };

  test.each([
    ['creation', (world: World) => world.create(PLACED), (world: World) => world.delete(PLACED)],
    ['update', (world: World) => world.update({ ResourceArns: [ca(1)] }, PLACED), (world: World) => world.update(PLACED, { ResourceArns: [ca(1)] })],
  ])('comes back before the deployment\'s goes, when the %s is rolled back', async (_, deploy, rollBack) => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    expect((await deploy(world)).answer.Reason).toBeUndefined();
    expect(world.contents().sources).toEqual([MEMBER]);
    rollingBack(world);
    expect((await rollBack(world)).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual(BEFORE);
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
