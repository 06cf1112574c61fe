import { invalidParameter, notPermitted } from '../errors';
import { findModifiableShare, findOwnShare, type Context } from './context';
import type { Operations } from './types';
import { viewPermission } from './views';
import type { ReplacementWork } from '../model/permissions';
import { resourceTypeOf } from '../model/resource-types';

/** The permissions that shares use. */
export const sharePermissionOperations: Operations<
'AssociateResourceSharePermission' | 'DisassociateResourceSharePermission' | 'ListResourceSharePermissions'
| 'ListPermissionAssociations' | 'ReplacePermissionAssociations' | 'ListReplacePermissionAssociationsWork'
> = {
  AssociateResourceSharePermission(context, input) {
    const share = findModifiableShare(context, input.resourceShareArn ?? '');
    const permission = context.state.permissions.find(input.permissionArn ?? '', context.account, context.region);
    if (input.permissionVersion !== undefined && input.permissionVersion !== permission.defaultVersion) {
      throw invalidParameter(`You can associate only the default version ${permission.defaultVersion} of the permission ${permission.arn}.`);
    }
    const existing = share.permissions.get(permission.resourceType);
    const isSame = existing?.arn === permission.arn && existing.version === permission.defaultVersion;
    if (existing && !isSame && input.replace !== true) {
      throw invalidParameter(`The resource share already has a permission for resource type ${permission.resourceType}. Set replace to true to replace it.`);
    }
    if (!isSame) {
      context.state.permissions.attach(share, permission);
      share.lastUpdatedTime = context.now;
    }
    return { returnValue: true, clientToken: input.clientToken };
  },

  DisassociateResourceSharePermission(context, input) {
    const share = findModifiableShare(context, input.resourceShareArn ?? '');
    const permission = context.state.permissions.find(input.permissionArn ?? '', context.account, context.region);
    if (share.permissions.get(permission.resourceType)?.arn !== permission.arn) {
      throw invalidParameter(`The permission ${permission.arn} has already been disassociated from the resource share.`);
    }
    const used = share.associations(context.now, 'RESOURCE').some(row => row.present && resourceTypeOf(row.entity).type === permission.resourceType);
    if (used) {
      throw notPermitted(`The resource share has resources of type ${permission.resourceType}, which need a permission.`);
    }
    share.permissions.delete(permission.resourceType);
    share.lastUpdatedTime = context.now;
    return { returnValue: true, clientToken: input.clientToken };
  },

  ListResourceSharePermissions(context, input) {
    const share = findOwnShare(context, input.resourceShareArn ?? '');
    const { items, nextToken } = context.pager.page(share.permissions.values(), ({ sequence }) => sequence, 'ListResourceSharePermissions', input);
    return {
      permissions: items.map(({ arn, version }) =>
        viewPermission(context.state.permissions.find(arn, share.owner, share.region), version, 'ASSOCIATED')),
      nextToken,
    };
  },

  ListPermissionAssociations(context, input) {
    const associations = permissionsInUse(context).filter(({ share, permission, used }) =>
      (input.permissionArn === undefined || used.arn === input.permissionArn)
      && (input.permissionVersion === undefined || used.version === input.permissionVersion)
      && (input.associationStatus === undefined || input.associationStatus === 'ASSOCIATED')
      && (input.resourceType === undefined || used.resourceType.toLowerCase() === input.resourceType.toLowerCase())
      && (input.featureSet === undefined || share.featureSetAt(context.now) === input.featureSet)
      && (input.defaultVersion !== true || used.version === permission.defaultVersion));
    const { items, nextToken } = context.pager.page(associations, ({ used }) => used.sequence, 'ListPermissionAssociations', input);
    return {
      permissions: items.map(({ share, permission, used }) => ({
        arn: used.arn,
        permissionVersion: String(used.version),
        defaultVersion: used.version === permission.defaultVersion,
        resourceType: used.resourceType,
        status: 'ASSOCIATED',
        featureSet: share.featureSetAt(context.now),
        lastUpdatedTime: new Date(used.since),
        resourceShareArn: share.arn,
      })),
      nextToken,
    };
  },

  ReplacePermissionAssociations(context, input) {
    const { state, account, region, now } = context;
    const from = state.permissions.find(input.fromPermissionArn ?? '', account, region);
    const to = state.permissions.find(input.toPermissionArn ?? '', account, region);
    if (from.resourceType !== to.resourceType) {
      throw invalidParameter(`The permission ${to.arn} is not for resource type ${from.resourceType}.`);
    }
    const work: ReplacementWork = {
      id: state.ids.uuid(),
      home: `${account} ${region}`,
      sequence: state.nextSequence(),
      from,
      fromVersion: input.fromPermissionVersion,
      to,
      toVersion: to.defaultVersion,
      startedAt: now,
    };
    for (const { share, used } of permissionsInUse(context)) {
      if (used.arn === from.arn && (work.fromVersion === undefined || used.version === work.fromVersion)) {
        state.permissions.attach(share, to);
      }
    }
    state.permissions.replacements.push(work);
    return { replacePermissionAssociationsWork: viewWork(context, work), clientToken: input.clientToken };
  },

  ListReplacePermissionAssociationsWork(context, input) {
    const works = context.state.permissions.replacements
      .filter(({ home }) => home === `${context.account} ${context.region}`)
      .filter(({ id }) => input.workIds?.includes(id) ?? true)
      .filter(work => input.status === undefined || viewWork(context, work).status === input.status);
    const { items, nextToken } = context.pager.page(works, ({ sequence }) => sequence, 'ListReplacePermissionAssociationsWork', input);
    return { replacePermissionAssociationsWorks: items.map(work => viewWork(context, work)), nextToken };
  },
};

function permissionsInUse({ state, account, region }: Context) {
  return state.sharesOwnedBy(account, region)
    .filter(share => !share.deletion)
    .flatMap(share => [...share.permissions.values()].map(used => ({ share, used, permission: state.permissions.find(used.arn, account, region) })))
    .sort((a, b) => a.used.sequence - b.used.sequence);
}

function viewWork({ state, now }: Context, work: ReplacementWork) {
  const doneAt = work.startedAt + state.delays.replacePermission;
  return {
    id: work.id,
    fromPermissionArn: work.from.arn,
    fromPermissionVersion: work.fromVersion === undefined ? undefined : String(work.fromVersion),
    toPermissionArn: work.to.arn,
    toPermissionVersion: String(work.toVersion),
    status: now < doneAt ? 'IN_PROGRESS' as const : 'COMPLETED' as const,
    creationTime: new Date(work.startedAt),
    lastUpdatedTime: new Date(Math.min(now, doneAt)),
  };
}
