import { invalidState, malformedArn, notPermitted, unknownResource } from '../errors';
import type { Association } from '../model/association';
import type { Organization } from '../model/organization';
import type { ResourceShare } from '../model/resource-share';
import type { RamState } from '../model/state';
import type { Pager } from '../paging';

/** What an operation knows besides its input. */
export interface Context {
  readonly state: RamState;
  readonly now: number;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly pager: Pager;
  /** Lets injected faults change the fate of an association that has just been started. */
  readonly onAssociation: (share: ResourceShare, row: Association) => void;
}

const SHARE_ARN = /^arn:aws(?:-[a-z]+){0,3}:ram:[a-z0-9-]+:\d{12}:resource-share\/[0-9a-zA-Z-]+$/;

/** A share that exists, no matter whose it is and in which state. */
export function findShare({ state, now, region }: Context, arn: string): ResourceShare {
  if (!SHARE_ARN.test(arn)) {
    throw malformedArn(`The specified resource share ARN ${arn} is not valid. Verify the ARN and try again.`);
  }
  const share = state.share(arn);
  if (!share || share.region !== region || now < share.creationTime + state.rules.unknownAfterCreateMs) {
    throw shareNotFound(arn);
  }
  return share;
}

/** A share of the caller's, in any state. */
export function findOwnShare(context: Context, arn: string): ResourceShare {
  const share = findShare(context, arn);
  if (share.owner !== context.account) {
    throw shareNotFound(arn);
  }
  return share;
}

/** A share of the caller's that is not being deleted. */
export function findLiveShare(context: Context, arn: string): ResourceShare {
  const share = findOwnShare(context, arn);
  refuseDeleted(context, share);
  return share;
}

/** A share of the caller's that may be changed. */
export function findModifiableShare(context: Context, arn: string): ResourceShare {
  const share = findLiveShare(context, arn);
  if (share.featureSetAt(context.now) !== 'STANDARD') {
    throw notPermitted(`You can't modify the resource share ${arn} because its feature set is ${share.featureSetAt(context.now)}.`);
  }
  return share;
}

/** Refuses a share that is being, or has been, deleted. */
export function refuseDeleted({ state, now }: Context, share: ResourceShare): void {
  if (share.deletion) {
    throw state.rules.deletedShare === 'UnknownResourceException'
      ? shareNotFound(share.arn)
      : invalidState(`The resource share ${share.arn} is in ${share.statusAt(now)} status.`);
  }
}

/** The organization that an account can share with: its own, when sharing with it is enabled. */
export function sharingOrganization(context: Context, account: string): Organization | undefined {
  const organization = context.state.organizationOf(account);
  return organization?.sharingEnabledAt === undefined ? undefined : organization;
}

function shareNotFound(arn: string) {
  return unknownResource(`ResourceShare ${arn} could not be found.`);
}
