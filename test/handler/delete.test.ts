import { ca, gateway, MEMBER, MEMBER_2, OUTSIDER, SERVICE, World } from './support/world';

const DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const SEED = { principals: [MEMBER], resourceArns: [gateway(1)] };
const MANAGED = { ManagedShare: { Name: 'network', AllowExternalPrincipals: 'true' }, DeletedWithShare: 'true' };

describe('a deletion', () => {
  test('removes what is listed, resources first, and waits until it is gone', async () => {
    const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1), gateway(2)] });
    const { answer, changes } = await world.delete(DECLARED);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Disassociate', { resourceArns: [gateway(1)] }], ['Disassociate', { principals: [MEMBER] }]]);
    expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [gateway(2)], sources: [] });
    expect(world.share.principals().map(({ status }) => status)).toEqual(['DISASSOCIATED', 'ASSOCIATED']);
  });

  test('that was exclusive leaves what others put there', async () => {
    const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
    await world.delete({ ...DECLARED, Exclusive: 'true' });

    expect(world.contents().principals).toEqual([MEMBER_2]);
  });

  test('removes a service principal before its sources', async () => {
    const world = new World({}, { principals: [SERVICE], resourceArns: [ca(1)], sources: [MEMBER] });
    const { answer, changes } = await world.delete({ Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['Disassociate', { resourceArns: [ca(1)] }], ['Disassociate', { principals: [SERVICE] }], ['Disassociate', { sources: [MEMBER] }],
    ]);
  });

  test('has nothing to do when nothing is left, also under an id that was never issued', async () => {
    const world = new World();
    world.physicalId = 'stack-Associations-1ABCDEF';
    const { answer, changes } = await world.delete(DECLARED);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'stack-Associations-1ABCDEF' });
    expect(changes).toEqual([]);
  });

  test.each([['managed in the stack', MANAGED], ['of others', {}]])('succeeds when the share %s is gone', async (_, managed) => {
    const world = new World();
    const { answer, changes } = await world.delete({ ...DECLARED, ...managed, ResourceShareArn: world.share.arn.replace(/.{4}$/, '0000') });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([]);
    expect(world.host.history.reads).toBe(0);
  });

  test('waits for an association that is still under way, because RAM removes none meanwhile', async () => {
    const world = new World({}, SEED);
    await world.associate({ principals: [MEMBER_2] });
    const { answer, calls } = await world.delete(DECLARED);

    expect(answer.Status).toBe('SUCCESS');
    expect(calls.filter(({ error }) => error === 'InvalidStateTransitionException').length).toBeGreaterThan(0);
    expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [], sources: [] });
  });

  test.each([
    ['UnknownResourceException', 1], ['OperationNotPermittedException', 2],
  ])('outlasts a connection that hangs while RAM answers %s for a moment', async (error, hangs) => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    const operation = 'GetResourceShareAssociations';
    world.simulator.faults.add({ operation, kind: 'hang', delayMs: 3_600_000, after: 1, times: hangs });
    world.simulator.faults.add({ operation, kind: 'error', error, times: 2 });
    const { answer } = await world.delete({ Principals: [MEMBER], ResourceArns: [gateway(1)] });

    expect(answer.Reason).toBeUndefined();
    expect(world.contents().principals).toEqual([]);
  });

  test('takes a pending invitation back', async () => {
    const world = new World({}, { principals: [OUTSIDER], resourceArns: [gateway(1)] });
    const { answer, changes } = await world.delete({ Principals: [OUTSIDER], ResourceArns: [gateway(1)] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Disassociate', { principals: [OUTSIDER] }], ['Disassociate', { resourceArns: [gateway(1)] }]]);
  });

  test('leaves an invitation that RAM does not take back, after two minutes', async () => {
    const world = new World({ rules: { disassociatePendingInvitation: 'refuse' } }, { principals: [OUTSIDER], resourceArns: [gateway(1)] });
    const { answer, took, logs } = await world.delete({ Principals: [OUTSIDER], ResourceArns: [gateway(1)] });

    expect(answer.Status).toBe('SUCCESS');
    expect(took).toBeGreaterThan(120_000);
    expect(took).toBeLessThan(150_000);
    expect(world.contents().resources).toEqual([]);
    expect(logs.map(({ decision }) => decision)).toContain('invitations-left');
  });

  describe('that a pending invitation of others blocks', () => {
    const rules = { pendingInvitationBlocks: true, disassociatePendingInvitation: 'refuse' as const };
    const seed = { principals: [MEMBER, OUTSIDER], resourceArns: [gateway(1)] };

    test('fails after two minutes and says what to do', async () => {
      const world = new World({ rules }, seed);
      const { answer, took } = await world.delete(DECLARED);

      expect(answer.Status).toBe('FAILED');
      expect(answer.Reason).toContain('At least one of the associations in the resource share is in ASSOCIATING status.');
      expect(answer.Reason).toContain(`pending invitations: ${OUTSIDER}`);
      expect(answer.Reason).toContain('Remove them too or deploy when answered');
      expect(took).toBeLessThan(150_000);
    });

    test('succeeds when the share itself is deleted next', async () => {
      const world = new World({ rules }, seed);
      const { answer } = await world.delete({ ...DECLARED, ...MANAGED });

      expect(answer.Status).toBe('SUCCESS');
    });
  });

  test('succeeds without the right to disassociate when the share itself is deleted next, after a minute', async () => {
    const world = new World({}, SEED);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'accessDenied', times: 1000 });
    const { answer, took } = await world.delete({ ...DECLARED, ...MANAGED });

    expect(answer.Status).toBe('SUCCESS');
    expect(took).toBeLessThan(85_000);
  });

  test('leaves it to the deletion of the share where something else on it stays in motion', async () => {
    const world = new World({ rules: { disassociateWhileAssociating: 'refusePerShare' }, delays: { associateResource: 3_600_000 } }, SEED);
    await world.associate({ resourceArns: [gateway(9)] });
    expect((await world.delete({ ...DECLARED, ...MANAGED })).answer.Status).toBe('SUCCESS');
    expect((await world.delete(DECLARED)).answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('ASSOCIATING status') });
  });

  test('fails without the right to disassociate from a share of others', async () => {
    const world = new World({}, SEED);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'accessDenied', times: 1000 });
    const { answer, took } = await world.delete(DECLARED);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('ram:DisassociateResourceShare on resource: ' + world.share.arn);
    expect(answer.Reason).toContain('additionalPolicyStatements');
    expect(took).toBeGreaterThanOrEqual(60_000);
  });
});
