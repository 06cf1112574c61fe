import { LogLine } from './support/invoke';
import { gateway, MEMBER, MEMBER_2, OUTSIDER, Result, World } from './support/world';

const DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const SEED = { principals: [MEMBER], resourceArns: [gateway(1)] };
const REVOKE = 'arn:aws:ram::aws:permission/AWSRAMRevokeCertificateCertificateAuthority';

/** The lines but for those that begin and end each request. */
const decisions = (logs: LogLine[]) => logs.filter(({ decision }) => !['request', 'answered'].includes(decision));

describe('the log', () => {
  test('says which request begins, and that it was answered', async () => {
    const world = new World();
    const event = world.event({});
    const { logs } = await world.send(event);
    const request = { RequestType: 'Create', RequestId: event.RequestId, LogicalResourceId: 'Associations' };

    expect(logs).toEqual([{ decision: 'request', ...request }, { decision: 'answered', ...request }]);
  });

  test('names all that RAM is asked for, call by call', async () => {
    const world = new World({}, SEED);
    const { logs } = await world.update(DECLARED, { Principals: [MEMBER_2], ResourceArns: [gateway(1)] });

    expect(decisions(logs)).toEqual([{ decision: 'associate', principals: [MEMBER_2] }, { decision: 'disassociate', principals: [MEMBER] }]);
  });

  test('names what is cleared away because it failed before', async () => {
    const world = new World({}, SEED);
    world.share.set('RESOURCE', gateway(1), 'FAILED');
    const { logs } = await world.update(DECLARED, DECLARED);

    expect(decisions(logs)).toEqual([{ decision: 'clear-failed', resourceArns: [gateway(1)] }, { decision: 'associate', resourceArns: [gateway(1)] }]);
  });

  test('says why RAM denied a disassociation', async () => {
    const world = new World({}, SEED);
    world.simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'UnknownResourceException', message: 'Unknown.' });
    const { logs } = await world.update(DECLARED, { ...DECLARED, Principals: [] });
    const disassociate = { decision: 'disassociate', principals: [MEMBER] };
    const message = `DisassociateResourceShare of ${MEMBER} failed: Unknown. (UnknownResourceException).`;

    expect(decisions(logs)).toEqual([disassociate, { decision: 'denied', message }, disassociate]);
  });

  test('says what is tried again, and why', async () => {
    const world = new World({}, SEED);
    world.simulator.faults.add({ operation: 'GetResourceShareAssociations', kind: 'throttle' });
    const { logs } = await world.update(DECLARED, DECLARED);

    expect(decisions(logs)).toEqual([
      { decision: 'retry', operation: 'GetResourceShareAssociations', name: 'ThrottlingException', message: 'Rate exceeded' },
    ]);
  });

  test('names the permissions that come and go', async () => {
    const world = new World({}, SEED);
    const declared = { ...DECLARED, PermissionArns: [REVOKE] };

    expect(decisions((await world.update(DECLARED, declared)).logs)).toEqual([{ decision: 'attach', permission: REVOKE }]);
    expect(decisions((await world.update(declared, DECLARED)).logs)).toEqual([{ decision: 'detach', permission: REVOKE }]);
  });

  test('says that a failed creation is taken back', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: gateway(1), message: 'No.' });
    const { logs } = await world.create(DECLARED);

    expect(decisions(logs).slice(0, 3)).toEqual([
      { decision: 'associate', principals: [MEMBER] },
      { decision: 'associate', resourceArns: [gateway(1)] },
      { decision: 'take-back' },
    ]);
  });

  test('says why something was not taken back, as does the answer', async () => {
    const world = new World({ rules: { disassociatePendingInvitation: 'refuse' } });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: gateway(1), message: 'No.' });
    const { answer, logs } = await world.create({ Principals: [OUTSIDER], ResourceArns: [gateway(1)] });

    expect(answer.Reason).toMatch(new RegExp(`^1 of 2 associations failed: .*: No\\. \\(Not taken back: DisassociateResourceShare of ${OUTSIDER} failed: `));
    expect(logs).toContainEqual(expect.objectContaining({ decision: 'failed', message: answer.Reason }));
    expect(answer.PhysicalResourceId).not.toContain('failed');
  });

  test.each<[string, (world: World) => Promise<Result>]>([
    ['a creation', (world) => world.create(DECLARED)],
    ['an update', (world) => world.update(DECLARED, DECLARED)],
    ['a deletion', (world) => world.delete(DECLARED)],
  ])('says why %s failed, in the words of the answer', async (_, play) => {
    const message = 'GetResourceShareAssociations failed: No. (InvalidParameterException).';
    const world = new World({}, SEED);
    world.simulator.faults.add({ operation: 'GetResourceShareAssociations', kind: 'error', error: 'InvalidParameterException', message: 'No.' });
    const { answer, logs } = await play(world);

    expect(logs.at(-2)).toMatchObject({ decision: 'failed', RequestId: answer.RequestId, message });
    expect(answer.Reason).toBe(message);
  });

  test('says only of a request that failed that it did', async () => {
    const { logs } = await new World().create(DECLARED);

    expect(logs.map(({ decision }) => decision)).not.toContain('failed');
  });
});
