import { ca, gateway, MEMBER, MEMBER_2, OWNER, SERVICE, subnet, World } from './support/world';

const FIRST = { Principals: [MEMBER], ResourceArns: [gateway(1), gateway(2), gateway(3)] };
const SECOND = { Principals: [MEMBER_2], ResourceArns: [gateway(3), gateway(4)] };

describe('what RAM lists', () => {
  test('in small pages, some of them empty, is read to the end', async () => {
    const world = new World({ paging: { size: 1, emptyEvery: 2 } });
    await world.create(FIRST);
    const { answer, changes } = await world.update(FIRST, SECOND);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['Associate', { principals: [MEMBER_2] }],
      ['Associate', { resourceArns: [gateway(4)] }],
      ['Disassociate', { resourceArns: [gateway(1), gateway(2)] }],
      ['Disassociate', { principals: [MEMBER] }],
    ]);
    expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [gateway(3), gateway(4)], sources: [] });
  });

  test('without something that slipped from one page to another is read again before it counts as gone', async () => {
    const world = new World({ paging: { size: 1, emptyEvery: 0 } }, { principals: [MEMBER], resourceArns: [gateway(1), gateway(2), gateway(3)] });
    world.hideOnce(gateway(2));
    const { answer, changes } = await world.delete(FIRST);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes.filter(([operation]) => operation === 'Disassociate').flatMap(([, entities]) => Object.values(entities).flat()).sort())
      .toEqual([MEMBER, gateway(1), gateway(2), gateway(3)].sort());
    expect(world.contents().resources).toEqual([]);
  });

  test('with an old row beside its successor is judged by the successor', async () => {
    const world = new World({ rules: { associateOverDisassociated: 'newRow' } }, { principals: [MEMBER], resourceArns: [gateway(1)] });
    const declared = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
    world.share.set('RESOURCE', gateway(1), 'DISASSOCIATED');
    expect((await world.update(declared, declared)).changes).toEqual([['Associate', { resourceArns: [gateway(1)] }]]);
    expect((await world.update(declared, declared)).changes).toEqual([]);
  });

  test('is asked for sources only where there are any', async () => {
    const world = new World({}, { principals: [SERVICE], resourceArns: [ca(1)], sources: [MEMBER] });
    const kinds = (calls: readonly { operation: string; input: Readonly<Record<string, unknown>> }[]) =>
      new Set(calls.filter(({ operation }) => operation !== 'GetResourceShares').map(({ operation, input }) => input.associationType ?? operation));
    const declared = { Principals: [SERVICE], ResourceArns: [ca(1)] };

    expect(kinds((await world.update(declared, declared)).calls)).toEqual(new Set(['PRINCIPAL', 'RESOURCE']));
    expect(kinds((await world.update(declared, { ...declared, Sources: [MEMBER] })).calls)).toEqual(new Set(['PRINCIPAL', 'RESOURCE', 'ListSourceAssociations']));
  });
});

describe('a service principal that RAM does not take', () => {
  const declared = { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] };

  test('because of its name is not tried again without the resources', async () => {
    const world = new World({}, { resourceArns: [ca(1)] });
    const message = 'Principal ID pca-connector-ad.amazonaws.com is malformed. Verify the ID and try again.';
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', message });
    const { answer, changes } = await world.update({ ResourceArns: [ca(1)] }, declared);

    expect(answer.Reason).toContain(message);
    expect(changes).toEqual([['Associate', { principals: [SERVICE], sources: [MEMBER] }]]);
  });

  test('beside accounts of others is not tried again without the resources', async () => {
    const world = new World({}, { principals: [MEMBER_2], resourceArns: [ca(1)] });
    const { answer, changes } = await world.update({ ResourceArns: [ca(1)] }, declared);

    expect(answer.Status).toBe('FAILED');
    expect(changes).toHaveLength(1);
  });

  test('on a share without resources fails at once', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'Not this service.' });
    const { answer, changes } = await world.create(declared);

    expect(answer.Reason).toContain('Not this service.');
    expect(changes).toHaveLength(1);
  });

  test.each(['InvalidStateTransitionException', 'OperationNotPermittedException'])('for a while, with %s, is tried longer on a share without resources', async (error) => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error, message: 'Busy.', forMs: 80_000 });

    expect((await world.create(declared)).answer.Status).toBe('SUCCESS');
    expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1)], sources: [MEMBER] });
  });

  test('even without the resources gets them back on the share', async () => {
    const world = new World({}, { resourceArns: [ca(1)] });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'No.', match: { principals: [SERVICE] }, times: 2 });
    const { answer, changes } = await world.update({ ResourceArns: [ca(1)] }, declared);

    expect(answer.Reason).toContain('No.');
    expect(changes.map(([operation, entities]) => [operation, Object.keys(entities)[0]])).toEqual([
      ['Associate', 'principals'], ['Disassociate', 'resourceArns'], ['Associate', 'principals'], ['Associate', 'resourceArns'],
    ]);
    expect(world.contents()).toEqual({ principals: [], resources: [ca(1)], sources: [] });
  });
});

describe('a creation that fails', () => {
  test('leaves what was on the share before', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: gateway(2), message: 'No.' });
    const { answer, changes } = await world.create({ Principals: [MEMBER, MEMBER_2], ResourceArns: [gateway(1), gateway(2)] });

    expect(answer.PhysicalResourceId).toMatch(/\|-failed$/);
    expect(changes).toEqual([
      ['Associate', { principals: [MEMBER_2] }],
      ['Associate', { resourceArns: [gateway(2)] }],
      ['Disassociate', { resourceArns: [gateway(2)] }],
      ['Disassociate', { principals: [MEMBER_2] }],
    ]);
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1)], sources: [] });
  });

  test('has a minute left to take back what it did when the time runs out', async () => {
    const world = new World({ delays: { associateResource: 3_600_000 }, rules: { disassociateWhileAssociating: 'accept' } });
    const { answer, took } = await world.create({ Principals: [MEMBER], ResourceArns: [subnet(1)] }, { remainingMs: 600_000 });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/\|-failed$/) });
    expect(answer.Reason).toBe(`Time ran out before RAM had associated ${subnet(1)} (ASSOCIATING)`);
    expect(took).toBeGreaterThan(520_000);
    expect(took).toBeLessThan(600_000);
  });

  test('takes back a service principal before its sources', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: ca(1), message: 'No.' });
    const { changes } = await world.create({ Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER, OWNER] });

    expect(changes.slice(2)).toEqual([
      ['Disassociate', { resourceArns: [ca(1)] }], ['Disassociate', { principals: [SERVICE] }], ['Disassociate', { sources: [MEMBER, OWNER] }],
    ]);
  });

  test('also takes back what RAM gave no answer to', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'resetAfter', times: 10_000 });
    const { answer } = await world.create({ Principals: [MEMBER] }, { remainingMs: 120_000 });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/\|-failed$/) });
    expect(world.contents().principals).toEqual([]);
  });
});
