import { DAY, HOUR } from './clock';
import { arnOf, createWorld, MEMBER, OUTSIDER, OWNER, refusal, shareIn, type World } from './world';

function invitationsOf(world: World, account = OUTSIDER) {
  return world.call('GetResourceShareInvitations', {}, account).resourceShareInvitations!;
}

function seenBy(world: World, account: string) {
  return world.call('GetResourceShares', { resourceOwner: 'OTHER-ACCOUNTS' }, account).resourceShares!.map(({ resourceShareArn }) => resourceShareArn);
}

function answer(world: World, operation: 'AcceptResourceShareInvitation' | 'RejectResourceShareInvitation', arn = invitationsOf(world)[0].resourceShareInvitationArn) {
  return world.call(operation, { resourceShareInvitationArn: arn }, OUTSIDER).resourceShareInvitation!.status;
}

describe('an invitation', () => {
  test('goes to an account outside, which stays ASSOCIATING until it accepts', () => {
    const world = createWorld();
    const { share } = shareIn(world, { principals: [OUTSIDER] });
    world.clock.advance(HOUR);
    expect(invitationsOf(world)).toMatchObject([{ resourceShareArn: share.arn, senderAccountId: OWNER, receiverAccountId: OUTSIDER, status: 'PENDING' }]);
    expect(share.principals()).toMatchObject([{ status: 'ASSOCIATING' }]);

    expect(answer(world, 'AcceptResourceShareInvitation')).toBe('ACCEPTED');
    world.clock.advance(1000);
    expect(share.principals()).toMatchObject([{ status: 'ASSOCIATED' }]);
  });

  test('is not sent within the organization, and the owner does not see it', () => {
    const world = createWorld();
    shareIn(world, { principals: [MEMBER, OUTSIDER] });

    expect([invitationsOf(world, MEMBER), invitationsOf(world, OWNER)]).toEqual([[], []]);
  });

  test('goes to the account of a role', () => {
    const world = createWorld();
    const receiverArn = `arn:aws:iam::${OUTSIDER}:role/reader`;
    shareIn(world, { principals: [receiverArn] });

    expect(invitationsOf(world)).toMatchObject([{ receiverAccountId: OUTSIDER, receiverArn }]);
  });

  test.each([
    ['twelve hours without resources', [], 12 * HOUR],
    ['seven days for transit gateways', [arnOf.transitGateway()], 7 * DAY],
    ['twelve hours when one kind has no more', [arnOf.transitGateway(), arnOf.certificateAuthority()], 12 * HOUR],
  ])('is valid for %s', (_, resourceArns, lifetime) => {
    const world = createWorld();
    const { share } = shareIn(world, { principals: [OUTSIDER], ...(resourceArns.length > 0 && { resourceArns }) });
    const [{ resourceShareInvitationArn }] = invitationsOf(world);
    world.clock.advance(lifetime - 1);
    expect(invitationsOf(world)).toMatchObject([{ status: 'PENDING' }]);
    world.clock.advance(1);

    expect(invitationsOf(world)).toMatchObject([{ status: 'EXPIRED' }]);
    expect(share.principals()).toMatchObject([{ status: 'DISASSOCIATED' }]);
    expect(refusal(() => answer(world, 'AcceptResourceShareInvitation', resourceShareInvitationArn))).toContain('ResourceShareInvitationExpiredException');
  });

  test.each([['DISASSOCIATED', ['DISASSOCIATED']], ['FAILED', ['FAILED']], ['gone', []]] as const)(
    'that is rejected leaves the principal %s', (refusedInvitation, statuses) => {
      const world = createWorld({ rules: { refusedInvitation } });
      const { share } = shareIn(world, { principals: [OUTSIDER] });
      answer(world, 'RejectResourceShareInvitation');

      expect(share.principals().map(({ status }) => status)).toEqual(statuses);
    });

  test.each([
    ['AcceptResourceShareInvitation', 'ResourceShareInvitationAlreadyAcceptedException'],
    ['RejectResourceShareInvitation', 'ResourceShareInvitationAlreadyRejectedException'],
  ] as const)('is answered once: %s', (operation, error) => {
    const world = createWorld();
    shareIn(world, { principals: [OUTSIDER] });
    answer(world, operation);

    expect(refusal(() => answer(world, operation))).toContain(error);
  });

  test('is withdrawn with the principal and with the share', () => {
    const world = createWorld();
    shareIn(world, { principals: [OUTSIDER] }).disassociate({ principals: [OUTSIDER] });
    world.call('DeleteResourceShare', { resourceShareArn: shareIn(world, { principals: [OUTSIDER] }).share.arn });

    expect(invitationsOf(world)).toEqual([]);
  });

  test.each(['DISASSOCIATED', 'FAILED', 'SUSPENDED'] as const)('is withdrawn with an association that gets %s in another way', (status) => {
    const world = createWorld();
    const { share, associate } = shareIn(world, { principals: [OUTSIDER] });
    share.set('PRINCIPAL', OUTSIDER, status);
    expect(invitationsOf(world)).toEqual([]);

    share.set('PRINCIPAL', OUTSIDER, 'DISASSOCIATED');
    associate({ principals: [OUTSIDER] });
    expect(invitationsOf(world)).toHaveLength(1);
  });

  test('disappears some time after it was answered', () => {
    const world = createWorld({ delays: { invitationListed: DAY } });
    shareIn(world, { principals: [OUTSIDER] }).share.accept(OUTSIDER);
    world.clock.advance(DAY);

    expect(invitationsOf(world)).toEqual([]);
  });

  test('can be rejected and be on its way for a while', () => {
    const world = createWorld({ delays: { invitation: 1000 } });
    const { share, associate } = shareIn(world);
    associate({ principals: [OUTSIDER] });
    expect(invitationsOf(world)).toEqual([]);
    world.clock.advance(1000);
    expect(invitationsOf(world)).toHaveLength(1);
    share.reject(OUTSIDER);

    expect(share.principals()).toMatchObject([{ status: 'DISASSOCIATED' }]);
  });
});

