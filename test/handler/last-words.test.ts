import { Fault } from '../simulator';
import { gateway, MEMBER, MEMBER_2, SERVICE, World } from './support/world';

const OLD = { Principals: [MEMBER, MEMBER_2], ResourceArns: [gateway(1)] };
const NEXT = { Principals: [MEMBER], ResourceArns: [gateway(1), gateway(2)] };
const LESS = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const SILENCE = { kind: 'hang', times: 1000, delayMs: 3_600_000 } as const;

/** Why an update fails that meets these faults, one after the other. */
async function reasonOf(declared: typeof OLD, faults: Fault[], remainingMs: number): Promise<string | undefined> {
  const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
  for (const fault of faults) { world.simulator.faults.add(fault); }
  return (await world.update(OLD, declared, { remainingMs })).answer.Reason;
}

describe('silence at the end of the time', () => {
  test.each([
    ['one attempt long', 12_000],
    ['two attempts long', 30_000],
    ['many attempts long', 300_000],
  ])('that is %s does not hide that RAM had refused the call, nor how to allow it', async (_, remainingMs) => {
    const operation = 'AssociateResourceShare';
    const reason = await reasonOf(NEXT, [{ operation, kind: 'accessDenied', times: 2 }, { operation, ...SILENCE }], remainingMs);
    expect(reason).toMatch(new RegExp(`^AssociateResourceShare of ${gateway(2)} failed: no answer within [\\d.]+ s \\(Error\\)\\. `
      + '\\(Before that, AssociateResourceShare failed: User: .* is not authorized to perform: ram:AssociateResourceShare .*\\(AccessDeniedException\\)\\. '
      + 'Allow it with additionalPolicyStatements'));
  });

  test.each<[string, Fault['operation']]>([
    ['to the next attempt', 'DisassociateResourceShare'],
    ['to a look at the share', 'GetResourceShareAssociations'],
  ])('in answer %s does not hide that RAM had refused a disassociation', async (_, operation) => {
    const refusal: Fault = { operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidStateTransitionException', message: 'In motion.' };
    const reason = await reasonOf(LESS, [refusal, { operation, ...SILENCE, after: operation.startsWith('Get') ? 4 : 0 }], 40_000);
    expect(reason).toMatch(/no answer within [\d.]+ s/);
    expect(reason).toMatch(/ \(Before that, DisassociateResourceShare failed: In motion\. \(InvalidStateTransitionException\)\.\)$/);
  });

  test('is not told beside a refusal that came last, nor the refusal twice', async () => {
    const reason = await reasonOf(NEXT, [{ operation: 'AssociateResourceShare', kind: 'throttle', times: 1000 }], 30_000);
    expect(reason).toBe(`AssociateResourceShare of ${gateway(2)} failed: Rate exceeded (ThrottlingException).`);
  });

  test('does not hide a refusal behind the word that RAM was busy since', async () => {
    const operation = 'AssociateResourceShare';
    const reason = await reasonOf(NEXT, [{ operation, kind: 'accessDenied' }, { operation, kind: 'throttle' }, { operation, ...SILENCE }], 60_000);
    expect(reason).toMatch(/\(Before that, AssociateResourceShare failed: User: .*\(AccessDeniedException\)/);
  });

  test('is told with the last of several refusals', async () => {
    const operation = 'AssociateResourceShare';
    const refusal: Fault = { operation, kind: 'error', error: 'OperationNotPermittedException', message: 'Not yet.' };
    const reason = await reasonOf(NEXT, [{ operation, kind: 'accessDenied' }, refusal, { operation, ...SILENCE }], 60_000);
    expect(reason).toMatch(/\(Before that, AssociateResourceShare failed: Not yet\. \(OperationNotPermittedException\)/);
    expect(reason).not.toContain('AccessDenied');
  });

  test('is told alone when RAM has done since what it had refused', async () => {
    const refusal: Fault = { operation: 'AssociateResourceShare', kind: 'error', error: 'OperationNotPermittedException', message: 'Not yet.' };
    const reason = await reasonOf(NEXT, [refusal, { operation: 'GetResourceShareAssociations', ...SILENCE, after: 2 }], 40_000);
    expect(reason).toMatch(/^GetResourceShareAssociations failed: no answer within [\d.]+ s \(Error\)\.$/);
  });

  test('is told alone in a Region that lists no sources', async () => {
    const world = new World({ rules: { listSourceAssociations: 'missing' } });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', ...SILENCE });
    const { answer } = await world.create({ Principals: [SERVICE], Sources: [MEMBER] }, { remainingMs: 30_000 });
    expect(answer.Reason).toMatch(/^AssociateResourceShare of .* failed: no answer within [\d.]+ s \(Error\)\. \(Not taken back: /);
    expect(answer.Reason).not.toContain('Before that');
  });
});

test('a refusal to clear a failed association away is told when the time is up before RAM has made it anew, and not beside RAM\'s own reason', async () => {
  const play = async (faults: Fault[], remainingMs: number) => {
    const world = new World({ delays: { associateResource: 60_000 } }, { principals: [MEMBER], resourceArns: [gateway(1)] });
    world.share.set('RESOURCE', gateway(1), 'FAILED', 'Long ago.');
    const refusal: Fault = { operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidStateTransitionException', message: 'Not now.', times: 1000 };
    for (const fault of [refusal, ...faults]) { world.simulator.faults.add(fault); }
    return (await world.update(LESS, LESS, { remainingMs })).answer.Reason;
  };
  expect(await play([], 40_000)).toMatch(/^Time ran out before RAM had associated .* \(Before that, DisassociateResourceShare failed: Not now\. /);
  expect(await play([{ operation: 'AssociateResourceShare', kind: 'associationFailed', message: 'No room.' }], 300_000))
    .toMatch(/^1 of \d associations failed: .*: No room\.$/);
});
