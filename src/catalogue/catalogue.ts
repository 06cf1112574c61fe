import type { ShareableResource } from './shareable-resource';
import { shareableResources } from './shareable-resources.generated';

interface Catalogue {
  readonly byService: ReadonlyMap<string, ShareableResource[]>;
  readonly byCfnType: ReadonlyMap<string, ShareableResource[]>;
  readonly byResourceType: ReadonlyMap<string, ShareableResource>;
  readonly byPermission: ReadonlyMap<string, ShareableResource>;
}

const SERVICE_FIELD = 2;

let loaded: Catalogue | undefined;
const patterns = new Map<ShareableResource, RegExp>();

/** The type of a resource by its ARN, which may hold tokens; undefined for an unknown type or when the ARN is one token. */
export function typeByArn(arn: string): ShareableResource | undefined {
  const candidates = catalogue().byService.get(serviceOf(arn)) ?? [];
  return candidates.find((type) => patternOf(type).test(arn));
}

/**
 * The type of a resource by its CloudFormation type.
 *
 * @param kindOf gives the resource's own `Type` property, which tells apart RAM types that are one in CloudFormation; asked for these alone
 */
export function typeByCfnResourceType(cfnResourceType: string, kindOf?: () => unknown): ShareableResource | undefined {
  const candidates = catalogue().byCfnType.get(cfnResourceType) ?? [];
  if (candidates.length < 2) { return candidates[0]; }
  const [, , name] = cfnResourceType.split('::');
  const wanted = `:${String(kindOf?.())}${name}`.toLowerCase();
  return candidates.find(({ id }) => id.toLowerCase().endsWith(wanted));
}

/** Whether a CloudFormation type makes resources that RAM can share. */
export function isShareableCfnResourceType(cfnResourceType: string): boolean {
  return catalogue().byCfnType.has(cfnResourceType);
}

/** A type by RAM's name of it, in whatever case: RAM itself writes it as `resourceType` does. */
export function typeByResourceType(resourceType: string): ShareableResource | undefined {
  return catalogue().byResourceType.get(resourceType.toLowerCase());
}

/** All known types. */
export function shareableTypes(): ShareableResource[] {
  return [...catalogue().byResourceType.values()];
}

/** The type that a permission managed by AWS is for. */
export function typeByPermission(permissionName: string): ShareableResource | undefined {
  return catalogue().byPermission.get(permissionName);
}

function serviceOf(arn: string): string {
  return arn.split(':', SERVICE_FIELD + 1)[SERVICE_FIELD];
}

function patternOf(type: ShareableResource): RegExp {
  const known = patterns.get(type);
  if (known) { return known; }
  const pattern = new RegExp(type.arnPattern);
  patterns.set(type, pattern);
  return pattern;
}

/** Built on first use: an app without a share pays nothing. */
function catalogue(): Catalogue {
  loaded ??= index(shareableResources());
  return loaded;
}

function index(types: ShareableResource[]): Catalogue {
  return {
    byService: grouped(types.flatMap((type) => type.arnServices.map((service): [string, ShareableResource] => [service, type]))),
    byCfnType: grouped(types.flatMap((type) => type.cfnResourceTypes.map((cfnType): [string, ShareableResource] => [cfnType, type]))),
    byResourceType: new Map(types.map((type) => [type.id.toLowerCase(), type])),
    byPermission: new Map(types.flatMap((type) => type.managedPermissions.map(({ name }): [string, ShareableResource] => [name, type]))),
  };
}

function grouped(entries: [string, ShareableResource][]): Map<string, ShareableResource[]> {
  const groups = new Map<string, ShareableResource[]>();
  for (const [key, type] of entries) {
    groups.set(key, [...groups.get(key) ?? [], type]);
  }
  return groups;
}
