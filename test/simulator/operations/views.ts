import type * as sdk from '@aws-sdk/client-ram';
import type { Context } from './context';
import type { AssociationView } from '../model/association';
import type { Permission } from '../model/permission';
import type { ResourceShare } from '../model/resource-share';

/** A share as RAM answers it. */
export function viewShare({ now, account }: Context, share: ResourceShare): sdk.ResourceShare {
  return {
    resourceShareArn: share.arn,
    name: share.name,
    owningAccountId: share.owner,
    allowExternalPrincipals: share.allowExternalPrincipals,
    status: share.statusAt(now),
    tags: account === share.owner ? viewTags(share.tags) : undefined,
    creationTime: new Date(share.creationTime),
    lastUpdatedTime: new Date(share.lastUpdatedTime),
    featureSet: share.featureSetAt(now),
    resourceShareConfiguration: { retainSharingOnAccountLeaveOrganization: share.retainSharing },
  };
}

/** An association as RAM answers it. */
export function viewAssociation(share: ResourceShare, row: AssociationView): sdk.ResourceShareAssociation {
  return {
    resourceShareArn: share.arn,
    resourceShareName: share.name,
    associatedEntity: row.entity,
    associationType: row.type,
    status: row.status,
    statusMessage: row.statusMessage,
    creationTime: new Date(row.creationTime),
    lastUpdatedTime: new Date(row.lastUpdatedTime),
    external: row.external,
  };
}

/** A permission as RAM lists it. */
export function viewPermission(permission: Permission, version = permission.defaultVersion, status = 'ATTACHABLE'): sdk.ResourceSharePermissionSummary {
  return {
    arn: permission.arn,
    version: String(version),
    defaultVersion: version === permission.defaultVersion,
    name: permission.name,
    resourceType: permission.resourceType,
    status,
    creationTime: new Date(permission.creationTime),
    lastUpdatedTime: new Date(permission.lastUpdatedTime),
    isResourceTypeDefault: permission.isResourceTypeDefault,
    permissionType: permission.awsManaged ? 'AWS_MANAGED' : 'CUSTOMER_MANAGED',
    featureSet: permission.featureSet,
    tags: viewTags(permission.tags),
  };
}

export function viewTags(tags: ReadonlyMap<string, string>): sdk.Tag[] {
  return [...tags].map(([key, value]) => ({ key, value }));
}