describe('a share of another account is seen', () => {
  const world = createWorld();
  test.each([
    ['by its account', MEMBER, [MEMBER], true],
    ['by the members of the organization', MEMBER, [world.organization.arn], true],
    ['by the accounts below a unit', MEMBER, [world.unit], true],
    ['by the account of a role', MEMBER, [`arn:aws:iam::${MEMBER}:role/reader`], true],
    ['not by its owner', OWNER, [MEMBER], false],
    ['not by accounts outside the organization', OUTSIDER, [world.organization.arn], false],
    ['not by accounts that have not accepted', OUTSIDER, [OUTSIDER], false],
  ])('%s', (_, account, principals, visible) => {
    const { share } = shareIn(world, { principals });

    expect(seenBy(world, account).includes(share.arn)).toBe(visible);
  });

  test('a while after it was associated, its resources a while later', () => {
    const lagging = createWorld({ delays: { associatePrincipal: 0, associateResource: 0, visibility: 1000, resourceVisibility: 500 } });
    const { share, associate } = shareIn(lagging);
    const resources = () => lagging.call('ListResources', { resourceOwner: 'OTHER-ACCOUNTS' }, MEMBER).resources!.length;
    associate({ principals: [MEMBER], resourceArns: [arnOf.subnet()] });
    lagging.clock.advance(999);
    expect(seenBy(lagging, MEMBER)).toEqual([]);
    lagging.clock.advance(1);
    expect([seenBy(lagging, MEMBER), resources()]).toEqual([[share.arn], 0]);
    lagging.clock.advance(500);
    expect(resources()).toBe(1);
  });

  test('no longer after the account has left the organization', () => {
    const leaving = createWorld();
    const account = shareIn(leaving, { principals: [MEMBER] }).share;
    shareIn(leaving, { principals: [leaving.organization.arn] });
    leaving.organization.removeAccount(MEMBER);
    leaving.clock.advance(1000);

    expect(account.principals()).toMatchObject([{ status: 'DISASSOCIATED' }]);
    expect(seenBy(leaving, MEMBER)).toEqual([]);
  });

  test('still, when the share outlives membership', () => {
    const leaving = createWorld();
    const { share } = shareIn(leaving, { principals: [MEMBER], retainSharing: true });
    share.accept(MEMBER);
    leaving.organization.removeAccount(MEMBER);
    leaving.clock.advance(1000);

    expect(seenBy(leaving, MEMBER)).toEqual([share.arn]);
  });
});

test('a consumer can leave a share, and nothing else', () => {
  const world = createWorld();
  const { share } = shareIn(world, { principals: [MEMBER], resourceArns: [arnOf.subnet()] });
  const leave = (entities: object) => world.call('DisassociateResourceShare', { resourceShareArn: share.arn, ...entities }, MEMBER);
  expect(refusal(() => leave({ resourceArns: [arnOf.subnet()] }))).toContain('OperationNotPermittedException');
  leave({ principals: [MEMBER] });

  expect(share.principals()).toMatchObject([{ status: 'DISASSOCIATING' }]);
  expect(refusal(() => leave({ principals: [MEMBER] }))).toContain('UnknownResourceException');
});

test('the status of a resource can differ per consumer', () => {
  const world = createWorld();
  shareIn(world, { principals: [MEMBER, world.organization.arn], resourceArns: [arnOf.subnet()] });
  world.simulator.state.resourceStatuses.set(arnOf.subnet(), { status: 'LIMIT_EXCEEDED', statusMessage: 'too many' }, MEMBER);
  world.clock.advance(1000);
  const statusFor = (account: string, resourceOwner: 'SELF' | 'OTHER-ACCOUNTS') =>
    world.call('ListResources', { resourceOwner, resourceType: 'EC2:SUBNET' }, account).resources!.map(({ status }) => status);

  expect([statusFor(MEMBER, 'OTHER-ACCOUNTS'), statusFor(OWNER, 'SELF')]).toEqual([['LIMIT_EXCEEDED'], ['AVAILABLE']]);
});

test('the owner lists its principals, a consumer who shares with it', () => {
  const world = createWorld();
  shareIn(world, { principals: [MEMBER, world.unit] });
  const ids = (account: string, resourceOwner: 'SELF' | 'OTHER-ACCOUNTS') =>
    world.call('ListPrincipals', { resourceOwner }, account).principals!.map(({ id }) => id);

  expect([ids(OWNER, 'SELF'), ids(MEMBER, 'OTHER-ACCOUNTS')]).toEqual([[MEMBER, world.unit], [OWNER]]);
});

test('a share of another account is found by its ARN as soon as it is visible, and unknown before', () => {
  const world = createWorld();
  const { share } = shareIn(world, { principals: [OUTSIDER] });
  const find = () => world.call('GetResourceShares', { resourceOwner: 'OTHER-ACCOUNTS', resourceShareArns: [share.arn] }, OUTSIDER).resourceShares!;
  expect(refusal(find)).toContain('UnknownResourceException');
  share.accept(OUTSIDER);
  world.clock.advance(1000);

  expect(find()).toMatchObject([{ owningAccountId: OWNER, status: 'ACTIVE' }]);
});
