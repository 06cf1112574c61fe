import { HOUR } from './clock';
import type { Input } from './operations/types';
import { arnOf, createWorld, MEMBER, OUTSIDER, OWNER, refusal, SERVICE, shareIn, type World } from './world';

function named(world: World, filter: object) {
  return world.call('GetResourceShares', { resourceOwner: 'SELF', ...filter }).resourceShares!.map(({ name }) => name);
}

describe('a share', () => {
  test('can be created with everything in one call', () => {
    const world = createWorld();
    const { resourceShare } = world.call('CreateResourceShare', {
      name: 'ca', principals: [SERVICE], sources: [MEMBER], resourceArns: [arnOf.certificateAuthority()], tags: [{ key: 'a', value: 'b' }],
    });
    const share = world.simulator.share(resourceShare!.resourceShareArn!);
    world.clock.advance(1000);

    expect([share.principals(), share.sources(), share.resources()].flat().map(({ entity, status }) => [entity, status])).toEqual(
      [[SERVICE, 'ASSOCIATED'], [MEMBER, 'ASSOCIATED'], [arnOf.certificateAuthority(), 'ASSOCIATED']]);
    expect(share.tags()).toEqual({ a: 'b' });
  });

  test('is not created at all when one entity is refused', () => {
    const world = createWorld();

    expect(refusal(() => world.call('CreateResourceShare', { name: 'a', principals: [MEMBER, OWNER] }))).toContain('is the owner');
    expect(world.simulator.shares()).toEqual([]);
  });

  test.each([['a/b'], ['ä'], [''], ['a'.repeat(256)]])('cannot be named %j', name => {
    expect(refusal(() => createWorld().call('CreateResourceShare', { name })))
      .toContain('Resource share name can contain only alphabetic characters, numbers, spaces, periods, and dashes.');
  });

  test.each([['a_b'], ['a b.c-d'], ['a'.repeat(255)]])('can be named %j', name => {
    expect(createWorld().call('CreateResourceShare', { name }).resourceShare).toMatchObject({ name, status: 'ACTIVE', allowExternalPrincipals: true });
  });

  test('that outlives membership has to allow external principals', () => {
    const resourceShareConfiguration = { retainSharingOnAccountLeaveOrganization: true };

    expect(refusal(() => createWorld().call('CreateResourceShare', { name: 'a', allowExternalPrincipals: false, resourceShareConfiguration })))
      .toContain('InvalidParameterException');
  });

  test('is PENDING at first if RAM takes its time', () => {
    const world = createWorld({ delays: { createShare: 1000 } });
    const { resourceShareArn } = world.call('CreateResourceShare', { name: 'a' }).resourceShare!;
    const share = world.simulator.share(resourceShareArn!);
    expect(share.status).toBe('PENDING');
    world.clock.advance(1000);
    expect(share.status).toBe('ACTIVE');
  });

  test('can be unknown for a while to all other calls', () => {
    const world = createWorld({ rules: { unknownAfterCreateMs: 1000 } });
    const { resourceShareArn } = world.call('CreateResourceShare', { name: 'a' }).resourceShare!;
    const associate = () => world.call('AssociateResourceShare', { resourceShareArn, principals: [MEMBER] });
    expect(refusal(associate)).toContain('UnknownResourceException: ResourceShare arn');
    expect(named(world, {})).toEqual([]);
    world.clock.advance(1000);
    expect(refusal(associate)).toBe('not refused');
  });

  test('is DELETING, then DELETED and listed for two hours, then gone; its associations go with it', () => {
    const world = createWorld({ delays: { deleteShare: 1000 } });
    const { share } = shareIn(world, { principals: [MEMBER, OUTSIDER] });
    world.call('DeleteResourceShare', { resourceShareArn: share.arn });
    expect([share.status, share.principals().map(({ status }) => status)]).toEqual(['DELETING', ['DISASSOCIATING', 'DISASSOCIATING']]);
    world.clock.advance(1000);
    expect(named(world, { resourceShareStatus: 'DELETED' })).toEqual(['seeded']);
    world.clock.advance(2 * HOUR);
    expect(named(world, {})).toEqual([]);
  });

  test.each(['UnknownResourceException', 'InvalidStateTransitionException'] as const)('that is deleted refuses calls with %s', deletedShare => {
    const world = createWorld({ rules: { deletedShare } });
    const { share, associate, disassociate } = shareIn(world, { principals: [MEMBER] });
    world.call('DeleteResourceShare', { resourceShareArn: share.arn });

    expect(refusal(() => associate({ principals: [MEMBER] }))).toContain(deletedShare);
    expect(refusal(() => disassociate({ principals: [MEMBER] }))).toContain(deletedShare);
    expect(refusal(() => world.call('DeleteResourceShare', { resourceShareArn: share.arn }))).toContain(deletedShare);
  });

  test.each([['accept', 'not refused'], ['refuse', 'InvalidStateTransitionException']] as const)(
    'with an ASSOCIATING association: %s its deletion', (deleteWhileAssociating, outcome) => {
      const world = createWorld({ rules: { deleteWhileAssociating } });
      const { share, associate } = shareIn(world);
      associate({ principals: [MEMBER] });

      expect(refusal(() => world.call('DeleteResourceShare', { resourceShareArn: share.arn }))).toContain(outcome);
    });

  test.each([
    ['a share ARN that is none', 'x', 'MalformedArnException'],
    ['a share that never was', `arn:aws:ram:eu-west-1:${OWNER}:resource-share/0`, 'UnknownResourceException'],
    ['a share of another Region', `arn:aws:ram:us-east-1:${OWNER}:resource-share/0`, 'UnknownResourceException'],
  ])('calls for %s are refused', (_, resourceShareArn, error) => {
    expect(refusal(() => createWorld().call('AssociateResourceShare', { resourceShareArn, principals: [MEMBER] }))).toContain(error);
  });

  test('of another account cannot be changed', () => {
    const world = createWorld();
    const { share } = shareIn(world, { principals: [MEMBER] });

    expect(refusal(() => world.call('UpdateResourceShare', { resourceShareArn: share.arn, name: 'x' }, MEMBER))).toContain('UnknownResourceException');
  });

  test('made from a policy is invisible to consumers until it is promoted', () => {
    const world = createWorld({ delays: { promote: 1000 } });
    const { share } = shareIn(world, { principals: [MEMBER], featureSet: 'CREATED_FROM_POLICY' });
    const seen = () => world.call('GetResourceShares', { resourceOwner: 'OTHER-ACCOUNTS' }, MEMBER).resourceShares!.length;
    const promote = () => world.call('PromoteResourceShareCreatedFromPolicy', { resourceShareArn: share.arn });
    expect(seen()).toBe(0);
    promote();
    expect(share.featureSet).toBe('PROMOTING_TO_STANDARD');
    world.clock.advance(1000);
    expect([share.featureSet, seen()]).toEqual(['STANDARD', 1]);
    expect(refusal(promote)).toContain('InvalidStateTransitionException');
  });
});

