import { arnOf, createWorld, OWNER, refusal, shareIn, type World } from './world';

const AUTHORITY = 'acm-pca:CertificateAuthority';
const TEMPLATE = JSON.stringify({ Effect: 'Allow', Action: ['acm-pca:GetCertificate'] });
const SUBNET = 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet';

function create(world: World, name = 'read', template = TEMPLATE, resourceType = AUTHORITY) {
  return world.call('CreatePermission', { name, resourceType, policyTemplate: template }).permission!.arn!;
}

describe('the permissions of a share', () => {
  test('are the default ones of its resources\' types unless others were named', () => {
    const world = createWorld();
    const permissionArn = create(world);
    const { share } = shareIn(world, { permissionArns: [permissionArn], resourceArns: [arnOf.subnet(), arnOf.certificateAuthority()] });

    expect(share.permissions()).toEqual({ 'ec2:Subnet': SUBNET, [AUTHORITY]: permissionArn });
  });

  test('are one per type', () => {
    const world = createWorld();
    expect(refusal(() => world.call('CreateResourceShare', { name: 'a', permissionArns: [create(world, 'a'), create(world, 'b')] })))
      .toContain(`only one permission for resource type ${AUTHORITY}`);
  });

  test('have to exist', () => {
    expect(refusal(() => createWorld().call('CreateResourceShare', { name: 'a', permissionArns: ['arn:aws:ram::aws:permission/None'] })))
      .toContain('UnknownResourceException');
  });

  test('are replaced only when that is asked for', () => {
    const world = createWorld();
    const { share } = shareIn(world, { resourceArns: [arnOf.certificateAuthority()] });
    const permissionArn = create(world);
    const associate = (replace?: boolean) => world.call('AssociateResourceSharePermission', { resourceShareArn: share.arn, permissionArn, replace });
    expect(refusal(() => associate())).toContain('Set replace to true');
    associate(true);

    expect(share.permissions()).toEqual({ [AUTHORITY]: permissionArn });
    expect(associate()).toEqual({ returnValue: true });
  });

  test('have to be in their default version', () => {
    const world = createWorld();
    const permissionArn = create(world);
    world.call('CreatePermissionVersion', { permissionArn, policyTemplate: TEMPLATE });
    const { share } = shareIn(world);

    expect(refusal(() => world.call('AssociateResourceSharePermission', { resourceShareArn: share.arn, permissionArn, permissionVersion: 1 })))
      .toContain('only the default version 2');
  });

  test('stay while there are resources of their type, and go once', () => {
    const world = createWorld();
    const { share, disassociate } = shareIn(world, { resourceArns: [arnOf.subnet()] });
    const remove = () => world.call('DisassociateResourceSharePermission', { resourceShareArn: share.arn, permissionArn: SUBNET });
    expect(refusal(remove)).toContain('OperationNotPermittedException');
    disassociate({ resourceArns: [arnOf.subnet()] });
    world.clock.advance(1000);
    remove();

    expect(share.permissions()).toEqual({});
    expect(refusal(remove)).toContain('has already been disassociated');
  });

  test('keep their version until they are replaced everywhere', () => {
    const world = createWorld({ delays: { replacePermission: 1000 } });
    const permissionArn = create(world);
    const { share } = shareIn(world, { permissionArns: [permissionArn] });
    world.call('CreatePermissionVersion', { permissionArn, policyTemplate: TEMPLATE });
    const versions = () => world.call('ListResourceSharePermissions', { resourceShareArn: share.arn }).permissions!
      .map(({ version, defaultVersion }) => [version, defaultVersion]);
    const works = () => world.call('ListReplacePermissionAssociationsWork', {}).replacePermissionAssociationsWorks!.map(({ status }) => status);
    expect(versions()).toEqual([['1', false]]);
    world.call('ReplacePermissionAssociations', { fromPermissionArn: permissionArn, fromPermissionVersion: 1, toPermissionArn: permissionArn });

    expect([versions(), works()]).toEqual([[['2', true]], ['IN_PROGRESS']]);
    world.clock.advance(1000);
    expect(works()).toEqual(['COMPLETED']);
  });
});

