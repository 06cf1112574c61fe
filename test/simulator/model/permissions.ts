import { invalidParameter, malformedArn, unknownResource } from '../errors';
import { awsManagedPermission, awsManagedPermissions, defaultPermissionName, type Permission } from './permission';
import type { ResourceShare } from './resource-share';
import { resourceTypeOf } from './resource-types';
import type { RamState } from './state';

const ARN = /^arn:(aws(?:-[a-z]+){0,3}):ram:[a-z0-9-]*:(?:\d{12}|aws):permission\/[\w.-]+$/;

/** A replacement of one permission by another in all shares of an account. */
export interface ReplacementWork {
  readonly id: string;
  readonly home: string;
  readonly sequence: number;
  readonly from: Permission;
  readonly fromVersion?: number;
  readonly to: Permission;
  readonly toVersion: number;
  readonly startedAt: number;
}

/** The managed permissions of AWS and of all customers. */
export class Permissions {
  readonly replacements: ReplacementWork[] = [];
  private readonly awsManaged = new Map<string, Map<string, Permission>>();
  private readonly customerManaged = new Map<string, Permission>();

  constructor(private readonly state: RamState) {}

  /** The permission with an ARN, as far as an account in a Region can see it. */
  find(arn: string, account: string, region: string): Permission {
    const match = ARN.exec(arn);
    if (!match) {
      throw malformedArn(`The specified permission ARN ${arn} is not valid. Verify the ARN and try again.`);
    }
    const permission = this.aws(match[1]).get(arn) ?? this.customerManaged.get(arn);
    if (!permission || (!permission.awsManaged && !arn.includes(`:ram:${region}:${account}:`))) {
      throw unknownResource(`Permission ${arn} could not be found.`);
    }
    return permission;
  }

  /** The permissions that an account in a Region can see, AWS's first. */
  list(partition: string, account: string, region: string): Permission[] {
    return [...this.aws(partition).values(), ...this.listCustomerManaged(account, region)];
  }

  listCustomerManaged(account: string, region: string): Permission[] {
    return [...this.customerManaged.values()].filter(({ arn }) => arn.includes(`:ram:${region}:${account}:`));
  }

  add(permission: Permission): void {
    this.customerManaged.set(permission.arn, permission);
  }

  remove(permission: Permission): void {
    this.customerManaged.delete(permission.arn);
  }

  /** Gives a share the default permission of a resource's type, unless it has one. */
  ensureDefault(share: ResourceShare, resourceArn: string): void {
    const type = resourceTypeOf(resourceArn);
    if (!share.permissions.has(type.type)) {
      const partition = share.arn.split(':')[1];
      const permissions = this.aws(partition);
      const arn = `arn:${partition}:ram::aws:permission/${defaultPermissionName(type)}`;
      const known = permissions.get(arn);
      const permission = known ?? awsManagedPermission(partition, defaultPermissionName(type), type, this.state.now, permissions.size);
      permissions.set(arn, permission);
      this.attach(share, permission);
    }
  }

  /** Makes a permission the one that a share has for the permission's type. */
  attach(share: ResourceShare, permission: Permission): void {
    share.permissions.set(permission.resourceType, {
      arn: permission.arn,
      version: permission.defaultVersion,
      resourceType: permission.resourceType,
      sequence: this.state.nextSequence(),
      since: this.state.now,
    });
  }

  /** Refuses two permissions of one type. */
  attachAll(share: ResourceShare, arns: readonly string[]): void {
    for (const arn of arns) {
      const permission = this.find(arn, share.owner, share.region);
      if (share.permissions.has(permission.resourceType)) {
        throw invalidParameter(`A resource share can have only one permission for resource type ${permission.resourceType}.`);
      }
      this.attach(share, permission);
    }
  }

  private aws(partition: string): Map<string, Permission> {
    let permissions = this.awsManaged.get(partition);
    if (!permissions) {
      permissions = awsManagedPermissions(partition, Date.parse('2024-01-01T00:00:00Z'));
      this.awsManaged.set(partition, permissions);
    }
    return permissions;
  }
}
