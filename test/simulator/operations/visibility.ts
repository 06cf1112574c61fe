import { type Context } from './context';
import type { Association } from '../model/association';
import { parsePrincipal } from '../model/principal';
import type { ResourceShare } from '../model/resource-share';

/** Whether another account's share can be seen by the caller. */
export function isVisibleTo(context: Context, share: ResourceShare): boolean {
  return share.owner !== context.account && grants(context, share).length > 0;
}

/** The shares of others that the caller can see, oldest first. */
export function visibleShares(context: Context): ResourceShare[] {
  return context.state.sharesIn(context.region).filter(share => isVisibleTo(context, share));
}

/** The principals through which the caller sees a share. */
export function grants(context: Context, share: ResourceShare): Association[] {
  const { state, now } = context;
  if (share.featureSetAt(now) === 'CREATED_FROM_POLICY' || share.statusAt(now) === 'PENDING') {
    return [];
  }
  return share.associations(now, 'PRINCIPAL').filter(row =>
    row.status === 'ASSOCIATED' && (row.associatedAt ?? now) + state.delays.visibility <= now && reaches(context, share, row.entity));
}

/** The resources that the caller can see in a share. */
export function visibleResources(context: Context, share: ResourceShare): Association[] {
  const { state, now } = context;
  const visibleSince = Math.min(...grants(context, share).map(row => (row.associatedAt ?? now) + state.delays.visibility));
  return share.associations(now, 'RESOURCE').filter(row =>
    row.status === 'ASSOCIATED' && Math.max(visibleSince, row.associatedAt ?? now) + state.delays.resourceVisibility <= now);
}

function reaches({ state, account }: Context, share: ResourceShare, entity: string): boolean {
  const principal = parsePrincipal(entity);
  if (principal.account !== undefined) {
    return principal.account === account;
  }
  const organization = state.organizationOf(share.owner);
  if (principal.kind === 'organization') {
    return organization?.arn === entity && organization.has(account);
  }
  return principal.kind === 'unit' && organization !== undefined && organization.isBelow(account, entity.slice(entity.lastIndexOf('/') + 1));
}
