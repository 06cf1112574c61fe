import { nearest } from './nearest';
import { awsManagedName, displayType, identityOf, permissionHome, permissionType } from './permission-types';
import { disputeAbout, typeOf } from './resource-types';
import { contradiction, doubt } from './rule';
import { listed, nameOf, quoted } from './text';
import { known } from './token';
import { typeByPermission, typeByResourceType } from '../catalogue/catalogue';

/** A share has one permission for a type at most. */
export const severalPermissionsForType = contradiction('severalPermissionsForType', (share) => {
  const byType = new Map<string, Set<string>>();
  for (const permission of share.permissions) {
    const type = permissionType(permission);
    if (type !== undefined) { byType.set(type, (byType.get(type) ?? new Set()).add(identityOf(permission))); }
  }
  return [...byType].filter(([, permissions]) => permissions.size > 1).map(([type, permissions]) =>
    `the permissions ${listed([...permissions])} are all for ${displayType(type)}, and a share takes one for each type: keep one of them`);
});

/** A permission is for a type that the share holds. */
export const permissionWithoutResource = doubt('permissionWithoutResource', (share) => {
  const types = share.resources.map((resource) => typeOf(resource)?.id.toLowerCase());
  if (types.length === 0 || types.includes(undefined)) { return []; }
  return share.permissions.flatMap((permission) => {
    const type = permissionType(permission);
    return type === undefined || types.includes(type) ? [] : [
      `the permission ${quoted(identityOf(permission))} is for ${displayType(type)}, of which the share has no resource: `
      + 'take it out, unless such resources are associated elsewhere',
    ];
  });
});

/** A customer managed permission stands only beside types that allow it. */
export const customerManagedPermissionRefused = doubt('customerManagedPermissionRefused', (share) =>
  share.permissions.filter((permission) => awsManagedName(permission) === undefined).flatMap((permission) => {
    const type = typeByResourceType(permissionType(permission) ?? '');
    return type?.customerManagedPermissions !== false ? [] : [
      `${type.id} takes no customer managed permission such as ${quoted(nameOf(permission))}: `
      + `use one that AWS manages, ${listed(type.managedPermissions.map(({ name }) => name)) || 'or leave it out'}`
      + disputeAbout(type, 'customerManagedPermissions'),
    ];
  }));

/** A customer managed permission is used in its own Region. */
export const permissionFromOtherRegion = contradiction('permissionFromOtherRegion', (share) => {
  const here = known(share.region);
  return share.permissions.flatMap((permission) => {
    const { region } = permissionHome(permission);
    return here === undefined || region === undefined || region === here ? [] : [
      `the permission ${quoted(nameOf(permission))} is in "${region}", but the share is in "${here}": make the same permission in "${here}" and use that`,
    ];
  });
});

/** A customer managed permission is used in its own account. */
export const permissionFromOtherAccount = contradiction('permissionFromOtherAccount', (share) => {
  const owner = known(share.account);
  return share.permissions.flatMap((permission) => {
    const { account } = permissionHome(permission);
    return owner === undefined || account === undefined || account === owner ? [] : [
      `the permission ${quoted(nameOf(permission))} belongs to account "${account}", but the share to "${owner}": make the same permission there and use that`,
    ];
  });
});

/** The names of permissions follow no scheme, so a name that the catalogue lacks is likely to be misspelt. */
export const unknownPermission = doubt('unknownPermission', (share) => share.permissions.flatMap((permission) => {
  const name = awsManagedName(permission);
  return name === undefined || typeByPermission(name) ? [] : [
    `no permission ${quoted(name)} is known: did you mean ${quoted(nearest(name))}? Names follow no scheme, so check it against what RAM lists, `
    + 'and acknowledge this if RAM has it',
  ];
}));
