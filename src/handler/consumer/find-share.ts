import { ShareSelector } from '../consumer-protocol';
import { enumerate } from '../hints';
import type { ResourceShare, ResourceShareInvitation } from './directory';
import { Observation } from './look-until-found';
import { describe, Place } from './place';

/** What an account sees of the shares that a selector selects. */
export interface View {
  readonly selector: ShareSelector;
  /** Absent when they are the account's own shares. */
  readonly consumer?: Place;
  readonly shares: ResourceShare[];
  /** Absent when invitations are none of our business. */
  readonly invitations?: ResourceShareInvitation[];
}

/** The ARN of the share, or the invitations that have to be accepted first. */
export type Finding = Observation<string> | { readonly accept: ResourceShareInvitation[] };

/**
 * Finds the share in what is seen.
 *
 * A share that can be seen and is active counts, whatever became of invitations: old ones disappear or stay around, and within an
 * organization there are none.
 */
export function findShare({ selector, consumer, shares, invitations }: View): Finding {
  const matching = shares.filter((share) => selectsShare(selector, share));
  const active = matching.filter(({ status }) => status === 'ACTIVE');
  const received = invitations?.filter((invitation) => selectsInvitation(selector, invitation));
  const pending = received?.filter(({ status }) => status === 'PENDING') ?? [];

  const candidates = [...new Set([...active, ...pending].map(({ resourceShareArn }) => resourceShareArn!))].sort();
  if (candidates.length > 1) {
    // An owner who replaces a share has both for some seconds.
    return { doubt: `There is more than one share ${describe(selector)}: ${enumerate(candidates)}. Name the right one by its ARN` };
  }
  if (active.length) { return { found: candidates[0] }; }
  if (pending.length) { return { accept: pending }; }
  return missing(selector, consumer, matching, received);
}

function missing(
  selector: ShareSelector, consumer: Place | undefined, shares: ResourceShare[], received?: ResourceShareInvitation[],
): Observation<string> {
  const what = `The share ${describe(selector)}`;
  if (shares.length) {
    const states = `${what} is not active: ${enumerate(shares.map(({ resourceShareArn, status }) => `${resourceShareArn} is ${status}`))}`;
    return shares.some(({ status }) => status === 'PENDING') ? { wait: states } : { doubt: states };
  }
  if (!consumer) { return { doubt: `${what} does not exist: this account owns no active one of that name in this Region` }; }
  const where = `can't be seen by account ${consumer.account} in ${consumer.region}`;
  const [latest] = [...received ?? []].sort((one, other) => sentAt(other) - sentAt(one));
  switch (latest?.status) {
    case 'EXPIRED':
    case 'REJECTED':
      return {
        doubt: `${what} ${where}: the invitation ${latest.resourceShareInvitationArn} ${latest.status === 'EXPIRED' ? 'has expired' : 'was rejected'}. `
          + 'The owner has to take the account off the share, and then share with it again',
      };
    case 'ACCEPTED':
      return { wait: `${what} ${where}, although its invitation ${latest.resourceShareInvitationArn} was accepted: the owner may have taken the account off since` };
    default:
      return { wait: `${what} ${where}${received ? `, and no invitation to it has arrived. ${ADVICE}` : `. ${ADVICE}; outside the organization it takes a ResourceShareAccepter`}` };
  }
}

const ADVICE = 'The owner has to share with this account, or its organization, in this Region';

function selectsShare({ ResourceShareArn, Name, OwningAccountId }: ShareSelector, share: ResourceShare): boolean {
  return ResourceShareArn !== undefined
    ? share.resourceShareArn === ResourceShareArn
    : share.name === Name && (OwningAccountId === undefined || share.owningAccountId === OwningAccountId);
}

function selectsInvitation({ ResourceShareArn, Name, OwningAccountId }: ShareSelector, invitation: ResourceShareInvitation): boolean {
  return ResourceShareArn !== undefined
    ? invitation.resourceShareArn === ResourceShareArn
    : invitation.resourceShareName === Name && invitation.senderAccountId === OwningAccountId;
}

function sentAt({ invitationTimestamp }: ResourceShareInvitation): number {
  return invitationTimestamp?.getTime() ?? 0;
}
