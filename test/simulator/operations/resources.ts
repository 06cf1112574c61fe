import type { Principal, Resource } from '@aws-sdk/client-ram';
import { findShare, type Context } from './context';
import type { Input, Operations } from './types';
import { grants, visibleResources, visibleShares } from './visibility';
import type { Association } from '../model/association';
import type { ResourceShare } from '../model/resource-share';
import { resourceTypeOf, resourceTypes } from '../model/resource-types';

interface Listed {
  readonly share: ResourceShare;
  readonly row: Association;
}

/** What is shared, with whom, and what can be. */
export const resourceOperations: Operations<'ListResources' | 'ListPrincipals' | 'GetResourcePolicies' | 'ListResourceTypes'> = {
  ListResources(context, input) {
    const listed = sharesOf(context, input).flatMap(share => resourcesOf(context, share, input.resourceOwner)
      .filter(({ entity }) => matchesResource(entity, input) && (input.resourceArns?.includes(entity) ?? true))
      .filter(() => input.principal === undefined || hasPrincipal(context, share, input.principal))
      .map(row => ({ share, row })));
    const { items, nextToken } = context.pager.page(bySequence(listed), ({ row }) => row.sequence, 'ListResources', input);
    return { resources: items.map(item => viewResource(context, item)), nextToken };
  },

  ListPrincipals(context, input) {
    const listed = sharesOf(context, input)
      .filter(share => !filtersResources(input)
        || resourcesOf(context, share, input.resourceOwner).some(({ entity }) => matchesResource(entity, input)))
      .flatMap(share => principalsOf(context, share, input));
    const { items, nextToken } = context.pager.page(bySequence(listed), ({ row }) => row.sequence, 'ListPrincipals', input);
    return { principals: items.map(item => viewPrincipal(item, input.resourceOwner)), nextToken };
  },

  GetResourcePolicies(context, input) {
    const listed = sharesOf(context, { resourceOwner: 'SELF' }).flatMap(share => resourcesOf(context, share, 'SELF')
      .filter(({ entity }) => input.resourceArns?.includes(entity))
      .filter(() => input.principal === undefined || hasPrincipal(context, share, input.principal))
      .map(row => ({ share, row })));
    const { items, nextToken } = context.pager.page(bySequence(listed), ({ row }) => row.sequence, 'GetResourcePolicies', input);
    return { policies: items.map(item => policy(context, item)), nextToken };
  },

  ListResourceTypes(context, input) {
    const types = resourceTypes.map((type, index) => ({ type, sequence: index + 1 }))
      .filter(({ type }) => matchesScope(type.scope, input.resourceRegionScope));
    const { items, nextToken } = context.pager.page(types, ({ sequence }) => sequence, 'ListResourceTypes', input);
    return {
      resourceTypes: items.map(({ type }) => ({
        resourceType: type.type,
        serviceName: type.service,
        resourceRegionScope: type.scope === 'GLOBAL' ? 'GLOBAL' : 'REGIONAL',
      })),
      nextToken,
    };
  },
};

function sharesOf(context: Context, { resourceOwner, resourceShareArns }: Pick<Input<'ListResources'>, 'resourceOwner' | 'resourceShareArns'>) {
  const { state, account, region } = context;
  resourceShareArns?.forEach(arn => findShare(context, arn));
  const shares = resourceOwner === 'SELF' ? state.sharesOwnedBy(account, region) : visibleShares(context);
  return shares.filter(share => !share.deletion && (resourceShareArns?.includes(share.arn) ?? true));
}

function resourcesOf(context: Context, share: ResourceShare, owner: string | undefined): Association[] {
  return owner === 'SELF'
    ? share.associations(context.now, 'RESOURCE').filter(row => row.present)
    : visibleResources(context, share);
}

/** The owner sees its principals, a consumer the accounts that share with it. */
function principalsOf(context: Context, share: ResourceShare, { resourceOwner, principals }: Input<'ListPrincipals'>): Listed[] {
  const rows = resourceOwner === 'SELF'
    ? share.associations(context.now, 'PRINCIPAL').filter(row => row.present)
    : grants(context, share).slice(0, 1);
  return rows
    .filter(row => principals?.includes(resourceOwner === 'SELF' ? row.entity : share.owner) ?? true)
    .map(row => ({ share, row }));
}

function hasPrincipal({ now }: Context, share: ResourceShare, principal: string): boolean {
  return share.owner === principal || (share.association(now, 'PRINCIPAL', principal)?.present ?? false);
}

interface ResourceFilter {
  readonly resourceType?: string;
  readonly resourceArn?: string;
  readonly resourceRegionScope?: string;
}

function filtersResources({ resourceType, resourceArn }: ResourceFilter): boolean {
  return resourceType !== undefined || resourceArn !== undefined;
}

function matchesResource(arn: string, { resourceType, resourceArn, resourceRegionScope }: ResourceFilter): boolean {
  const type = resourceTypeOf(arn);
  return (resourceType === undefined || type.type.toLowerCase() === resourceType.toLowerCase())
    && (resourceArn === undefined || arn === resourceArn)
    && matchesScope(type.scope, resourceRegionScope);
}

function matchesScope(scope: string | null, filter: string | undefined): boolean {
  return filter === undefined || filter === 'ALL' || (scope ?? 'REGIONAL') === filter;
}

function viewResource({ state, account }: Context, { share, row }: Listed): Resource {
  const type = resourceTypeOf(row.entity);
  return {
    arn: row.entity,
    type: type.type,
    resourceShareArn: share.arn,
    ...state.resourceStatuses.get(row.entity, account),
    creationTime: new Date(row.creationTime),
    lastUpdatedTime: new Date(row.lastUpdatedTime),
    resourceRegionScope: type.scope === 'GLOBAL' ? 'GLOBAL' : 'REGIONAL',
  };
}

function viewPrincipal({ share, row }: Listed, owner: string | undefined): Principal {
  return {
    id: owner === 'SELF' ? row.entity : share.owner,
    resourceShareArn: share.arn,
    creationTime: new Date(row.creationTime),
    lastUpdatedTime: new Date(row.lastUpdatedTime),
    external: row.external,
  };
}

function policy({ now }: Context, { share, row }: Listed): string {
  const principals = share.associations(now, 'PRINCIPAL').filter(({ status }) => status === 'ASSOCIATED').map(({ entity }) => entity);
  const permission = share.permissions.get(resourceTypeOf(row.entity).type);
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: permission?.arn, Effect: 'Allow', Principal: principals, Resource: row.entity }],
  });
}

function bySequence(listed: Listed[]): Listed[] {
  return listed.sort((a, b) => a.row.sequence - b.row.sequence);
}
