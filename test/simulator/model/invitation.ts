import type { ResourceShareInvitationStatus } from '@aws-sdk/client-ram';
import { DAY, HOUR } from '../clock';
import type { Association } from './association';
import type { ResourceShare } from './resource-share';
import { resourceTypeOf } from './resource-types';

/** An invitation to an account outside the organization. */
export interface Invitation {
  readonly sequence: number;
  readonly arn: string;
  readonly share: ResourceShare;
  readonly row: Association;
  readonly receiver: string;
  readonly sentAt: number;
  expiresAt: number;
  answer?: { readonly status: 'ACCEPTED' | 'REJECTED'; readonly at: number };
  /** Set when the owner took the principal or the share away. */
  withdrawn?: boolean;
}

export function invitationStatus(invitation: Invitation, now: number): ResourceShareInvitationStatus {
  return invitation.answer?.status ?? (now < invitation.expiresAt ? 'PENDING' : 'EXPIRED');
}

/** When the invitation came to its end: answered, expired, or never. */
export function settledAt(invitation: Invitation): number {
  return invitation.answer?.at ?? invitation.expiresAt;
}

/** Seven days when all resources of the share are of the kinds that have seven days, otherwise twelve hours. */
export function invitationLifetime(share: ResourceShare, now: number): number {
  const resources = share.associations(now, 'RESOURCE').filter(row => row.present);
  const long = resources.length > 0 && resources.every(row => resourceTypeOf(row.entity).invitationExpiry === '7d');
  return long ? 7 * DAY : 12 * HOUR;
}
