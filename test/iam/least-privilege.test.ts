import { isAllowed } from './evaluate';
import { lives, reasonOf } from './lives';
import { play } from './play';
import type { Review } from './review';
import { MANAGEMENT, OUTSIDER, OWNER } from './world';

const reviews = new Map<string, Promise<Review>>();

/** Plays a life if it hasn't been played yet. */
async function reviewOf(name: string): Promise<Review> {
  const reviewed = reviews.get(name) ?? play(lives.find((life) => life.name === name)!);
  reviews.set(name, reviewed);
  return reviewed;
}

describe.each(lives)('the role of the function for $name', (life) => {
  let found: Review;
  beforeAll(async () => { found = await reviewOf(life.name); }, 60_000);

  test('allows each call in the moment in which it is made', () => {
    expect(found.calls).toBeGreaterThan(0);
    expect(found.refused.map(({ action }) => action)).toEqual(Object.keys(life.refused));
  });

  test('allows nothing that no call needs, and that has no other reason', () => {
    expect(found.unused.filter((grant) => reasonOf(life, grant) === undefined)).toEqual([]);
  });

  test('has no reason that explains nothing', () => {
    const actions = found.unused.map(({ action }) => action);
    expect(life.explained.flatMap((explanation) => explanation.actions).filter((action) => !actions.includes(action))).toEqual([]);
  });

  test('has no wildcard in an action', () => {
    expect(found.grants.filter(({ action }) => action.includes('*'))).toEqual([]);
  });
});

const shareIn = (account: string, region = OWNER.region) => `arn:aws:ram:${region}:${account}:resource-share/00000000-0000-0000-0000-000000000000`;

describe('the role of the function for shares with associations never allows', () => {
  let found: Review;
  beforeAll(async () => { found = await reviewOf('shares with associations'); }, 60_000);
  const allowed = async (action: string, resource: string) => isAllowed(found.documents, { action, resource }, OWNER.account);
  const ownShare = () => found.grants.find(({ resource }) => resource.includes(':resource-share/'))!.resource;

  test.each([
    ['ram:AssociateResourceShare'],
    ['ram:DisassociateResourceShare'],
    ['ram:AssociateResourceSharePermission'],
    ['ram:DisassociateResourceSharePermission'],
    ['ram:ListResourceSharePermissions'],
  ])('%s on a share that is not of the stack', async (action) => {
    expect(await allowed(action, ownShare())).toBe(true);
    expect(await allowed(action, shareIn(OWNER.account))).toBe(false);
    expect(await allowed(action, shareIn(OUTSIDER.account))).toBe(false);
    expect(await allowed(action, shareIn(OWNER.account, 'us-east-1'))).toBe(false);
  });

  test.each([
    ['ram:DeleteResourceShare'],
    ['ram:UpdateResourceShare'],
    ['ram:TagResource'],
    ['ram:PromoteResourceShareCreatedFromPolicy'],
  ])('%s on the shares of the stack', async (action) => {
    expect(await allowed(action, ownShare())).toBe(false);
  });

  test.each([
    ['ram:CreateResourceShare', '*'],
    ['ram:EnableSharingWithAwsOrganization', '*'],
    ['ram:AcceptResourceShareInvitation', `arn:aws:ram:${OWNER.region}:${OWNER.account}:resource-share-invitation/00000000-0000-0000-0000-000000000000`],
    ['ram:CreatePermission', '*'],
    ['ram:CreatePermissionVersion', `arn:aws:ram:${OWNER.region}:${OWNER.account}:permission/own`],
    ['ram:ReplacePermissionAssociations', `arn:aws:ram:${OWNER.region}:${OWNER.account}:permission/own`],
    ['ram:AssociateResourceSharePermission', `arn:aws:ram:${OWNER.region}:${OUTSIDER.account}:permission/own`],
    ['iam:CreateRole', `arn:aws:iam::${OWNER.account}:role/other`],
    ['iam:PutRolePolicy', `arn:aws:iam::${OWNER.account}:role/function`],
    ['iam:PassRole', `arn:aws:iam::${OWNER.account}:role/function`],
    ['iam:CreateServiceLinkedRole', `arn:aws:iam::${OWNER.account}:role/aws-service-role/ram.amazonaws.com/AWSServiceRoleForResourceAccessManager`],
    ['sts:AssumeRole', `arn:aws:iam::${OWNER.account}:role/other`],
    ['lambda:UpdateFunctionCode', `arn:aws:lambda:${OWNER.region}:${OWNER.account}:function:other`],
    ['organizations:DescribeOrganization', '*'],
    ['cloudformation:DescribeStackEvents', `arn:aws:cloudformation:${OWNER.region}:${OWNER.account}:stack/Other/00000000-0000-0000-0000-000000000000`],
    ['cloudformation:DescribeStackResources', `arn:aws:cloudformation:${OWNER.region}:${OWNER.account}:stack/Sharing/00000000-0000-0000-0000-000000000000`],
    ['ec2:DescribeSubnets', '*'],
    ['s3:GetObject', 'arn:aws:s3:::bucket/key'],
    ['logs:CreateLogGroup', `arn:aws:logs:${OWNER.region}:${OWNER.account}:log-group:other`],
    ['logs:PutLogEvents', `arn:aws:logs:${OWNER.region}:${OWNER.account}:log-group:other:log-stream:stream`],
  ])('%s on %s', async (action, resource) => {
    expect(await allowed(action, resource)).toBe(false);
  });
});

describe('the role of the function for an accepter never allows', () => {
  let found: Review;
  beforeAll(async () => { found = await reviewOf('an accepter'); }, 60_000);
  const allowed = async (action: string, resource: string, context: Record<string, string> = {}) =>
    isAllowed(found.documents, { action, resource }, OUTSIDER.account, context);
  const invitation = `arn:aws:ram:${OWNER.region}:${OWNER.account}:resource-share-invitation/00000000-0000-0000-0000-000000000000`;
  const fromOwner = { 'ram:ShareOwnerAccountId': OWNER.account, 'ram:ResourceShareName': 'first' };

  test('accepting anything but the share that is named, from the account that is named', async () => {
    const accept = async (context: Record<string, string>) => allowed('ram:AcceptResourceShareInvitation', invitation, context);
    expect(await accept(fromOwner)).toBe(true);
    expect(await accept({ ...fromOwner, 'ram:ShareOwnerAccountId': MANAGEMENT.account })).toBe(false);
    expect(await accept({ ...fromOwner, 'ram:ResourceShareName': 'third' })).toBe(false);
    expect(await accept({})).toBe(false);
  });

  test('leaving shares of other accounts, or taking anybody off a share of its own', async () => {
    expect(await allowed('ram:DisassociateResourceShare', shareIn(OWNER.account))).toBe(true);
    expect(await allowed('ram:DisassociateResourceShare', shareIn(MANAGEMENT.account))).toBe(false);
    expect(await allowed('ram:DisassociateResourceShare', shareIn(OUTSIDER.account))).toBe(false);
  });

  test.each([
    ['ram:AssociateResourceShare', shareIn(OWNER.account)],
    ['ram:RejectResourceShareInvitation', invitation],
    ['ram:CreateResourceShare', '*'],
    ['ram:EnableSharingWithAwsOrganization', '*'],
    ['organizations:DisableAWSServiceAccess', '*'],
    ['iam:CreateServiceLinkedRole', `arn:aws:iam::${OUTSIDER.account}:role/aws-service-role/ram.amazonaws.com/AWSServiceRoleForResourceAccessManager`],
  ])('%s on %s', async (action, resource) => {
    expect(await allowed(action, resource, fromOwner)).toBe(false);
  });
});
