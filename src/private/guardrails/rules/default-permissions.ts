import type { ShareableResource } from '../../../catalogue/shareable-resource';
import type { Declared } from '../declarations';
import type { Finding, Rule } from '../finding';
import { listed } from '../finding';
import { permissionOf } from '../permission';
import { shareableTypeOf } from '../shareable-type';

/** What RAM attaches where a share names no permission for a type. A permission of unknown type may be for one of the types, but for one only. */
export const defaultPermissions: Rule = ({ definition, resources, permissions }, { permissions: allowed }) => {
  if (!definition || !allowed) {
    return [];
  }
  const covered = permissions.map((permission) => permissionOf(permission)?.type);
  const uncovered = new Map<ShareableResource | string, Finding>();
  for (const resource of resources) {
    const type = shareableTypeOf(resource);
    const key = type ?? resource.text;
    if (!uncovered.has(key) && !(type && (covered.includes(type) || defaults(type).some((name) => allowed.has(name))))) {
      const { declaration, location } = resource;
      uncovered.set(key, { declaration, location, ...type ? ofType(type, allowed) : ofUnknownType(resource) });
    }
  }
  return uncovered.size > covered.filter((type) => type === undefined).length ? [...uncovered.values()] : [];
};

type Fault = Pick<Finding, 'rule' | 'description' | 'fix'>;

function ofType(type: ShareableResource, allowed: ReadonlySet<string>): Fault {
  const [name] = defaults(type);
  return {
    rule: name === undefined ? 'UnknownDefaultPermission' : 'DefaultPermissionNotAllowed',
    description: `no permission of the share is known to be for the type ${JSON.stringify(type.id)}, and ${name === undefined
      ? 'which one RAM attaches by default is not known'
      : `RAM's default for it, ${JSON.stringify(name)}, is not among those allowed`}`,
    fix: `give the share one of the allowed permissions for that type: ${listed(allowed)}`,
  };
}

function ofUnknownType({ text }: Declared): Fault {
  return {
    rule: 'UnknownDefaultPermission',
    description: `the type of the resource ${JSON.stringify(text)} can't be told, so it is not known which permission RAM attaches to it by default`,
    fix: 'share the resource by its construct or by an ARN in which only ids and names are tokens',
  };
}

function defaults({ managedPermissions }: ShareableResource): string[] {
  return managedPermissions.filter(({ isDefault }) => isDefault).map(({ name }) => name);
}
