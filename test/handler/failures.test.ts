import { gateway, MEMBER, MEMBER_2, OUTSIDER, OWNER, SERVICE, subnet, World } from './support/world';

const DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const operationsOf = (calls: readonly { operation: string }[]) => calls.map(({ operation }) => operation);

describe('an association that fails', () => {
  test('fails the creation with the words of RAM, and what was done is taken back', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: gateway(1), message: 'The gateway is in use.' });
    const { answer } = await world.create({ Principals: [MEMBER], ResourceArns: [gateway(1), gateway(2)] });

    expect(answer).toMatchObject({
      Status: 'FAILED',
      Reason: `1 of 3 associations failed: ${gateway(1)}: The gateway is in use.`,
      PhysicalResourceId: `${world.share.arn}|Associations|-failed`,
    });
    expect(world.contents()).toEqual({ principals: [], resources: [], sources: [] });
  });

  test('is named together with all others that fail within seconds', async () => {
    const world = new World();
    const fault = { operation: 'AssociateResourceShare', kind: 'associationFailed' } as const;
    world.simulator.faults.add({ ...fault, entity: gateway(1), message: 'One.' });
    world.simulator.faults.add({ ...fault, entity: gateway(2), message: 'Two.', delayMs: 3000 });
    const { answer } = await world.create({ ResourceArns: [gateway(1), gateway(2)] });

    expect(answer.Reason).toBe(`2 of 2 associations failed: ${gateway(1)}: One.; ${gateway(2)}: Two.`);
  });

  test('before the request is cleared away and made anew', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    world.share.set('RESOURCE', gateway(1), 'FAILED', 'Long ago.');
    const { answer, changes } = await world.update(DECLARED, DECLARED);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Disassociate', { resourceArns: [gateway(1)] }], ['Associate', { resourceArns: [gateway(1)] }]]);
  });

  test.each(['remove', 'keep', 'refuse'] as const)('before is repaired where RAM answers its disassociation with "%s"', async (disassociateFailed) => {
    const world = new World({ rules: { disassociateFailed } }, { principals: [MEMBER], resourceArns: [gateway(1)] });
    world.share.set('RESOURCE', gateway(1), 'FAILED', 'Long ago.');
    const { answer } = await world.update(DECLARED, DECLARED);

    expect(answer.Status).toBe('SUCCESS');
    expect(world.contents().resources).toEqual([gateway(1)]);
  });

  test('before is cleared away though RAM refuses to for a moment', async () => {
    const world = new World({ rules: { associateOverFailed: 'refuse' } }, { resourceArns: [gateway(1)] });
    world.share.set('RESOURCE', gateway(1), 'FAILED', 'Long ago.');
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidStateTransitionException', forMs: 10_000 });
    const { answer } = await world.update(DECLARED, DECLARED);

    expect(answer.Reason).toBeUndefined();
    expect(world.contents().resources).toEqual([gateway(1)]);
  });

  test('before is cleared away once RAM has brought about what another construct associates', async () => {
    const world = new World({ rules: { associateOverFailed: 'refuse' }, delays: { associateResource: 40_000 } }, { principals: [MEMBER] });
    world.share.set('PRINCIPAL', MEMBER, 'FAILED', 'Long ago.');
    await world.associate({ resourceArns: [gateway(2)] });
    const { answer } = await world.update({ Principals: [MEMBER] }, { Principals: [MEMBER] });

    expect(answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(2)], sources: [] });
  });

  test('before, and that RAM does not start again, fails with the words of RAM', async () => {
    const world = new World({ rules: { disassociateFailed: 'keep', associateOverFailed: 'ignore' } }, { resourceArns: [gateway(1)] });
    world.share.set('RESOURCE', gateway(1), 'FAILED', 'Long ago.');
    const { answer } = await world.update(DECLARED, DECLARED);

    expect(answer.Reason).toBe(`1 of 2 associations failed: ${gateway(1)}: Long ago.`);
  });

  describe('of a source before', () => {
    const failedSource = () => {
      const world = new World({ rules: { disassociateFailed: 'keep' } }, { principals: [SERVICE], sources: [MEMBER] });
      world.share.set('PRINCIPAL', SERVICE, 'DISASSOCIATED');
      world.share.set('SOURCE', MEMBER, 'FAILED', 'Long ago.');
      return world;
    };

    test('is cleared away before its service principal is associated with it, and with the other sources', async () => {
      const world = failedSource();
      const { answer, changes } = await world.create({ Principals: [SERVICE], Sources: [MEMBER, MEMBER_2] });

      expect(answer.Status).toBe('SUCCESS');
      expect(changes).toEqual([['Disassociate', { sources: [MEMBER] }], ['Associate', { principals: [SERVICE], sources: [MEMBER, MEMBER_2] }]]);
    });

    test('leaves nothing behind of a creation that fails meanwhile', async () => {
      const world = failedSource();
      const { answer } = await world.create({ Principals: [SERVICE, 'o-abcdefghij'], Sources: [MEMBER] });

      expect(answer.Status).toBe('FAILED');
      expect(world.contents()).toEqual({ principals: [], resources: [], sources: [] });
    });
  });

  test('of a service principal before is started again before its sources are asked for, though RAM does not clear it away', async () => {
    const world = new World({ rules: { disassociateFailed: 'refuse' } }, { principals: [SERVICE] });
    world.share.set('PRINCIPAL', SERVICE, 'FAILED', 'Long ago.');
    const { answer, changes } = await world.create({ Principals: [SERVICE], Sources: [MEMBER] });

    expect(answer.Reason).toBeUndefined();
    expect(changes.filter(([operation]) => operation === 'Associate')).toEqual([['Associate', { principals: [SERVICE], sources: [MEMBER] }]]);
  });

  test('before does not stand in the way of a deletion', async () => {
    const world = new World({ rules: { disassociateFailed: 'keep' } }, { resourceArns: [gateway(1)] });
    world.share.set('RESOURCE', gateway(1), 'FAILED', 'Long ago.');
    expect((await world.delete(DECLARED)).answer.Status).toBe('SUCCESS');
  });

  test('to be removed fails the update with the words of RAM', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
    world.simulator.onCall(({ operation }) => {
      if (operation === 'DisassociateResourceShare') { world.share.set('RESOURCE', gateway(2), 'FAILED', 'It is in use.'); }
    });
    const { answer } = await world.update({ ...DECLARED, ResourceArns: [gateway(1), gateway(2)] }, DECLARED);

    expect(answer.Reason).toBe(`1 of 1 associations failed: ${gateway(2)}: It is in use.`);
  });
});

