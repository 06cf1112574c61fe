import type { ResourceSharePermissionDetail } from '@aws-sdk/client-ram';
import { RamError, invalidParameter, notPermitted, unknownResource } from '../errors';
import type { Context } from './context';
import { checkPolicyTemplate } from './policy-template';
import { addTags } from './tags';
import type { Operations } from './types';
import { viewPermission } from './views';
import type { Permission, PermissionVersion } from '../model/permission';
import { resourceTypes } from '../model/resource-types';

const LIMIT = { perAccount: 1500, perResourceType: 10, versions: 5 };

/** Managed permissions and their versions. */
export const permissionOperations: Operations<
'CreatePermission' | 'CreatePermissionVersion' | 'DeletePermission' | 'DeletePermissionVersion' | 'GetPermission' | 'ListPermissions'
| 'ListPermissionVersions' | 'SetDefaultPermissionVersion' | 'PromotePermissionCreatedFromPolicy'
> = {
  CreatePermission(context, input) {
    const permission = newPermission(context, input.name ?? '', input.resourceType ?? '', input.policyTemplate ?? '');
    addTags(permission.tags, input.tags ?? []);
    context.state.permissions.add(permission);
    return { permission: viewPermission(permission), clientToken: input.clientToken };
  },

  CreatePermissionVersion(context, input) {
    const permission = findCustomerManaged(context, input.permissionArn);
    checkPolicyTemplate(input.policyTemplate ?? '');
    if (permission.versions.size >= LIMIT.versions) {
      throw new RamError('PermissionVersionsLimitExceededException', `A customer managed permission can have at most ${LIMIT.versions} versions.`);
    }
    permission.lastVersion += 1;
    permission.versions.set(permission.lastVersion, { version: permission.lastVersion, policy: input.policyTemplate ?? '', creationTime: context.now });
    permission.defaultVersion = permission.lastVersion;
    permission.lastUpdatedTime = context.now;
    return { permission: viewDetail(permission, findVersion(permission, permission.lastVersion)), clientToken: input.clientToken };
  },

  DeletePermission(context, input) {
    const permission = findCustomerManaged(context, input.permissionArn);
    refuseUsed(context, permission);
    context.state.permissions.remove(permission);
    return { returnValue: true, clientToken: input.clientToken, permissionStatus: 'DELETED' };
  },

  DeletePermissionVersion(context, input) {
    const permission = findCustomerManaged(context, input.permissionArn);
    const { version } = findVersion(permission, input.permissionVersion);
    if (version === permission.defaultVersion) {
      throw notPermitted('You can\'t delete the default version of a permission.');
    }
    refuseUsed(context, permission, version);
    permission.versions.delete(version);
    return { returnValue: true, clientToken: input.clientToken, permissionStatus: 'DELETED' };
  },

  GetPermission(context, input) {
    const permission = context.state.permissions.find(input.permissionArn ?? '', context.account, context.region);
    return { permission: viewDetail(permission, findVersion(permission, input.permissionVersion)) };
  },

  ListPermissions(context, input) {
    const permissions = context.state.permissions.list(context.partition, context.account, context.region)
      .filter(({ resourceType }) => input.resourceType === undefined || resourceType.toLowerCase() === input.resourceType.toLowerCase())
      .filter(({ awsManaged }) => (input.permissionType ?? 'ALL') === 'ALL' || (input.permissionType === 'AWS_MANAGED') === awsManaged)
      .map((permission, index) => ({ permission, sequence: index + 1 }));
    const { items, nextToken } = context.pager.page(permissions, ({ sequence }) => sequence, 'ListPermissions', input);
    return { permissions: items.map(({ permission }) => viewPermission(permission)), nextToken };
  },

  ListPermissionVersions(context, input) {
    const permission = context.state.permissions.find(input.permissionArn ?? '', context.account, context.region);
    const { items, nextToken } = context.pager.page(permission.versions.values(), ({ version }) => version, 'ListPermissionVersions', input);
    return { permissions: items.map(({ version }) => viewPermission(permission, version)), nextToken };
  },

  SetDefaultPermissionVersion(context, input) {
    const permission = findCustomerManaged(context, input.permissionArn);
    permission.defaultVersion = findVersion(permission, input.permissionVersion).version;
    permission.lastUpdatedTime = context.now;
    return { returnValue: true, clientToken: input.clientToken };
  },

  PromotePermissionCreatedFromPolicy(context, input) {
    const source = findCustomerManaged(context, input.permissionArn);
    if (source.featureSet !== 'CREATED_FROM_POLICY') {
      throw notPermitted(`The permission ${source.arn} has the feature set ${source.featureSet} and can't be promoted.`);
    }
    const permission = newPermission(context, input.name ?? '', source.resourceType, findVersion(source, undefined).policy);
    context.state.permissions.add(permission);
    return { permission: viewPermission(permission), clientToken: input.clientToken };
  },
};

