import { ca, MEMBER, MEMBER_2, SERVICE, World } from './support/world';

jest.mock('@aws-sdk/client-ram', () => ({ ...jest.requireActual<object>('@aws-sdk/client-ram'), ListSourceAssociationsCommand: undefined }));

describe.each(['list', 'empty', 'refuse'] as const)('with an SDK without ListSourceAssociations, where RAM answers "%s" to the other way', (sourcesByAssociationType) => {
  test('sources come, change and go', async () => {
    const world = new World({ rules: { sourcesByAssociationType } });
    const [first, second] = [[MEMBER], [MEMBER_2]].map((Sources) => ({ Principals: [SERVICE], ResourceArns: [ca(1)], Sources }));
    const created = await world.create(first);
    const updated = await world.update(first, second);
    const deleted = await world.delete(second);

    expect([created, updated, deleted].map(({ answer }) => answer.Status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
    // What RAM refuses while the new source is still under way is sent again.
    const changes = [...created.changes, ...updated.changes, ...deleted.changes].map((change) => JSON.stringify(change));
    expect([...new Set(changes)].map((change) => JSON.parse(change) as unknown)).toEqual([
      ['Associate', { principals: [SERVICE], sources: [MEMBER] }],
      ['Associate', { resourceArns: [ca(1)] }],
      ['Associate', { sources: [MEMBER_2] }],
      ['Disassociate', { sources: [MEMBER] }],
      ['Disassociate', { resourceArns: [ca(1)] }],
      ['Disassociate', { principals: [SERVICE] }],
      ['Disassociate', { sources: [MEMBER_2] }],
    ]);
    expect([...created.calls, ...updated.calls].map(({ operation }) => operation)).not.toContain('ListSourceAssociations');
  });
});