test('what a page has missed is not taken for what a failed creation has added', async () => {
  const world = new World({ paging: { size: 2, emptyEvery: 0 } }, { principals: [MEMBER, MEMBER_2, OUTSIDER] });
  world.hideOnce(MEMBER);
  world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: gateway(1), message: 'No.' });
  const { answer } = await world.create(DECLARED);

  expect(answer.Status).toBe('FAILED');
  expect(world.contents().principals).toContain(MEMBER);
});

test('a source that a page may have missed is not sent along with its service principal unnoticed', async () => {
  const world = new World({ paging: { size: 1, emptyEvery: 0 }, rules: { sourcesWithoutServicePrincipal: 'accept' } }, { sources: [MEMBER, OWNER] });
  const { answer } = await world.create({ Principals: [SERVICE, 'o-abcdefghij'], Sources: [MEMBER_2] });

  expect(answer.PhysicalResourceId).toMatch(/failed$/);
  expect(world.contents()).toEqual({ principals: [], resources: [], sources: [OWNER, MEMBER].sort() });
});

test('a part of what RAM refuses may have been done all the same, and is taken back', async () => {
  const world = new World();
  world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'No.' });
  world.simulator.onCall(({ operation, fault }) => {
    if (operation === 'AssociateResourceShare' && fault) { world.share.set('PRINCIPAL', MEMBER, 'ASSOCIATED'); }
  });
  const { answer } = await world.create({ Principals: [MEMBER, MEMBER_2] });

  expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/failed$/) });
  expect(world.contents().principals).toEqual([]);
});

describe('a share whose ARN is none', () => {
  const typo = { Principals: [MEMBER], ResourceShareArn: 'typo' };

  test('fails an update, and neither its rollback nor its deletion', async () => {
    const world = new World({}, { principals: [MEMBER] });
    world.physicalId = `${world.share.arn}|Associations`;

    expect((await world.update({ Principals: [MEMBER] }, typo)).answer.Status).toBe('FAILED');
    expect((await world.update(typo, { Principals: [MEMBER] })).answer.Reason).toBeUndefined();
    expect((await world.delete(typo)).answer.Reason).toBeUndefined();
    expect(world.contents().principals).toEqual([MEMBER]);
  });
});

describe('an association that others change meanwhile', () => {
  test('is not made again when somebody disassociates it: that may be a rollback of this very run', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'disassociated', entity: MEMBER, delayMs: 1000 });
    const { answer, changes } = await world.create({ Principals: [MEMBER] });

    expect(answer.Reason).toBe(`1 of 1 associations failed: ${MEMBER}: others disassociated it`);
    expect(changes).toEqual([['Associate', { principals: [MEMBER] }]]);
  });

  test('counts as done when it is suspended, with a word in the log', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'suspended', entity: MEMBER, delayMs: 1000 });
    const { answer, logs } = await world.create({ Principals: [MEMBER] });

    expect(answer.Status).toBe('SUCCESS');
    expect(logs).toContainEqual({ decision: 'suspended', principals: [MEMBER] });
  });

  test('is waited for while it is being restored, until the time runs out', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'restoring', entity: MEMBER, delayMs: 1000 });
    const { answer, took } = await world.create({ Principals: [MEMBER] }, { remainingMs: 300_000 });

    expect(answer.Reason).toBe(`Time ran out before RAM had associated ${MEMBER} (RESTORING)`);
    expect(took).toBeLessThan(300_000);
  });
});