describe('shares are found', () => {
  const world = createWorld();
  const first = shareIn(world, { name: 'one', tags: { team: 'a' }, resourceArns: [arnOf.subnet()] }).share;
  shareIn(world, { name: 'two', tags: { team: 'b' } });
  test.each([
    ['all', {}, ['one', 'two']],
    ['by name', { name: 'two' }, ['two']],
    ['by status', { resourceShareStatus: 'DELETED' }, []],
    ['by ARN', { resourceShareArns: [first.arn] }, ['one']],
    ['by the value of a tag', { tagFilters: [{ tagKey: 'team', tagValues: ['b', 'c'] }] }, ['two']],
    ['by one of several tags', { tagFilters: [{ tagKey: 'team', tagValues: ['a'] }, { tagKey: 'team', tagValues: ['b'] }] }, ['one', 'two']],
    ['by permission', { permissionArn: 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet' }, ['one']],
  ])('%s', (_, filter, names) => {
    expect(named(world, filter)).toEqual(names);
  });

  test('never by the tags of others', () => {
    expect(refusal(() => world.call('GetResourceShares', { resourceOwner: 'OTHER-ACCOUNTS', tagFilters: [{ tagKey: 'a' }] }))).toContain('InvalidParameterException');
  });
});

describe('associations are found', () => {
  test.each<[string, Input<'GetResourceShareAssociations'>]>([
    ['a resource among principals', { associationType: 'PRINCIPAL', resourceArn: arnOf.subnet() }],
    ['a principal among resources', { associationType: 'RESOURCE', principal: MEMBER }],
    ['by both share and status', { associationType: 'PRINCIPAL', resourceShareArns: ['x'], associationStatus: 'FAILED' }],
  ])('never: %s', (_, filter) => {
    expect(refusal(() => createWorld().call('GetResourceShareAssociations', filter))).toContain('InvalidParameterException');
  });

  test('by both share and status where RAM takes it', () => {
    const world = createWorld({ rules: { statusFilterWithShareArns: 'accept' } });
    const { share } = shareIn(world, { principals: [MEMBER, OUTSIDER] });
    const found = world.call('GetResourceShareAssociations', {
      associationType: 'PRINCIPAL', resourceShareArns: [share.arn], associationStatus: 'ASSOCIATING',
    });

    expect(found.resourceShareAssociations).toMatchObject([{ associatedEntity: OUTSIDER }]);
  });

  test.each([['list', 1], ['empty', 0]] as const)('by type SOURCE: %s', (sourcesByAssociationType, count) => {
    const world = createWorld({ rules: { sourcesByAssociationType } });
    shareIn(world, { principals: [SERVICE] });

    expect(world.call('GetResourceShareAssociations', { associationType: 'SOURCE' }).resourceShareAssociations).toHaveLength(count);
    expect(world.call('ListSourceAssociations', { sourceId: OWNER }).sourceAssociations).toMatchObject([{ sourceId: OWNER, sourceType: 'SOURCE' }]);
  });

  test('not by type SOURCE, nor by an operation that the Region lacks', () => {
    const world = createWorld({ rules: { sourcesByAssociationType: 'refuse', listSourceAssociations: 'missing' } });

    expect(refusal(() => world.call('GetResourceShareAssociations', { associationType: 'SOURCE' }))).toContain('InvalidParameterException');
    expect(refusal(() => world.call('ListSourceAssociations', {}))).toContain('UnknownOperationException');
  });
});

describe('organization sharing', () => {
  test('is enabled by the management account alone, as often as it likes', () => {
    const { call } = createWorld();

    expect(refusal(() => call('EnableSharingWithAwsOrganization', {}, MEMBER))).toContain('OperationNotPermittedException');
    expect([call('EnableSharingWithAwsOrganization', {}), call('EnableSharingWithAwsOrganization', {})]).toEqual([{ returnValue: true }, { returnValue: true }]);
  });

  test('may not work for a while after it was enabled', () => {
    const world = createWorld({ rules: { organizationOnboardingMs: 1000 } });
    world.organization.sharingEnabledAt = undefined;
    world.call('EnableSharingWithAwsOrganization', {});
    const { associate } = shareIn(world);
    expect(refusal(() => associate({ principals: [world.organization.arn] }))).toContain('OperationNotPermittedException');
    world.clock.advance(1000);
    expect(associate({ principals: [world.organization.arn] })).toMatchObject([{ external: false }]);
  });
});
