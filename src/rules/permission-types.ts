import { arnOrigin } from './arn-origin';
import type { PermissionFacts } from './facts';
import { nameOf } from './text';
import { known } from './token';
import { typeByPermission, typeByResourceType } from '../catalogue/catalogue';

const AWS_MANAGED = /^arn:[^:]+:ram::aws:permission\/([A-Za-z0-9]+)$/;

/** The name of a permission that AWS manages; undefined for others. */
export function awsManagedName(permission: PermissionFacts): string | undefined {
  return AWS_MANAGED.exec(permission.arn)?.[1];
}

/** What tells a permission from others: those that AWS manages by name, since their ARNs differ in whether the partition is known. */
export function identityOf(permission: PermissionFacts): string {
  return awsManagedName(permission) ?? nameOf(permission);
}

/** RAM's name of the type that a permission is for, in lower case, as far as it is known. */
export function permissionType(permission: PermissionFacts): string | undefined {
  const name = awsManagedName(permission);
  const type = name === undefined ? known(permission.resourceType) : typeByPermission(name)?.id;
  return type?.toLowerCase();
}

/** How messages call a type. */
export function displayType(type: string): string {
  return typeByResourceType(type)?.id ?? type;
}

/** The account and the Region of a customer managed permission, as far as they are known. */
export function permissionHome(permission: PermissionFacts): { readonly account?: string; readonly region?: string } {
  const { account, region } = arnOrigin(permission.arn);
  // Also of those that AWS manages whose name is a token.
  if (account === 'aws') { return {}; }
  return { account: account || known(permission.account), region: region || known(permission.region) };
}
