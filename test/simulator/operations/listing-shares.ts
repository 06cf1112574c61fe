import type { ResourceShareAssociationType } from '@aws-sdk/client-ram';
import { RamError, invalidParameter } from '../errors';
import { findOwnShare, findShare, type Context } from './context';
import type { Input, Operations } from './types';
import { viewAssociation, viewShare } from './views';
import { isVisibleTo, visibleShares } from './visibility';
import type { Association, AssociationView } from '../model/association';
import type { ResourceShare } from '../model/resource-share';

interface ListedAssociation {
  readonly share: ResourceShare;
  readonly row: AssociationView;
}

/** Shares and their associations as lists. */
export const listingOperations: Operations<'GetResourceShares' | 'GetResourceShareAssociations' | 'ListSourceAssociations'> = {
  GetResourceShares(context, input) {
    if (input.resourceOwner === 'OTHER-ACCOUNTS' && input.tagFilters) {
      throw invalidParameter('You can\'t filter by tags when the resource owner is OTHER-ACCOUNTS.');
    }
    const candidates = input.resourceShareArns ? namedShares(context, input) : allShares(context, input.resourceOwner);
    const shares = candidates.filter(share => matchesShare(context, share, input));
    const { items, nextToken } = context.pager.page(shares, share => share.sequence, 'GetResourceShares', input);
    return { resourceShares: items.map(share => viewShare(context, share)), nextToken };
  },

  GetResourceShareAssociations(context, input) {
    checkAssociationFilters(context, input);
    const type = input.associationType ?? 'PRINCIPAL';
    const entity = type === 'RESOURCE' ? input.resourceArn : input.principal;
    const rows = type === 'SOURCE' && context.state.rules.sourcesByAssociationType === 'empty' ? [] :
      listAssociations(context, input.resourceShareArns, type, entity, input.associationStatus);
    const { items, nextToken } = context.pager.page(rows, ({ row }) => row.sequence, 'GetResourceShareAssociations', input);
    return { resourceShareAssociations: items.map(({ share, row }) => viewAssociation(share, row)), nextToken };
  },

  ListSourceAssociations(context, input) {
    const rows = listAssociations(context, input.resourceShareArns, 'SOURCE', input.sourceId, input.associationStatus)
      .filter(() => input.sourceType === undefined || input.sourceType === 'SOURCE');
    const { items, nextToken } = context.pager.page(rows, ({ row }) => row.sequence, 'ListSourceAssociations', input);
    return {
      sourceAssociations: items.map(({ share, row }) => ({
        resourceShareArn: share.arn,
        sourceId: row.entity,
        sourceType: 'SOURCE',
        status: row.status,
        statusMessage: row.statusMessage,
        creationTime: new Date(row.creationTime),
        lastUpdatedTime: new Date(row.lastUpdatedTime),
      })),
      nextToken,
    };
  },
};

function allShares(context: Context, owner: string | undefined): ResourceShare[] {
  const shares = owner === 'SELF' ? context.state.sharesOwnedBy(context.account, context.region) : visibleShares(context);
  return shares.filter(share => context.now >= share.creationTime + context.state.rules.unknownAfterCreateMs);
}

function namedShares(context: Context, { resourceShareArns = [], resourceOwner }: Input<'GetResourceShares'>): ResourceShare[] {
  const find = resourceOwner === 'SELF' ? findOwnShare : findVisibleShare;
  return bySequence([...new Set(resourceShareArns)].map(arn => find(context, arn)));
}

function findVisibleShare(context: Context, arn: string): ResourceShare {
  const share = findShare(context, arn);
  if (!isVisibleTo(context, share)) {
    throw new RamError('UnknownResourceException', `ResourceShare ${arn} could not be found.`);
  }
  return share;
}

function matchesShare({ now }: Context, share: ResourceShare, filter: Input<'GetResourceShares'>): boolean {
  return (filter.name === undefined || share.name === filter.name)
    && (filter.resourceShareStatus === undefined || share.statusAt(now) === filter.resourceShareStatus)
    && (filter.permissionArn === undefined || [...share.permissions.values()].some(({ arn, version }) =>
      arn === filter.permissionArn && (filter.permissionVersion === undefined || version === filter.permissionVersion)))
    && (filter.tagFilters === undefined || filter.tagFilters.some(({ tagKey = '', tagValues }) => {
      const value = share.tags.get(tagKey);
      return value !== undefined && (tagValues === undefined || tagValues.includes(value));
    }));
}

function checkAssociationFilters({ state: { rules } }: Context, input: Input<'GetResourceShareAssociations'>): void {
  if (input.associationType === 'PRINCIPAL' && input.resourceArn !== undefined) {
    throw invalidParameter('You cannot specify a resource when the association type is PRINCIPAL.');
  }
  if (input.associationType === 'RESOURCE' && input.principal !== undefined) {
    throw invalidParameter('You cannot specify a principal when the association type is RESOURCE.');
  }
  if (input.resourceShareArns && input.associationStatus && rules.statusFilterWithShareArns === 'refuse') {
    throw invalidParameter('You cannot specify both resourceShareArns and associationStatus.');
  }
  if (input.associationType === 'SOURCE' && rules.sourcesByAssociationType === 'refuse') {
    throw invalidParameter('The association type SOURCE is not supported. Use ListSourceAssociations.');
  }
}

function listAssociations(
  context: Context,
  shareArns: readonly string[] | undefined,
  type: ResourceShareAssociationType,
  entity: string | undefined,
  status: string | undefined,
): ListedAssociation[] {
  const shares = shareArns
    ? [...new Set(shareArns)].map(arn => findOwnShare(context, arn))
    : allShares(context, 'SELF');
  const rows: ListedAssociation[] = [];
  for (const share of shares) {
    for (const row of share.associations(context.now, type).flatMap(association => listed(context, association))) {
      if ((entity === undefined || row.entity === entity) && (status === undefined || row.status === status)) {
        rows.push({ share, row });
      }
    }
  }
  return shares.length > 1 ? rows.sort((a, b) => a.row.sequence - b.row.sequence) : rows;
}

/** An association as the lists have it, which may be some time behind. */
function listed({ now, state: { delays } }: Context, association: Association): AssociationView[] {
  return delays.listing === 0 ? [association] : [association.asOf(now - delays.listing) ?? []].flat();
}

function bySequence(shares: ResourceShare[]): ResourceShare[] {
  return shares.sort((a, b) => a.sequence - b.sequence);
}