describe('a refusal', () => {
  test.each([
    ['a malformed principal', 'at once', { Principals: ['o-abcdefghij'] }, /o-abcdefghij.*malformed.*the rest an ARN/s],
    ['the own account', 'at once', { Principals: [OWNER] }, /AssociateResourceShare of 111111111111 failed: .*owner/s],
    ['a principal outside of the organization', 'as soon as what RAM took before is off again', { Principals: [OUTSIDER], ResourceArns: [subnet(1)] },
      /your AWS Organization.*allowExternalPrincipals/s],
  ])('of %s fails %s, and nothing more is sent', async (_, when, declared, reason) => {
    const world = new World();
    const { answer, calls, took } = await world.create(declared);
    const refused = calls.findIndex(({ error }) => error);

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(reason) });
    expect(operationsOf(calls.slice(refused + 1)).filter((operation) => operation === 'AssociateResourceShare')).toEqual([]);
    expect(took).toBeLessThan(when === 'at once' ? 5000 : 20_000);
  });

  test('of one entity among others leaves the marker that nothing was created, and the deletion that follows does nothing', async () => {
    const world = new World({}, { principals: [MEMBER] });
    const declared = { Principals: [MEMBER], ResourceArns: ['arn:nonsense'] };
    const { answer } = await world.create(declared);
    const deletion = await world.delete(declared);

    expect(answer.PhysicalResourceId).toBe(`${world.share.arn}|Associations|-failed`);
    expect(deletion.answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: answer.PhysicalResourceId });
    expect(deletion.calls).toEqual([]);
    expect(world.contents().principals).toEqual([MEMBER]);
  });

  test('that keeps what was created from being taken back leaves the removal to the deletion', async () => {
    const world = new World({ rules: { disassociatePendingInvitation: 'refuse' } });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: gateway(1), message: 'No.' });
    const { answer } = await world.create({ Principals: [OUTSIDER], ResourceArns: [gateway(1)] });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: `${world.share.arn}|Associations` });
  });
});

describe('what may pass', () => {
  const passing = [
    ['throttle', { kind: 'throttle' }],
    ['an internal error', { kind: 'serverInternal' }],
    ['an outage', { kind: 'serviceUnavailable' }],
    ['a reset before the effect', { kind: 'resetBefore' }],
    ['a reset after the effect', { kind: 'resetAfter' }],
    ['a hanging connection', { kind: 'hang', delayMs: 3_600_000 }],
    ['a cut-off answer', { kind: 'cutOff' }],
    ['InvalidStateTransition', { kind: 'error', error: 'InvalidStateTransitionException', message: 'Busy.' }],
    ['UnknownResource', { kind: 'error', error: 'UnknownResourceException', message: 'Not yet known.' }],
    ['OperationNotPermitted', { kind: 'error', error: 'OperationNotPermittedException', message: 'Being set up.' }],
    ['AccessDenied', { kind: 'accessDenied' }],
  ] as const;
  const operations = ['AssociateResourceShare', 'DisassociateResourceShare', 'GetResourceShareAssociations'] as const;

  test.each(operations.flatMap((operation) => passing.map(([name, fault]) => [name, operation, fault] as const)))(
    '%s of %s is tried again', async (_, operation, fault) => {
      const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
      world.simulator.faults.add({ operation, ...fault, times: 2 });
      const { answer } = await world.update(DECLARED, { Principals: [MEMBER_2], ResourceArns: [gateway(1)] });

      expect(answer).toMatchObject({ Status: 'SUCCESS' });
      expect(world.contents()).toEqual({ principals: [MEMBER_2], resources: [gateway(1)], sources: [] });
    });

  test.each([
    ['AccessDenied', { kind: 'accessDenied' }, 60],
    ['UnknownResource', { kind: 'error', error: 'UnknownResourceException' }, 60],
    ['OperationNotPermitted', { kind: 'error', error: 'OperationNotPermittedException' }, 90],
    ['InvalidStateTransition', { kind: 'error', error: 'InvalidStateTransitionException' }, 300],
  ] as const)('%s is believed after so many seconds', async (_, fault, seconds) => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', ...fault, message: 'Never.', times: 10_000 });
    const { answer, took } = await world.create(DECLARED);

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('Never.') });
    expect(took / 1000).toBeGreaterThanOrEqual(seconds);
    expect(took / 1000).toBeLessThan(seconds + 5);
  });

  test('is given up when the time runs out, with an answer that says what was wrong', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: '*', kind: 'throttle', times: 10_000 });
    const { answer, took } = await world.create(DECLARED, { remainingMs: 60_000 });

    expect(answer.Reason).toContain('Rate exceeded (ThrottlingException)');
    expect(took).toBeGreaterThanOrEqual(40_000);
    expect(took).toBeLessThan(60_000);
  });

  test('a retried call is the same one to RAM, and a call that is made anew is another', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'resetAfter' });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'disassociated', entity: MEMBER, delayMs: 1000, after: 1 });
    const { calls } = await world.create({ Principals: [MEMBER] });
    const tokens = calls.filter(({ operation }) => operation === 'AssociateResourceShare').map(({ input }) => input.clientToken);

    expect(tokens[0]).toMatch(/^[\da-f]{32}$/);
    expect(tokens[1]).toBe(tokens[0]);
    expect(new Set(tokens).size).toBe(tokens.length - 1);
  });
});
