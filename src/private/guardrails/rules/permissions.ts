import type { Declared } from '../declarations';
import type { Finding, Rule } from '../finding';
import { listed } from '../finding';
import { means, permissionOf } from '../permission';

/** What the permissions that a share names may be. */
export const permissions: Rule = (share, { permissions: allowed }) => (allowed === undefined ? []
  : share.permissions.flatMap((permission) => named(permission, allowed)));

function named(declared: Declared, allowed: ReadonlySet<string>): Finding[] {
  const { text, declaration, location } = declared;
  const permission = permissionOf(declared);
  if (!permission) {
    return [{
      declaration,
      location,
      rule: 'UnknownPermission',
      description: `the name of the permission ${JSON.stringify(text)} can't be told, so it can't be checked against the allowed permissions`,
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
