import type { ResourceShareInvitationStatus, ResourceShareStatus } from '@aws-sdk/client-ram';
import { MEMBER, OWNER, REGION } from './support/consumer-world';
import { findShare } from '../../src/handler/consumer/find-share';

const ARN = `arn:aws:ram:${REGION}:${OWNER}:resource-share/00000000-0000-4000-8000-000000000001`;
const OTHER_ARN = `arn:aws:ram:${REGION}:${OWNER}:resource-share/00000000-0000-4000-8000-000000000002`;
const BY_ARN = { ResourceShareArn: ARN };
const BY_NAME = { OwningAccountId: OWNER, Name: 'network' };
const CONSUMER = { account: MEMBER, region: REGION };

function share(status: ResourceShareStatus, resourceShareArn = ARN) {
  return { resourceShareArn, name: 'network', owningAccountId: OWNER, status };
}

function invitation(status: ResourceShareInvitationStatus, sent = 1, resourceShareArn = ARN) {
  return {
    resourceShareInvitationArn: `invitation-${sent}`, resourceShareArn, resourceShareName: 'network', senderAccountId: OWNER, status, invitationTimestamp: new Date(sent),
  };
}

type Shares = Parameters<typeof findShare>[0]['shares'];
type Invitations = Parameters<typeof findShare>[0]['invitations'];

describe.each([['by ARN', BY_ARN], ['by owner and name', BY_NAME]])('a share that is selected %s', (_, selector) => {
  test.each<[string, Shares, Invitations, string, string]>([
    ['active', [share('ACTIVE')], [], 'found', ''],
    ['active, and its invitation rejected', [share('ACTIVE')], [invitation('REJECTED')], 'found', ''],
    ['active, and another invitation to it pending', [share('ACTIVE')], [invitation('PENDING')], 'found', ''],
    ['pending creation', [share('PENDING')], [], 'wait', 'is PENDING'],
    ['being deleted', [share('DELETING')], [], 'doubt', 'is DELETING'],
    ['deleted', [share('DELETED')], [], 'doubt', 'is DELETED'],
    ['failed', [share('FAILED')], [], 'doubt', 'is FAILED'],
    ['unseen, invited', [], [invitation('PENDING')], 'accept', ''],
    ['unseen, invited again after a rejection', [], [invitation('REJECTED', 1), invitation('PENDING', 2)], 'accept', ''],
    ['unseen, accepted', [], [invitation('ACCEPTED')], 'wait', 'was accepted'],
    ['unseen, accepted after an invitation that expired', [], [invitation('ACCEPTED', 2), invitation('EXPIRED', 1)], 'wait', 'invitation-2 was accepted'],
    ['unseen, accepted after others, in whatever order', [], [invitation('EXPIRED', 2), invitation('ACCEPTED', 3), invitation('REJECTED', 1)],
      'wait', 'invitation-3 was accepted'],
    ['unseen, rejected after one that was accepted', [], [invitation('ACCEPTED', 1), invitation('REJECTED', 2)], 'doubt', 'invitation-2 was rejected'],
    ['unseen, rejected, and one without a time accepted', [], [{ ...invitation('ACCEPTED'), invitationTimestamp: undefined }, invitation('REJECTED', 2)],
      'doubt', 'invitation-2 was rejected'],
    ['unseen, expired', [], [invitation('EXPIRED')], 'doubt', 'has expired'],
    ['unseen, rejected', [], [invitation('REJECTED')], 'doubt', 'was rejected'],
    ['unseen, not invited', [], [], 'wait', 'no invitation to it has arrived'],
    ['unseen, invitations of no concern', [], undefined, 'wait', 'in this Region; outside the organization it takes a ResourceShareAccepter'],
    ['unseen, others invited to', [], [{ ...invitation('PENDING', 1, OTHER_ARN), resourceShareName: 'other' }], 'wait', 'no invitation to it has arrived'],
    ['unseen, another of that name elsewhere', [{ ...share('ACTIVE', OTHER_ARN), owningAccountId: '444444444444' }], [], 'wait', 'no invitation'],
  ])('%s', (_state, shares, invitations, outcome, words) => {
    const finding = findShare({ selector, consumer: CONSUMER, shares, invitations });
    expect(Object.keys(finding)).toEqual([outcome]);
    expect(String(Object.values(finding)[0])).toContain(outcome === 'found' ? ARN : words);
  });
});

test.each<[string, Shares, Invitations]>([
  ['two active', [share('ACTIVE'), share('ACTIVE', OTHER_ARN)], []],
  ['one active, one invited to', [share('ACTIVE')], [invitation('PENDING', 1, OTHER_ARN)]],
  ['two invited to', [], [invitation('PENDING', 1, OTHER_ARN), invitation('PENDING', 2)]],
])('several shares of a name are ambiguous: %s', (_, shares, invitations) => {
  const finding = findShare({ selector: BY_NAME, consumer: CONSUMER, shares, invitations });
  expect(finding).toEqual({ doubt: `There is more than one share "network" of account ${OWNER}: ${ARN}, ${OTHER_ARN}. Name the right one by its ARN` });
});

test('what was not looked at is not told', () => {
  expect(findShare({ selector: BY_NAME, consumer: CONSUMER, shares: [] })).toEqual({
    wait: `The share "network" of account ${OWNER} can't be seen by account ${MEMBER} in ${REGION}. `
      + 'The owner has to share with this account, or its organization, in this Region; outside the organization it takes a ResourceShareAccepter',
  });
});

test('a deleted share of the same name is not in the way', () => {
  expect(findShare({ selector: BY_NAME, consumer: CONSUMER, shares: [share('DELETED', OTHER_ARN), share('ACTIVE')] })).toEqual({ found: ARN });
});

test('a share that is being created is waited for although another of that name was deleted', () => {
  const finding = findShare({ selector: BY_NAME, consumer: CONSUMER, shares: [share('DELETED', OTHER_ARN), share('PENDING')] });
  expect(finding).toEqual({ wait: `The share "network" of account ${OWNER} is not active: ${OTHER_ARN} is DELETED, ${ARN} is PENDING` });
});

test('a share of another name does not count', () => {
  const other = { ...share('ACTIVE'), name: 'network-2' };
  expect(findShare({ selector: { Name: 'network' }, shares: [other] }))
    .toEqual({ doubt: 'The share "network" does not exist: this account owns no active one of that name in this Region' });
});
