import { SimulatorRules } from '../simulator';
import { ca, gateway, MEMBER, MEMBER_2, OUTSIDER, OUTSIDER_2, OWNER, SERVICE, World } from './support/world';

const FIRST = { Principals: [MEMBER, OUTSIDER], ResourceArns: [gateway(1)] };
const SECOND = { Principals: [MEMBER_2], ResourceArns: [gateway(2)] };

/** Where nobody outside AWS knows what RAM does, the outcome is the same either way. */
const SWITCHES: Partial<SimulatorRules>[] = [
  {},
  { disassociateWhileAssociating: 'refusePerShare' },
  { disassociateWhileAssociating: 'refusePerEntity' },
  { disassociateWhileAssociating: 'accept' },
  { disassociateAbsent: 'UnknownResourceException' },
  { disassociateAbsent: 'InvalidParameterException' },
  { disassociateAbsent: 'accept' },
  { disassociateWhileDisassociating: 'refuse' },
  { associateOverDisassociated: 'newRow' },
  { associateWhileDisassociating: 'restart' },
  { lastSourceRemoval: 'accept' },
  { sourcesWithoutServicePrincipal: 'accept' },
  { defaultSource: false },
  { servicePrincipalAfterResources: 'accept' },
  { severalServicePrincipals: 'refuse' },
  { sourcesByAssociationType: 'empty' },
  { sourcesByAssociationType: 'refuse' },
  { listSourceAssociations: 'missing' },
  { listSourceAssociations: 'missing', sourcesByAssociationType: 'empty' },
  { listSourceAssociations: 'missing', sourcesByAssociationType: 'refuse' },
  { refusedInvitation: 'gone' },
  { refusedInvitation: 'FAILED' },
  { deletedShare: 'InvalidStateTransitionException' },
];

describe.each(SWITCHES)('with the rules %j', (rules) => {
  test('accounts and resources come, change and go', async () => {
    const world = new World({ rules });
    expect((await world.create(FIRST)).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1)], sources: [] });
    expect((await world.update(FIRST, SECOND)).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [gateway(2)], sources: [] });
    expect((await world.update(SECOND, FIRST)).answer.Reason).toBeUndefined();
    expect((await world.delete(FIRST)).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual({ principals: [], resources: [], sources: [] });
  });

  test('a service and its sources come, change and go', async () => {
    const world = new World({ rules });
    const [first, second] = [[MEMBER], [MEMBER_2]].map((Sources) => ({ Principals: [SERVICE], ResourceArns: [ca(1)], Sources }));
    expect((await world.create(first)).answer.Reason).toBeUndefined();
    expect((await world.update(first, second)).answer.Reason).toBeUndefined();
    await world.time.run(world.time.sleep(10_000));
    expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1)], sources: [MEMBER_2] });
    expect((await world.update(second, SECOND)).answer.Reason).toBeUndefined();
    expect((await world.update(SECOND, second)).answer.Reason).toBeUndefined();
    expect((await world.delete(second)).answer.Reason).toBeUndefined();
    await world.time.run(world.time.sleep(10_000));
    expect(world.contents()).toEqual({ principals: [], resources: [], sources: [] });
  });
});

describe('a pending invitation of others', () => {
  const seed = { principals: [OUTSIDER_2, MEMBER], resourceArns: [gateway(1)] };
  const declared = { Principals: [MEMBER], ResourceArns: [gateway(1)] };

  test('is in nobody\'s way where RAM lets it be', async () => {
    const world = new World({}, seed);
    expect((await world.update(declared, SECOND)).answer.Status).toBe('SUCCESS');
  });

  test('that blocks removals fails an update within minutes, says why, and lets the rollback succeed', async () => {
    const world = new World({ rules: { pendingInvitationBlocks: true, disassociatePendingInvitation: 'refuse' } }, seed);
    const { answer, took } = await world.update(declared, { ...declared, Principals: [] });

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain(`pending invitations: ${OUTSIDER_2}`);
    expect(took).toBeLessThan(180_000);
    expect((await world.update({ ...declared, Principals: [] }, declared)).answer.Status).toBe('SUCCESS');
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1)], sources: [] });
  });

  test('that is new and blocks removals fails an update within minutes, and the rollback takes it back', async () => {
    const world = new World({ rules: { pendingInvitationBlocks: true } }, { principals: [MEMBER_2], resourceArns: [gateway(2)] });
    const { answer, took } = await world.update(SECOND, FIRST);

    expect(answer.Reason).toContain(`pending invitations: ${OUTSIDER}.`);
    expect(took).toBeLessThan(180_000);
    expect((await world.update(FIRST, SECOND)).answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [gateway(2)], sources: [] });
  });

  test('that was accepted meanwhile blocks no longer', async () => {
    const world = new World({ rules: { pendingInvitationBlocks: true } }, seed);
    world.time.after(30_000, () => world.share.accept(OUTSIDER_2));
    const { answer } = await world.update(declared, { ...declared, Principals: [] });

    expect(answer.Status).toBe('SUCCESS');
    expect(world.contents().principals).toEqual([OUTSIDER_2]);
  });

  test('blocks no longer than minutes beside what is being restored, which may last', async () => {
    const world = new World({ rules: { pendingInvitationBlocks: true } }, seed);
    world.share.set('RESOURCE', gateway(1), 'RESTORING');
    const { answer, took } = await world.update(declared, { ...declared, Principals: [], ResourceArns: [] });

    expect(answer.Reason).toContain(`pending invitations: ${OUTSIDER_2}`);
    expect(took).toBeLessThan(180_000);
  });

  test('of our own is removed although RAM refuses it at first, because it is tried again', async () => {
    const world = new World({}, { principals: [OUTSIDER], resourceArns: [gateway(1)] });
    const message = 'At least one of the associations in the resource share is in ASSOCIATING status.';
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidStateTransitionException', message, forMs: 60_000 });
    const { answer } = await world.update({ Principals: [OUTSIDER], ResourceArns: [gateway(1)] }, {});

    expect(answer.Status).toBe('SUCCESS');
  });
});

