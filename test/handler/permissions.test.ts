import { ScriptedShare } from './support/scripted-share';
import { MEMBER, subnet, ca, World } from './support/world';
import { detachPermissions } from '../../src/handler/permissions';

const managed = (name: string) => `arn:aws:ram::aws:permission/${name}`;
const STANDARD = managed('AWSRAMDefaultPermissionCertificateAuthority');
const REVOKE = managed('AWSRAMRevokeCertificateCertificateAuthority');
const BLANK = managed('AWSRAMBlankEndEntityCertificateAPIPassthroughIssuanceCertificateAuthority');
const SUBNET = managed('AWSRAMDefaultPermissionSubnet');

const declared = (PermissionArns: string[], ResourceArns = [ca(1)]) => ({ Principals: [MEMBER], ResourceArns, PermissionArns });
const seed = { principals: [MEMBER], resourceArns: [ca(1)] };
const permissions = (world: World) => Object.values(world.share.permissions());

describe('the permissions of a share', () => {
  test('are not looked at where none is declared', async () => {
    const world = new World({}, seed);
    const { calls } = await world.update(declared([]), declared([]));

    expect(calls.map(({ operation }) => operation)).not.toContain('ListResourceSharePermissions');
  });

  test('that are there already are left alone', async () => {
    const world = new World({}, { ...seed, permissionArns: [REVOKE] });
    const { answer, changes } = await world.update(declared([]), declared([REVOKE]));

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([]);
  });

  test('are put on before the resources that they are for', async () => {
    const world = new World();
    const { answer, changes } = await world.create(declared([REVOKE]));

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['AssociatePermission', { permissionArn: REVOKE, replace: true }],
      ['Associate', { principals: [MEMBER] }],
      ['Associate', { resourceArns: [ca(1)] }],
    ]);
    expect(permissions(world)).toEqual([REVOKE]);
  });

  test('are replaced in one deployment while resources use them', async () => {
    const world = new World({}, { ...seed, permissionArns: [REVOKE] });
    const { answer, changes } = await world.update(declared([REVOKE]), declared([BLANK]));

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['AssociatePermission', { permissionArn: BLANK, replace: true }]]);
    expect(permissions(world)).toEqual([BLANK]);
  });

  test('are taken off though the creation that put them on failed', async () => {
    const world = new World({}, { ...seed, permissionArns: [REVOKE] });
    world.physicalId = `${world.share.arn}|Associations|-failed`;
    const { answer } = await world.update(declared([REVOKE]), declared([]));

    expect(answer.Status).toBe('SUCCESS');
    expect(permissions(world)).toEqual([STANDARD]);
  });

  test('give way to the default one when they are no longer declared but still needed', async () => {
    const world = new World({}, { ...seed, permissionArns: [REVOKE] });
    const { answer, changes } = await world.update(declared([REVOKE]), declared([]));

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['DisassociatePermission', { permissionArn: REVOKE }],
      ['AssociatePermission', { permissionArn: STANDARD, replace: true }],
    ]);
    expect(permissions(world)).toEqual([STANDARD]);
  });

  test.each(['InvalidStateTransitionException', 'InvalidParameterException'])('do so too where RAM says %s while they are needed', async (error) => {
    const world = new World({}, { ...seed, permissionArns: [REVOKE] });
    world.simulator.faults.add({ operation: 'DisassociateResourceSharePermission', kind: 'error', error, times: 1000 });
    const { answer, took } = await world.update(declared([REVOKE]), declared([]));

    expect(answer.Status).toBe('SUCCESS');
    expect(took).toBeLessThan(45_000);
    expect(permissions(world)).toEqual([STANDARD]);
  });

  test('stay when they are the default ones and still needed', async () => {
    const world = new World({}, { ...seed, permissionArns: [STANDARD] });
    const { answer, changes } = await world.update(declared([STANDARD]), declared([]));

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['DisassociatePermission', { permissionArn: STANDARD }]]);
  });

  test('are taken off after the last resource that needs them', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [ca(1), subnet(1)], permissionArns: [REVOKE] });
    const { answer, changes } = await world.update(declared([REVOKE], [ca(1), subnet(1)]), declared([], [subnet(1)]));

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Disassociate', { resourceArns: [ca(1)] }], ['DisassociatePermission', { permissionArn: REVOKE }]]);
    expect(permissions(world)).toEqual([SUBNET]);
  });

  test.each([
    ['stay alone while RAM still lists them beside what was put in their place', [REVOKE, BLANK], []],
    ['are taken off beside those of other types', [REVOKE, SUBNET], [REVOKE]],
  ])('%s', async (_, listed, expected) => {
    const type = (arn: string) => arn === SUBNET ? 'ec2:Subnet' : 'acm-pca:CertificateAuthority';
    const share = new ScriptedShare({ sharePermissions: async () => listed.map((arn) => ({ arn, resourceType: type(arn) })) });
    await share.run(detachPermissions(share.work, [REVOKE]));
    expect(share.calls.filter(([, name]) => name === 'detach').map(([, , arn]) => arn)).toEqual(expected);
  });

  test('that were taken off already do no harm', async () => {
    const world = new World({}, seed);
    const { answer } = await world.update(declared([REVOKE]), declared([]));

    expect(answer.Status).toBe('SUCCESS');
    expect(permissions(world)).toEqual([STANDARD]);
  });

  test('that somebody takes off at the same moment do no harm', async () => {
    const world = new World({}, { ...seed, permissionArns: [REVOKE] });
    const message = `The permission ${REVOKE} has already been disassociated from the resource share.`;
    world.simulator.faults.add({ operation: 'DisassociateResourceSharePermission', kind: 'error', error: 'InvalidParameterException', message });
    const { answer, changes } = await world.update(declared([REVOKE]), declared([]));

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['DisassociatePermission', { permissionArn: REVOKE }]]);
  });

  test('move to a new default version', async () => {
    const world = new World();
    const permissionArn = world.simulator.seedPermission({ name: 'issue', resourceType: 'acm-pca:CertificateAuthority' });
    await world.create(declared([permissionArn]));
    await world.newPermissionVersion(permissionArn);
    const { answer, changes } = await world.update(declared([permissionArn]), { ...declared([permissionArn]), Tags: [] } as object);

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['AssociatePermission', { permissionArn, replace: true }]]);
  });

  test('that RAM refuses to take off for want of a right fail the update', async () => {
    const world = new World({}, { ...seed, permissionArns: [REVOKE] });
    world.simulator.faults.add({ operation: 'DisassociateResourceSharePermission', kind: 'accessDenied', times: 1000 });
    const { answer } = await world.update(declared([REVOKE]), declared([]));

    expect(answer.Reason).toContain('ram:DisassociateResourceSharePermission on resource');
  });
});
