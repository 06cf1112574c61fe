import { HOUR, DAY } from './clock';

/** How long RAM takes, in milliseconds. */
export interface SimulatorDelays {
  readonly associatePrincipal: number;
  readonly associateResource: number;
  readonly associateSource: number;
  readonly disassociate: number;
  /** How long a DISASSOCIATED row is still listed. */
  readonly disassociatedListed: number;
  /** How old the associations of a share are that RAM lists. */
  readonly listing: number;
  /** How long a new share is PENDING. */
  readonly createShare: number;
  readonly deleteShare: number;
  /** How long a DELETED share is still listed. */
  readonly deletedListed: number;
  /** How long after ASSOCIATED the consumer does not see a share, and how long after that its resources. */
  readonly visibility: number;
  readonly resourceVisibility: number;
  /** How long after the association an invitation reaches the receiver. */
  readonly invitation: number;
  /** How long an accepted, rejected or expired invitation is still listed. */
  readonly invitationListed: number;
  readonly promote: number;
  readonly replacePermission: number;
  readonly clientToken: number;
}

/** Delays short enough for tests against the real clock. */
export const defaultDelays: SimulatorDelays = {
  associatePrincipal: 200,
  associateResource: 200,
  associateSource: 200,
  disassociate: 200,
  disassociatedListed: HOUR,
  listing: 0,
  createShare: 0,
  deleteShare: 200,
  deletedListed: 2 * HOUR,
  visibility: 100,
  resourceVisibility: 100,
  invitation: 0,
  invitationListed: DAY,
  promote: 200,
  replacePermission: 200,
  clientToken: 8 * HOUR,
};
