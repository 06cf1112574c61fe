import { deploying, rollingBack } from './support/deployment';
import { ca, MEMBER, MEMBER_2, OWNER, SERVICE, SERVICE_2, World } from './support/world';

describe('a service principal of others, which an exclusive owner took off', () => {
  test('does not come back without its sources: it could do more than before', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [] });
    deploying(world);
    await world.create({ Exclusive: 'true' });
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 10, match: ({ input }) => 'sources' in input });
    const { answer } = await world.delete({ Exclusive: 'true' });
    expect(answer.Reason).toBeUndefined();
    expect(world.contents().principals).toEqual([]);
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

  test('comes back where resources have to make way, and no principal can miss them', async () => {
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

  test('stays off where resources would have to make way, and another principal could miss them', async () => {
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

  test('stays with what made way for it, when a creation fails, whose own reason is told', async () => {
    const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    const { answer } = await world.create({ Principals: ['nonsense'], ResourceArns: [ca(1)], Exclusive: 'true' });
    expect(answer).toMatchObject({ Reason: expect.stringMatching(/nonsense/), PhysicalResourceId: expect.stringMatching(/\|-failed$/) });
    expect(world.contents()).toEqual({ principals: [SERVICE_2], sources: [MEMBER_2], resources: [ca(1)] });
  });

  test.each([
    ['late, as resources have to make way for it', 'refuse', { disassociate: 30_000 }],
    ['as soon as the request was sent', 'accept', { disassociate: 30_000, associatePrincipal: 45_000 }],
  ] as const)('comes back in the deletion, when a creation fails that took it off %s, and has no time to give it back', async (_, afterResources, delays) => {
    const others = { principals: [SERVICE_2], sources: [], resourceArns: [ca(1)] };
    const world = new World({ delays, rules: { defaultSource: false, servicePrincipalAfterResources: afterResources } }, others);
    world.share.set('RESOURCE', ca(1), 'RESTORING');
    deploying(world);
    const declared = { Principals: [MEMBER], ResourceArns: [ca(1)], Exclusive: 'true' };
    const { answer } = await world.create(declared);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/RESTORING.*\(Not taken back: Not all given back\)/) });
    rollingBack(world);
    expect((await world.delete(declared)).answer.Reason).toBeUndefined();
    expect(world.contents()).toMatchObject({ principals: [SERVICE_2], sources: [] });
    expect(world.share.resources()).toContainEqual(expect.objectContaining({ entity: ca(1), status: expect.stringMatching('ASSOCIATED|RESTORING') }));
  });

  test('stays with what made way for it, when the answer was lost and the deletion comes', async () => {
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
});

describe('a rollback that has to bring the stack\'s own service principal back', () => {
  test('moves resources of others for it, when only the stack\'s own principals could miss them', async () => {
    const old = { Principals: [SERVICE], Sources: [MEMBER], Exclusive: 'true' };
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(old, { Principals: [MEMBER_2] });
    expect(world.contents()).toEqual({ principals: [MEMBER_2], sources: [], resources: [ca(1)] });
    rollingBack(world);
    expect((await world.update({ Principals: [MEMBER_2] }, old)).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual({ principals: [SERVICE], sources: [MEMBER], resources: [ca(1)] });
  });

  test('fails rather than that, while a service principal of others has access to them', async () => {
    const old = { Principals: [SERVICE], Sources: [MEMBER] };
    const world = new World({}, { principals: [SERVICE, SERVICE_2], sources: [MEMBER], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(old, {});
    rollingBack(world);
    const { answer, changes } = await world.update({}, old);
    expect(answer.Reason).toContain(`RAM takes none beside resources; others have shared: ${ca(1)}`);
    expect(changes).not.toContainEqual(['Disassociate', { resourceArns: [ca(1)] }]);
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
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('Never.'), PhysicalResourceId: expect.stringMatching(/\|-failed$/) });
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

  test.each([
    ['goes again when the sources of others come back', {}, [MEMBER], [], [MEMBER]],
    ['goes too when others have revoked one of theirs meanwhile', {}, [MEMBER, MEMBER_2], [MEMBER], [MEMBER_2]],
    ['stays when others have revoked all of theirs meanwhile', { rules: { lastSourceRemoval: 'accept' } }, [MEMBER], [MEMBER], [OWNER]],
    ['stays when it had been there before', {}, [OWNER, MEMBER], [], [OWNER, MEMBER]],
  ] as const)('%s', async (_, options, before, revoked, after) => {
    const world = new World(options, { principals: [SERVICE], sources: [...before], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(SERVED, { ...SERVED, Exclusive: 'true' });
    expect(world.contents().sources).toEqual([OWNER]);
    world.time.advance(100_000);
    for (const source of revoked) { world.share.set('SOURCE', source, 'DISASSOCIATED'); }
    rollingBack(world);
    await world.update({ ...SERVED, Exclusive: 'true' }, SERVED);
    expect(world.contents()).toEqual({ principals: [SERVICE], sources: after, resources: [ca(1)] });
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

describe('the owner\'s account, which stands for the sources where none is declared,', () => {
  const BEFORE = { Principals: [SERVICE], ResourceArns: [ca(1)] };
  const SOURCED = { ...BEFORE, Sources: [MEMBER] };

  /** Declares the first source, and is rolled back; gives the sources that are there then. */
  async function sourcesAfter(
    sources: string[], next: object, meanwhile: (world: World) => void = () => undefined, early: (world: World) => void = () => undefined,
  ): Promise<string[]> {
    const world = new World({}, { principals: [SERVICE], sources, resourceArns: [ca(1)] });
    deploying(world);
    early(world);
    expect((await world.update(BEFORE, next)).answer.Reason).toBeUndefined();
    meanwhile(world);
    rollingBack(world);
    expect((await world.update(next, BEFORE)).answer.Reason).toBeUndefined();
    return world.contents().sources;
  }

  test.each([['', SOURCED], [' of an exclusive owner', { ...SOURCED, Exclusive: 'true' }]])('is as it was when the first source%s is rolled back', async (_, next) => {
    expect(await sourcesAfter([MEMBER_2], next)).toEqual([MEMBER_2]);
    expect(await sourcesAfter([OWNER], next)).toEqual([OWNER]);
    expect((await sourcesAfter([OWNER, MEMBER_2], next)).sort()).toEqual([OWNER, MEMBER_2]);
  });

  test('stays away when others had declared the same source before', async () => {
    expect(await sourcesAfter([MEMBER], SOURCED)).toEqual([MEMBER]);
  });

  test('comes when others have revoked their sources meanwhile: RAM wants one', async () => {
    expect(await sourcesAfter([MEMBER_2], SOURCED, (world) => { world.share.set('SOURCE', MEMBER_2, 'DISASSOCIATED'); })).toEqual([OWNER]);
  });

  test('comes in another environment of the function, which does not know whether it was there', async () => {
    expect((await sourcesAfter([MEMBER_2], SOURCED, (world) => { world.host.coldStart(); })).sort()).toEqual([OWNER, MEMBER_2]);
  });

  test('comes when an earlier run of the same request, which was killed, has taken it off', async () => {
    expect((await sourcesAfter([OWNER, MEMBER_2], SOURCED, undefined, (world) => {
      world.share.set('SOURCE', OWNER, 'DISASSOCIATED');
    })).sort()).toEqual([OWNER, MEMBER_2]);
  });

  test('is as it was when two updates are rolled back, one to a source and one back', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(BEFORE, SOURCED);
    world.note('UPDATE_FAILED');
    world.time.advance(10_000);
    world.note('UPDATE_IN_PROGRESS');
    await world.update(SOURCED, BEFORE);
    rollingBack(world);
    await world.update(BEFORE, BEFORE);
    expect(world.contents().sources).toEqual([MEMBER_2]);
  });
});

test('a source that others have revoked meanwhile does not come back with its service principal', async () => {
  const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER, MEMBER_2], resourceArns: [] });
  const exclusive = { Principals: [SERVICE], Sources: [OWNER], Exclusive: 'true' };
  deploying(world);
  await world.create(exclusive);
  expect(world.contents()).toEqual({ principals: [SERVICE], sources: [OWNER], resources: [] });
  world.time.advance(100_000);
  world.share.set('SOURCE', MEMBER, 'ASSOCIATED');
  world.time.advance(100_000);
  world.share.set('SOURCE', MEMBER, 'DISASSOCIATED');
  rollingBack(world);
  await world.delete(exclusive);
  expect(world.contents()).toEqual({ principals: [SERVICE_2], sources: [MEMBER_2], resources: [] });
});

describe('resources that have made way for a service principal of others that comes back', () => {
  const old = { ResourceArns: [ca(1)] };
  const next = { Principals: [SERVICE], Sources: [MEMBER], ResourceArns: [ca(1)], Exclusive: 'true' };

  test('are put on one by one where RAM refuses them', async () => {
    const world = new World({}, { principals: [SERVICE_2], sources: [MEMBER_2], resourceArns: [ca(1)] });
    deploying(world);
    await world.update(old, next);
    rollingBack(world);
    world.simulator.faults.add({
      operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'Not now.', times: 1, match: ({ input }) => 'resourceArns' in input,
    });
    const { answer, logs } = await world.update(next, old);
    expect(answer.Reason).toBeUndefined();
    expect(logs).toContainEqual({ decision: 'not-restored', message: expect.stringContaining('Not now.') });
    expect(world.contents().resources).toEqual([ca(1)]);
  });
});
