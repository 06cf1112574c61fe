import { ca, gateway, MEMBER, MEMBER_2, OUTSIDER, OWNER, SERVICE, SERVICE_2, subnet, World } from './support/world';

const ACCOUNTS = { principals: [MEMBER], resourceArns: [gateway(1)] };
const ACCOUNTS_DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };

describe('an update', () => {
  test('that changes no entity only looks', async () => {
    const world = new World({}, ACCOUNTS);
    const { answer, calls } = await world.update(ACCOUNTS_DECLARED, ACCOUNTS_DECLARED);

    expect(answer.Status).toBe('SUCCESS');
    expect(calls.map(({ operation, input }) => [operation, input.associationType])).toEqual([
      ['GetResourceShares', undefined], ['GetResourceShareAssociations', 'PRINCIPAL'], ['GetResourceShareAssociations', 'RESOURCE'],
    ]);
  });

  test('grants and waits before it revokes', async () => {
    const world = new World({}, ACCOUNTS);
    const { answer, changes, calls } = await world.update(ACCOUNTS_DECLARED, { Principals: [MEMBER_2], ResourceArns: [gateway(2)] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['Associate', { principals: [MEMBER_2] }],
      ['Associate', { resourceArns: [gateway(2)] }],
      ['Disassociate', { resourceArns: [gateway(1)] }],
      ['Disassociate', { principals: [MEMBER] }],
    ]);
    const [granted, , revoked] = calls.filter(({ operation }) => /^(Dis|A)ssociate/.test(operation) || operation.startsWith('Disassociate'));
    expect(revoked.time - granted.time).toBeGreaterThanOrEqual(3000);
    expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [gateway(2)], sources: [] });
  });

  test('leaves alone what neither the old nor the new properties list', async () => {
    const world = new World({}, { principals: [MEMBER, OUTSIDER], resourceArns: [gateway(1), gateway(9)] });
    await world.update(ACCOUNTS_DECLARED, { Principals: [], ResourceArns: [] });

    expect(world.contents().resources).toEqual([gateway(9)]);
    expect(world.share.principals().find(({ entity }) => entity === OUTSIDER)?.status).toBe('ASSOCIATING');
  });

  test('that is exclusive removes what others put on the share', async () => {
    const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1), gateway(9)] });
    const { changes } = await world.update(ACCOUNTS_DECLARED, { ...ACCOUNTS_DECLARED, Exclusive: 'true' });

    expect(changes).toEqual([['Disassociate', { resourceArns: [gateway(9)] }], ['Disassociate', { principals: [MEMBER_2] }]]);
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1)], sources: [] });
  });

  test('that is exclusive takes off what RAM shows, where it shows no sources', async () => {
    const world = new World({ rules: { listSourceAssociations: 'missing', sourcesByAssociationType: 'refuse' } }, { principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
    const { answer } = await world.update(ACCOUNTS_DECLARED, { Principals: [MEMBER], ResourceArns: [gateway(1)], Exclusive: 'true' });

    expect(answer.Reason).toBeUndefined();
    expect(world.contents().resources).toEqual([gateway(1)]);
  });

  test('that is exclusive keeps the source that RAM chose itself', async () => {
    const world = new World({}, { principals: [SERVICE], resourceArns: [ca(1)] });
    const declared = { Principals: [SERVICE], ResourceArns: [ca(1)], Exclusive: 'true' };
    const { changes } = await world.update(declared, declared);

    expect(changes).toEqual([]);
  });

  test('restores what was taken away from outside', async () => {
    const world = new World({}, ACCOUNTS);
    world.share.set('PRINCIPAL', MEMBER, 'DISASSOCIATED');
    const { answer, changes } = await world.update(ACCOUNTS_DECLARED, ACCOUNTS_DECLARED);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Associate', { principals: [MEMBER] }]]);
  });

  test('keeps the physical id, whatever it is', async () => {
    const world = new World({}, ACCOUNTS);
    world.physicalId = 'anything';
    expect((await world.update(ACCOUNTS_DECLARED, ACCOUNTS_DECLARED)).answer.PhysicalResourceId).toBe('anything');
  });

  test('at most 100 entities go into a call', async () => {
    const world = new World({ paging: { size: 500, emptyEvery: 0 } });
    const many = Array.from({ length: 250 }, (_, n) => subnet(n));
    const { answer, changes } = await world.create({ Principals: [MEMBER], ResourceArns: many });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['Associate', { principals: [MEMBER] }],
      ['Associate', { resourceArns: many.slice(0, 100) }],
      ['Associate', { resourceArns: many.slice(100, 200) }],
      ['Associate', { resourceArns: many.slice(200) }],
    ]);
  });
});

