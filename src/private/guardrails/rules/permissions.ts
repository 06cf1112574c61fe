import { typeByPermission } from '../../../catalogue/catalogue';
import type { ShareableResource } from '../../../catalogue/shareable-resource';
import type { Declared, DeclaredShare } from '../declarations';
import type { Finding, Rule } from '../finding';
import { listed } from '../finding';
import { means, permissionOf } from '../permission';
import { shareableTypeOf } from '../shareable-type';

/** What the permissions of a share may be, those included that RAM attaches where a share names none. */
export const permissions: Rule = (share, { permissions: allowed }) => (allowed === undefined ? [] : [
  ...share.permissions.flatMap((permission) => named(permission, allowed)),
  ...(share.definition ? attachedByRam(share, allowed) : []),
]);

function named(declared: Declared, allowed: ReadonlySet<string>): Finding[] {
  const { text, declaration, location } = declared;
  const permission = permissionOf(declared);
  if (!permission) {
    return [{
      declaration,
      location,
      rule: 'UnknownPermission',
      description: `the permission ${JSON.stringify(text)} is known at deployment only, so it can't be checked against the allowed permissions`,
      fix: 'name the permission by its literal ARN, or by a construct of this app whose name is a literal',
    }];
  }
  return [...allowed].some((entry) => means(entry, permission)) ? [] : [{
    declaration,
    location,
    rule: 'PermissionNotAllowed',
    description: `the permission ${JSON.stringify(permission.name)} is not among those allowed`,
    fix: `use one of the allowed permissions: ${listed(allowed)}`,
  }];
}

function attachedByRam({ resources, permissions: declared }: DeclaredShare, allowed: ReadonlySet<string>): Finding[] {
  const covered = declared.map(coveredType);
  if (covered.includes(undefined)) {
    return [];
  }
  const findings = new Map<ShareableResource, Finding>();
  for (const resource of resources) {
    const type = shareableTypeOf(resource);
    if (type && !findings.has(type) && !covered.includes(type.id) && !allowsDefault(type, allowed)) {
      findings.set(type, {
        declaration: resource.declaration,
        location: resource.location,
        rule: 'DefaultPermissionNotAllowed',
        description: `the share names no permission for the type ${JSON.stringify(type.id)}, so RAM attaches its default`
          + `${type.managedPermissions.map(({ name }) => ` ${JSON.stringify(name)}`)[0] ?? ''}, which is not among those allowed`,
        fix: `give the share one of the allowed permissions for that type: ${listed(allowed)}`,
      });
    }
  }
  return [...findings.values()];
}

function allowsDefault({ managedPermissions }: ShareableResource, allowed: ReadonlySet<string>): boolean {
  return managedPermissions.some(({ name, isDefault }) => isDefault && allowed.has(name));
}

/** The type that a permission is for; undefined if it can't be told. */
function coveredType(declared: Declared): string | undefined {
  const permission = permissionOf(declared);
  if (permission?.owner !== 'aws') {
    return permission?.resourceType;
  }
  return typeByPermission(permission.name)?.id;
}
