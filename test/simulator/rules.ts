/** What to do with a request that may or may not be legal. */
export type Verdict = 'accept' | 'refuse';

/** RAM's behaviour where it is unknown, or known to differ. Each rule can be switched both ways. */
export interface SimulatorRules {
  /** A list member that is `[]`. */
  readonly emptyLists: Verdict;
  /** Whether an ASSOCIATING association blocks each disassociation of the share, only its own, or none. */
  readonly disassociateWhileAssociating: 'refusePerShare' | 'refusePerEntity' | 'accept';
  /** Whether a principal with a pending invitation counts as ASSOCIATING for the rule above when others are disassociated. */
  readonly pendingInvitationBlocks: boolean;
  /** Disassociation of a principal whose invitation is pending. */
  readonly disassociatePendingInvitation: Verdict;
  /** Disassociation of what is not associated. */
  readonly disassociateAbsent: 'UnknownResourceException' | 'InvalidParameterException' | 'accept';
  readonly disassociateWhileDisassociating: Verdict;
  /** Disassociation of a FAILED association: it goes, it stays without a word, or InvalidStateTransition. */
  readonly disassociateFailed: 'remove' | 'keep' | 'refuse';
  /** Disassociation of an association that is SUSPENDED, SUSPENDING or RESTORING. */
  readonly disassociateSuspended: Verdict;
  /** A new association over a FAILED one: it starts again, nothing happens, or InvalidStateTransition. */
  readonly associateOverFailed: 'restart' | 'ignore' | 'refuse';
  /** A new association over a DISASSOCIATED row: the row starts again, a second row appears, nothing happens, or InvalidStateTransition. */
  readonly associateOverDisassociated: 'restart' | 'newRow' | 'ignore' | 'refuse';
  readonly associateWhileDisassociating: 'refuse' | 'restart';
  /** Sources in a call for a share without service principal. */
  readonly sourcesWithoutServicePrincipal: Verdict;
  /** Removal of the last source while a service principal is present. */
  readonly lastSourceRemoval: Verdict;
  /** Whether a service principal without sources gets the owner's account as its source. */
  readonly defaultSource: boolean;
  /** A service principal for a share that already has resources. */
  readonly servicePrincipalAfterResources: Verdict;
  readonly severalServicePrincipals: Verdict;
  /** GetResourceShareAssociations with type SOURCE. */
  readonly sourcesByAssociationType: 'list' | 'empty' | 'refuse';
  /** GetResourceShareAssociations with both share ARNs and a status. */
  readonly statusFilterWithShareArns: Verdict;
  /** Whether the Region knows ListSourceAssociations. */
  readonly listSourceAssociations: 'available' | 'missing';
  /** How long a new share is unknown to every other call. */
  readonly unknownAfterCreateMs: number;
  /** How long sharing with organization principals is refused after organization sharing was enabled. */
  readonly organizationOnboardingMs: number;
  /** What a pending principal becomes when the invitation is rejected or expires. */
  readonly refusedInvitation: 'DISASSOCIATED' | 'FAILED' | 'gone';
  /** The error for a principal outside the organization that the share or the resource type does not allow. */
  readonly externalPrincipalError: 'InvalidParameterException' | 'OperationNotPermittedException';
  /** Resource types that only go to principals of the own organization. */
  readonly organizationOnlyTypes: 'refuse' | 'ignore';
  /** IAM and service principals for resource types that do not take them. */
  readonly unsupportedPrincipalKinds: 'refuse' | 'fail' | 'ignore';
  /** Resource ARNs whose type is not among the shareable ones. */
  readonly unknownResourceTypes: Verdict;
  /** Calls on a share that is being, or has been, deleted. */
  readonly deletedShare: 'UnknownResourceException' | 'InvalidStateTransitionException';
  readonly deleteWhileAssociating: Verdict;
  /** Entities of one kind in one call. */
  readonly maxEntitiesPerCall: number;
}

/** The answers that the evidence points to; where there is none, the milder one. */
export const defaultRules: SimulatorRules = {
  emptyLists: 'refuse',
  disassociateWhileAssociating: 'refusePerShare',
  pendingInvitationBlocks: false,
  disassociatePendingInvitation: 'accept',
  disassociateAbsent: 'UnknownResourceException',
  disassociateWhileDisassociating: 'accept',
  disassociateFailed: 'remove',
  disassociateSuspended: 'accept',
  associateOverFailed: 'restart',
  associateOverDisassociated: 'restart',
  associateWhileDisassociating: 'refuse',
  sourcesWithoutServicePrincipal: 'refuse',
  lastSourceRemoval: 'refuse',
  defaultSource: true,
  servicePrincipalAfterResources: 'refuse',
  severalServicePrincipals: 'accept',
  sourcesByAssociationType: 'list',
  statusFilterWithShareArns: 'refuse',
  listSourceAssociations: 'available',
  unknownAfterCreateMs: 0,
  organizationOnboardingMs: 0,
  refusedInvitation: 'DISASSOCIATED',
  externalPrincipalError: 'InvalidParameterException',
  organizationOnlyTypes: 'refuse',
  unsupportedPrincipalKinds: 'ignore',
  unknownResourceTypes: 'accept',
  deletedShare: 'UnknownResourceException',
  deleteWhileAssociating: 'accept',
  maxEntitiesPerCall: 100,
};