describe('a change of service principals and sources', () => {
  const seed = { principals: [SERVICE], resourceArns: [ca(1)], sources: [MEMBER] };
  const declared = { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] };

  test('of sources alone adds the new ones before it removes the old', async () => {
    const world = new World({}, seed);
    const { answer, changes } = await world.update(declared, { ...declared, Sources: [MEMBER_2] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Associate', { sources: [MEMBER_2] }], ['Disassociate', { sources: [MEMBER] }]]);
    expect(world.contents().sources).toEqual([MEMBER_2]);
  });

  test('to no declared source leaves the one that RAM takes by default', async () => {
    const world = new World({}, seed);
    const { answer, changes } = await world.update(declared, { ...declared, Sources: [] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Associate', { sources: [OWNER] }], ['Disassociate', { sources: [MEMBER] }]]);
  });

  test('of the service alone sends all sources along, and takes our resources off meanwhile because RAM insists', async () => {
    const world = new World({}, seed);
    const { answer, changes, logs } = await world.update(declared, { ...declared, Principals: [SERVICE_2] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['Associate', { principals: [SERVICE_2], sources: [MEMBER] }],
      ['Disassociate', { resourceArns: [ca(1)] }],
      ['Associate', { principals: [SERVICE_2], sources: [MEMBER] }],
      ['Associate', { resourceArns: [ca(1)] }],
      ['Disassociate', { principals: [SERVICE] }],
    ]);
    expect(logs).toContainEqual({ decision: 'resources-off', resources: [ca(1)] });
    expect(world.contents()).toEqual({ principals: [SERVICE_2], resources: [ca(1)], sources: [MEMBER] });
  });

  test('does not touch the resources where RAM takes a service principal beside them', async () => {
    const world = new World({ rules: { servicePrincipalAfterResources: 'accept' } }, seed);
    const { changes } = await world.update(declared, { ...declared, Principals: [SERVICE_2] });

    expect(changes).toEqual([
      ['Associate', { principals: [SERVICE_2], sources: [MEMBER] }],
      ['Disassociate', { principals: [SERVICE] }],
    ]);
  });

  test('brings all resources back when they can not all be taken off', async () => {
    const ResourceArns = Array.from({ length: 101 }, (_, n) => ca(n));
    const world = new World({}, { resourceArns: ResourceArns.slice(1) });
    await world.associate({ resourceArns: ResourceArns.slice(0, 1) });
    world.time.advance(60_000);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'accessDenied', after: 1, times: Infinity });
    const { answer } = await world.update({ ResourceArns }, { ...declared, ResourceArns });

    expect(answer.Reason).toMatch(/DisassociateResourceShare .*AccessDenied/);
    expect(world.contents().resources).toEqual([...ResourceArns].sort());
  });

  test('waits for our resources that are going already, perhaps by a run that was cut short', async () => {
    const world = new World({ delays: { disassociate: 30_000 } }, { resourceArns: [ca(1)] });
    world.share.disassociate('RESOURCE', ca(1));
    const { answer, changes } = await world.update({ ResourceArns: [ca(1)] }, declared);

    expect(answer.Reason).toBeUndefined();
    expect(changes).toEqual([
      ['Associate', { principals: [SERVICE], sources: [MEMBER] }],
      ['Associate', { principals: [SERVICE], sources: [MEMBER] }],
      ['Associate', { resourceArns: [ca(1)] }],
    ]);
  });

  test('does not touch the resources of others for a service principal', async () => {
    const world = new World({}, { resourceArns: [ca(1), ca(9)] });
    const { answer, changes } = await world.update({ ResourceArns: [ca(1)] }, declared);

    expect(answer).toMatchObject({ Status: 'FAILED' });
    expect(answer.Reason).toContain(`others have shared: ${ca(9)}`);
    expect(answer.Reason).toContain("You can't associate a service principal with a resource share that already has resources.");
    expect(changes).toEqual([['Associate', { principals: [SERVICE], sources: [MEMBER] }]]);
  });

  test.each<[string, (world: World) => ReturnType<World['create']>]>([
    ['a creation', (world) => world.create(declared)],
    ['an update', (world) => world.update({}, declared)],
  ])('nor those that others had shared before %s declared them', async (_, play) => {
    const world = new World({}, { resourceArns: [ca(1)] });
    const { answer, changes } = await play(world);

    expect(answer.Reason).toContain(`others have shared: ${ca(1)}`);
    expect(changes.filter(([operation]) => operation === 'Disassociate')).toEqual([]);
    expect(world.contents().resources).toEqual([ca(1)]);
  });

  test('from accounts to a service ends in the declared state', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [ca(1)] });
    const { answer, changes } = await world.update({ Principals: [MEMBER], ResourceArns: [ca(1)] }, declared);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes[0]).toEqual(['Disassociate', { principals: [MEMBER] }]);
    expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1)], sources: [MEMBER] });
  });

  test('from a service to accounts ends in the declared state', async () => {
    const world = new World({}, seed);
    const { answer, changes } = await world.update(declared, { Principals: [MEMBER_2], ResourceArns: [ca(1)] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['Disassociate', { principals: [SERVICE] }],
      ['Disassociate', { sources: [MEMBER] }],
      ['Associate', { principals: [MEMBER_2] }],
    ]);
    expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [ca(1)], sources: [] });
  });

  test('to nothing removes resources, then the service, then its sources', async () => {
    const world = new World({}, seed);
    const { answer, changes } = await world.update(declared, {});

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['Disassociate', { resourceArns: [ca(1)] }], ['Disassociate', { principals: [SERVICE] }], ['Disassociate', { sources: [MEMBER] }],
    ]);
  });
});

describe('an update to another share', () => {
  test('answers with another physical id, so that CloudFormation deletes what is on the old one', async () => {
    const world = new World({}, ACCOUNTS);
    const other = world.simulator.seedShare({ owner: OWNER, name: 'other' });
    world.physicalId = `${world.share.arn}|Associations`;
    const { answer } = await world.update(ACCOUNTS_DECLARED, { ...ACCOUNTS_DECLARED, ResourceShareArn: other.arn });

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${other.arn}|Associations` });
    expect(world.contents().principals).toEqual([MEMBER]);
    expect(world.contents(other).principals).toEqual([MEMBER]);
  });

  test('that is a rollback to the share of its physical id removes what is on the other one', async () => {
    const world = new World({}, ACCOUNTS);
    const other = world.simulator.seedShare({ owner: OWNER, name: 'other', ...ACCOUNTS });
    world.physicalId = `${world.share.arn}|Associations`;
    const { answer } = await world.update({ ...ACCOUNTS_DECLARED, ResourceShareArn: other.arn }, ACCOUNTS_DECLARED);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: world.physicalId });
    expect(world.contents().principals).toEqual([MEMBER]);
    expect(world.contents(other)).toEqual({ principals: [], resources: [], sources: [] });
  });
});