describe('an association of others that never gets anywhere', () => {
  const message = 'At least one of the associations in the resource share is in ASSOCIATING status.';
  const declared = { Principals: [MEMBER], ResourceArns: [gateway(1)] };

  test.each([
    ['an update', (world: World) => world.update(declared, { ...declared, Principals: [] }, { remainingMs: 100_000 })],
    ['a deletion', (world: World) => world.delete(declared, { remainingMs: 100_000 })],
  ])('fails %s when the time runs out, with the words of RAM', async (_, play) => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
    world.share.set('RESOURCE', gateway(2), 'ASSOCIATING');
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidStateTransitionException', message, times: 1000 });
    const { answer } = await play(world);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain(message);
  });
});

describe('where RAM does not show sources', () => {
  const rules = { listSourceAssociations: 'missing', sourcesByAssociationType: 'refuse' } as const;
  const declared = { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] };
  const seed = { principals: [SERVICE], resourceArns: [ca(1)], sources: [MEMBER] };

  test('those in both the old and the new properties are taken to be there', async () => {
    const world = new World({ rules }, seed);
    const { answer, changes } = await world.update(declared, { ...declared, Sources: [MEMBER, OWNER] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Associate', { sources: [OWNER] }]]);
  });

  test('one that RAM does not know when it is to be removed counts as gone', async () => {
    const world = new World({ rules }, { ...seed, sources: [MEMBER, OWNER] });
    const { answer, changes } = await world.update({ ...declared, Sources: [MEMBER, MEMBER_2] }, declared);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Disassociate', { sources: [MEMBER_2] }]]);
  });
});

describe('what RAM lists but does not know when it is to be disassociated', () => {
  const declared = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
  const seed = { principals: [MEMBER], resourceArns: [gateway(1)] };

  test.each(['UnknownResourceException', 'InvalidParameterException'])('after %s, is looked for again, and is gone', async (error) => {
    const world = new World({}, seed);
    world.simulator.onCall(({ operation }) => {
      if (operation === 'DisassociateResourceShare') { world.share.set('RESOURCE', gateway(1), 'DISASSOCIATED'); }
    });
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error, message: 'Not associated.' });
    const { answer, changes } = await world.delete(declared);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Disassociate', { resourceArns: [gateway(1)] }], ['Disassociate', { principals: [MEMBER] }]]);
  });

  test('is asked for again for a minute after UnknownResource, then the deletion fails', async () => {
    const world = new World({}, seed);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'UnknownResourceException', message: 'Not known.', times: 1000 });
    const { answer, took } = await world.delete(declared);

    expect(answer.Reason).toContain(`2 of 2 associations failed: ${gateway(1)}: DisassociateResourceShare of ${gateway(1)} failed: Not known.`);
    expect(took).toBeGreaterThanOrEqual(60_000);
    expect(took).toBeLessThan(120_000);
  });

  test('one by itself fails at once after InvalidParameter', async () => {
    const world = new World({}, seed);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'No.', times: 1000 });
    const { answer, changes } = await world.update(declared, { ...declared, Principals: [] });

    expect(answer.Status).toBe('FAILED');
    expect(changes).toEqual([['Disassociate', { principals: [MEMBER] }]]);
  });

  test('one among many is found by asking for the rest', async () => {
    const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
    world.simulator.onCall(({ operation, fault }) => {
      if (operation === 'DisassociateResourceShare' && fault) { world.share.set('PRINCIPAL', MEMBER, 'DISASSOCIATED'); }
    });
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'No.' });
    const both = { ...declared, Principals: [MEMBER, MEMBER_2] };
    const { answer, changes } = await world.update(both, { ...declared, Principals: [] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Disassociate', { principals: [MEMBER, MEMBER_2] }], ['Disassociate', { principals: [MEMBER_2] }]]);
  });
});
