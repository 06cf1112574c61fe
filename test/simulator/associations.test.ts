import { HOUR } from './clock';
import { arnOf, createWorld, MEMBER, OUTSIDER, OWNER, refusal, SERVICE, shareIn } from './world';

const ROLE_OUTSIDE = `arn:aws:iam::${OUTSIDER}:role/reader`;
const ROLE_INSIDE = `arn:aws:iam::${MEMBER}:role/path/reader`;
const MIXED = 'InvalidParameterException: If you share with a service principal, you can\'t associate any other principals with the resource share.';

describe('an association', () => {
  test('is ASSOCIATING at first and ASSOCIATED after a while', () => {
    const world = createWorld({ delays: { associatePrincipal: 1000 } });
    const { associate, share } = shareIn(world);

    expect(associate({ principals: [MEMBER] })).toMatchObject([{ associatedEntity: MEMBER, associationType: 'PRINCIPAL', status: 'ASSOCIATING', external: false }]);
    world.clock.advance(999);
    expect(share.principals()).toMatchObject([{ status: 'ASSOCIATING' }]);
    world.clock.advance(1);
    expect(share.principals()).toMatchObject([{ status: 'ASSOCIATED' }]);
  });

  test('is DISASSOCIATING, then DISASSOCIATED and still listed, then gone', () => {
    const world = createWorld({ delays: { disassociate: 1000, disassociatedListed: HOUR } });
    const { disassociate, share } = shareIn(world, { principals: [MEMBER] });

    expect(disassociate({ principals: [MEMBER] })).toMatchObject([{ status: 'DISASSOCIATING' }]);
    world.clock.advance(1000);
    expect(share.principals()).toMatchObject([{ status: 'DISASSOCIATED' }]);
    world.clock.advance(HOUR);
    expect(share.principals()).toEqual([]);
  });

  test('that exists is associated again without a word', () => {
    const world = createWorld();
    const { associate } = shareIn(world, { principals: [MEMBER] });

    expect(associate({ principals: [MEMBER] })).toMatchObject([{ status: 'ASSOCIATED' }]);
  });

  test('can be changed from outside', () => {
    const { share } = shareIn(createWorld(), { principals: [MEMBER] });
    share.set('PRINCIPAL', MEMBER, 'SUSPENDED', 'why');

    expect(share.principals()).toEqual([{ entity: MEMBER, status: 'SUSPENDED', statusMessage: 'why', external: false }]);
  });
});

describe('which principals are external', () => {
  test.each([
    ['an account of the organization', MEMBER, false],
    ['an account outside', OUTSIDER, true],
    ['a role inside', ROLE_INSIDE, false],
    ['a role outside', ROLE_OUTSIDE, true],
    ['a service', SERVICE, false],
  ])('%s', (_, principal, external) => {
    expect(shareIn(createWorld()).associate({ principals: [principal] })[0]).toMatchObject({ associatedEntity: principal, external });
  });

  test('an account of the organization while sharing with it is not enabled', () => {
    const world = createWorld();
    world.organization.sharingEnabledAt = undefined;

    expect(shareIn(world).associate({ principals: [MEMBER] })).toMatchObject([{ external: true }]);
  });

  test('an account of the organization when the share outlives membership', () => {
    expect(shareIn(createWorld(), { retainSharing: true }).associate({ principals: [MEMBER] })).toMatchObject([{ external: true }]);
  });
});