/** A customer managed permission that is not yet among the others. */
export function newPermission(
  context: Context, name: string, resourceType: string, policyTemplate: string, featureSet: Permission['featureSet'] = 'STANDARD',
): Permission {
  const { state, account, region, partition, now } = context;
  if (!/^[\w.-]{1,36}$/.test(name)) {
    throw invalidParameter(`The permission name ${name} is not valid. It has 1 to 36 letters, digits, underscores, periods and hyphens.`);
  }
  checkPolicyTemplate(policyTemplate);
  const type = resourceTypes.find(candidate => candidate.type === resourceType);
  if (!type || type.customerManagedPermissions === false) {
    throw invalidParameter(`Resource type ${resourceType} does not support customer managed permissions.`);
  }
  const existing = state.permissions.listCustomerManaged(account, region);
  if (existing.some(permission => permission.name === name)) {
    throw new RamError('PermissionAlreadyExistsException', `A permission with the name ${name} already exists.`);
  }
  const ofType = existing.filter(permission => permission.resourceType === resourceType);
  if (existing.length >= LIMIT.perAccount || ofType.length >= LIMIT.perResourceType) {
    throw new RamError('PermissionLimitExceededException',
      `You can have at most ${LIMIT.perAccount} customer managed permissions, ${LIMIT.perResourceType} of them for one resource type.`);
  }
  return {
    sequence: state.nextSequence(),
    arn: `arn:${partition}:ram:${region}:${account}:permission/${name}`,
    name,
    resourceType,
    featureSet,
    awsManaged: false,
    isResourceTypeDefault: false,
    creationTime: now,
    lastUpdatedTime: now,
    tags: new Map(),
    versions: new Map([[1, { version: 1, policy: policyTemplate, creationTime: now }]]),
    defaultVersion: 1,
    lastVersion: 1,
  };
}

function findCustomerManaged({ state, account, region }: Context, arn = ''): Permission {
  const permission = state.permissions.find(arn, account, region);
  if (permission.awsManaged) {
    throw notPermitted(`You can't change the AWS managed permission ${arn}.`);
  }
  return permission;
}

function findVersion(permission: Permission, version = permission.defaultVersion): PermissionVersion {
  const found = permission.versions.get(version);
  if (!found) {
    throw unknownResource(`Version ${version} of the permission ${permission.arn} could not be found.`);
  }
  return found;
}

function refuseUsed({ state, account, region }: Context, { arn }: Permission, version?: number): void {
  const isUsed = state.sharesOwnedBy(account, region).some(share => !share.deletion
    && [...share.permissions.values()].some(used => used.arn === arn && (version === undefined || used.version === version)));
  if (isUsed) {
    throw notPermitted(`The permission ${arn} is associated with a resource share.`);
  }
}

function viewDetail(permission: Permission, { version, policy, creationTime }: PermissionVersion): ResourceSharePermissionDetail {
  return { ...viewPermission(permission, version), creationTime: new Date(creationTime), permission: policy, status: 'ATTACHABLE' };
}
