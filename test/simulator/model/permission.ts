import type { PermissionFeatureSet } from '@aws-sdk/client-ram';
import { resourceTypes, type ResourceType } from './resource-types';

/** One version of a managed permission. */
export interface PermissionVersion {
  readonly version: number;
  readonly policy: string;
  readonly creationTime: number;
}

/** A managed permission, AWS's or a customer's. */
export interface Permission {
  readonly sequence: number;
  readonly arn: string;
  readonly name: string;
  readonly resourceType: string;
  readonly awsManaged: boolean;
  readonly isResourceTypeDefault: boolean;
  readonly featureSet: PermissionFeatureSet;
  readonly creationTime: number;
  readonly tags: Map<string, string>;
  readonly versions: Map<number, PermissionVersion>;
  defaultVersion: number;
  lastVersion: number;
  lastUpdatedTime: number;
}

/** The name of the permission that a share gets when a resource of a type comes and none was named. */
export function defaultPermissionName(type: ResourceType): string {
  return type.defaultPermission ?? `AWSRAMDefaultPermission${type.type.split(':')[1].replace(/[^A-Za-z0-9]/g, '')}`;
}

/** AWS's managed permissions in a partition, by ARN. */
export function awsManagedPermissions(partition: string, since: number): Map<string, Permission> {
  const permissions = new Map<string, Permission>();
  for (const type of resourceTypes) {
    for (const name of new Set([defaultPermissionName(type), ...type.permissions])) {
      const permission = awsManagedPermission(partition, name, type, since, permissions.size);
      permissions.set(permission.arn, permission);
    }
  }
  return permissions;
}

/** One of AWS's managed permissions. */
export function awsManagedPermission(partition: string, name: string, type: ResourceType, since: number, sequence: number): Permission {
  const policy = JSON.stringify({ Effect: 'Allow', Action: [`${type.service}:*`] });
  return {
    sequence,
    arn: `arn:${partition}:ram::aws:permission/${name}`,
    name,
    resourceType: type.type,
    awsManaged: true,
    isResourceTypeDefault: name === defaultPermissionName(type),
    featureSet: 'STANDARD',
    creationTime: since,
    lastUpdatedTime: since,
    tags: new Map(),
    versions: new Map([[1, { version: 1, policy, creationTime: since }]]),
    defaultVersion: 1,
    lastVersion: 1,
  };
}