describe('a customer managed permission', () => {
  test.each([
    ['with a name of 37 characters', 'a'.repeat(37), TEMPLATE, AUTHORITY, 'InvalidParameterException'],
    ['for a type that takes none', 'a', TEMPLATE, 'ec2:Subnet', 'InvalidParameterException'],
    ['for a type in other letters', 'a', TEMPLATE, 'ACM-PCA:certificateauthority', 'InvalidParameterException'],
    ['that is no JSON', 'a', '{', AUTHORITY, 'MalformedPolicyTemplateException'],
    ['with a principal', 'a', '{"Effect":"Allow","Action":"a:b","Principal":"*"}', AUTHORITY, 'MalformedPolicyTemplateException'],
    ['with several statements', 'a', `[${TEMPLATE}]`, AUTHORITY, 'MalformedPolicyTemplateException'],
    ['with a condition on the source', 'a', '{"Effect":"Allow","Action":"a:b","Condition":{"StringEquals":{"aws:SourceAccount":"1"}}}', AUTHORITY, 'InvalidPolicyException'],
    ['with a negating condition', 'a', '{"Effect":"Allow","Action":"a:b","Condition":{"StringNotEquals":{"aws:PrincipalArn":"1"}}}', AUTHORITY, 'InvalidPolicyException'],
  ])('%s is refused', (_, name, template, resourceType, error) => {
    expect(refusal(() => create(createWorld(), name, template, resourceType))).toContain(error);
  });

  test('has a name of its own, and ten per type are enough', () => {
    const world = createWorld();
    Array.from({ length: 10 }, (_, n) => create(world, `p${n}`));

    expect(refusal(() => create(world, 'p0'))).toContain('PermissionAlreadyExistsException');
    expect(refusal(() => create(world, 'p10'))).toContain('PermissionLimitExceededException');
  });

  test('has at most five versions, of which the default one cannot be deleted', () => {
    const world = createWorld();
    const permissionArn = create(world);
    const add = () => world.call('CreatePermissionVersion', { permissionArn, policyTemplate: TEMPLATE });
    Array.from({ length: 4 }, add);
    expect(refusal(add)).toContain('PermissionVersionsLimitExceededException');
    expect(refusal(() => world.call('DeletePermissionVersion', { permissionArn, permissionVersion: 5 }))).toContain('OperationNotPermittedException');
    world.call('DeletePermissionVersion', { permissionArn, permissionVersion: 1 });

    expect(add().permission).toMatchObject({ version: '6', defaultVersion: true });
  });

  test('that a share uses cannot be deleted', () => {
    const world = createWorld();
    const permissionArn = create(world);
    const { share } = shareIn(world, { permissionArns: [permissionArn] });
    const remove = () => world.call('DeletePermission', { permissionArn });
    expect(refusal(remove)).toContain('OperationNotPermittedException');
    world.call('DeleteResourceShare', { resourceShareArn: share.arn });

    expect(remove()).toMatchObject({ permissionStatus: 'DELETED' });
  });
});

test('permissions are listed by type, in any letters, and by who made them', () => {
  const world = createWorld();
  const own = create(world);
  const list = (permissionType?: 'CUSTOMER_MANAGED' | 'AWS_MANAGED') =>
    world.call('ListPermissions', { resourceType: 'ACM-PCA:certificateauthority', permissionType }).permissions!.map(({ arn }) => arn);

  expect(list('CUSTOMER_MANAGED')).toEqual([own]);
  expect(list('AWS_MANAGED')).not.toContain(own);
  expect(list()).toEqual([...list('AWS_MANAGED'), own]);
});

test('AWS managed permissions cannot be changed, tagged or deleted', () => {
  const { call } = createWorld();

  expect(refusal(() => call('DeletePermission', { permissionArn: SUBNET }))).toContain('OperationNotPermittedException');
  expect(refusal(() => call('TagResource', { resourceArn: SUBNET, tags: [{ key: 'a', value: 'b' }] }))).toContain('ResourceArnNotFoundException');
});

test('tags have limits', () => {
  const { call, simulator } = createWorld();
  const share = simulator.seedShare({ owner: OWNER, tags: Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, 'v'])) });
  const tag = (key: string) => call('TagResource', { resourceShareArn: share.arn, tags: [{ key, value: 'x' }] });
  tag('k0');

  expect(refusal(() => tag('k50'))).toContain('TagLimitExceededException');
  expect(refusal(() => tag('aws:x'))).toContain('InvalidParameterException');
  expect(share.tags()).toMatchObject({ k0: 'x', k49: 'v' });
});