describe('what is refused', () => {
  const world = createWorld();
  const organizationElsewhere = `arn:aws:organizations::${OUTSIDER}:organization/o-abcdefghij`;
  const unitElsewhere = `${world.unit.slice(0, -8)}00000000`;
  test.each([
    ['a bare organization id', {}, { principals: ['o-abcdefghij'] },
      'InvalidParameterException: Principal ID o-abcdefghij is malformed. Verify the ID and try again.'],
    ['a bare unit id', {}, { principals: ['ou-ab12-11111111'] },
      'InvalidParameterException: Principal ID ou-ab12-11111111 is malformed. Verify the ID and try again.'],
    ['an account\'s root', {}, { principals: [`arn:aws:iam::${MEMBER}:root`] }, 'is malformed. Verify the ID and try again.'],
    ['a foreign organization', {}, { principals: [organizationElsewhere] }, 'UnknownResourceException: Organization o-abcdefghij could not be found.'],
    ['an unknown unit', {}, { principals: [unitElsewhere] }, `UnknownResourceException: OrganizationalUnit ${unitElsewhere.split('/')[2]} could not be found.`],
    ['the owner\'s own account', {}, { principals: [OWNER] }, `InvalidParameterException: Principal ID ${OWNER} is the owner`],
    ['an external principal where none is allowed', { allowExternalPrincipals: false }, { principals: [OUTSIDER] }, 'can only be shared within your AWS Organization.'],
    ['a service where no external principal is allowed', { allowExternalPrincipals: false }, { principals: [SERVICE] }, 'can only be shared within your AWS Organization.'],
    ['a service and an account', {}, { principals: [SERVICE, MEMBER] }, MIXED],
    ['a service beside an account', { principals: [MEMBER] }, { principals: [SERVICE] }, MIXED],
    ['an account beside a service', { principals: [SERVICE] }, { principals: [MEMBER] }, MIXED],
    ['a malformed source', { principals: [SERVICE] }, { sources: ['x'] }, 'InvalidParameterException: Source x is malformed.'],
    ['nothing at all', {}, {}, 'InvalidParameterException: You must specify at least one of resourceArns, principals and sources.'],
    ['101 resources', {}, { resourceArns: Array.from({ length: 101 }, (__, n) => arnOf.transitGateway(n)) }, 'ResourceShareLimitExceededException: resourceArns has 101'],
    ['a malformed resource', {}, { resourceArns: ['tgw-1'] }, 'MalformedArnException: The specified resource ARN tgw-1 is not valid.'],
    ['a resource of another account', {}, { resourceArns: [arnOf.transitGateway().replace(OWNER, MEMBER)] }, 'does not belong to account'],
    ['a resource of another Region', {}, { resourceArns: [arnOf.transitGateway().replace('eu-west-1', 'us-east-1')] }, 'is not in Region eu-west-1'],
    ['a global resource outside us-east-1', {}, { resourceArns: [`arn:aws:networkmanager::${OWNER}:core-network/core-network-0123`] }, 'only from Region us-east-1'],
    ['a subnet with an account outside', {}, { principals: [OUTSIDER], resourceArns: [arnOf.subnet()] }, 'can only be shared within your AWS Organization.'],
    ['a subnet beside an account outside', { principals: [OUTSIDER] }, { resourceArns: [arnOf.subnet()] }, 'can only be shared within your AWS Organization.'],
    ['an account outside beside a subnet', { resourceArns: [arnOf.subnet()] }, { principals: [OUTSIDER] }, 'can only be shared within your AWS Organization.'],
    ['an organization when the share outlives membership', { retainSharing: true }, { principals: [world.organization.arn] }, 'is not allowed in a resource share that retains'],
  ])('%s', (_, seed, input, message) => {
    const { associate, share } = shareIn(world, seed);
    const before = [share.principals(), share.resources(), share.sources()];

    expect(refusal(() => associate(input))).toContain(message);
    expect([share.principals(), share.resources(), share.sources()]).toEqual(before);
  });

  test('organization and unit while sharing with the organization is not enabled', () => {
    const closed = createWorld();
    closed.organization.sharingEnabledAt = undefined;
    const { associate } = shareIn(closed);

    expect(refusal(() => associate({ principals: [closed.organization.arn] }))).toContain('UnknownResourceException: Organization o-');
    expect(refusal(() => associate({ principals: [closed.unit] }))).toContain('UnknownResourceException: OrganizationalUnit ou-');
  });

  test('the 5,001st principal', () => {
    const { associate } = shareIn(createWorld());
    for (let n = 0; n < 50; n++) {
      associate({ principals: Array.from({ length: 100 }, (_, i) => `4${String(n * 100 + i).padStart(11, '0')}`) });
    }

    expect(refusal(() => associate({ principals: [MEMBER] }))).toContain('ResourceShareLimitExceededException');
    expect(associate({ principals: ['400000000000'] })).toHaveLength(1);
  });

  test('whatever concerns a share that RAM made from a policy', () => {
    expect(refusal(() => shareIn(createWorld(), { featureSet: 'CREATED_FROM_POLICY' }).associate({ principals: [MEMBER] })))
      .toContain('OperationNotPermittedException');
  });
});

describe('sources', () => {
  test('default to the owner\'s account', () => {
    const { associate, share } = shareIn(createWorld());
    associate({ principals: [SERVICE] });

    expect(share.sources()).toMatchObject([{ entity: OWNER }]);
  });

  test.each([MEMBER, 'o-abcdefghij', 'o-abcdefghij/r-ab12/ou-ab12-11111111/', `arn:aws:s3:::bucket-${OWNER}`])('can be %s', source => {
    expect(shareIn(createWorld()).associate({ principals: [SERVICE], sources: [source] })).toMatchObject([{}, { associatedEntity: source, associationType: 'SOURCE' }]);
  });

  test('can be exchanged when the new one comes first', () => {
    const world = createWorld();
    const { associate, disassociate, share } = shareIn(world, { principals: [SERVICE], sources: [OWNER] });
    associate({ sources: [MEMBER] });
    world.clock.advance(1000);
    disassociate({ sources: [OWNER] });
    world.clock.advance(1000);

    expect(share.sources()).toMatchObject([{ entity: OWNER, status: 'DISASSOCIATED' }, { entity: MEMBER, status: 'ASSOCIATED' }]);
  });

  test('can go together with the service', () => {
    const { disassociate } = shareIn(createWorld(), { principals: [SERVICE], sources: [OWNER] });

    expect(disassociate({ principals: [SERVICE], sources: [OWNER] })).toMatchObject([{ status: 'DISASSOCIATING' }, { status: 'DISASSOCIATING' }]);
  });
});
