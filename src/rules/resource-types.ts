import type { ResourceFacts, ShareFacts } from './facts';
import { listed, nameOf } from './text';
import { isStandIn, isUnknown } from './token';
import { isShareableCfnResourceType, typeByArn, typeByCfnResourceType } from '../catalogue/catalogue';
import type { DisputedAnswer, ShareableResource } from '../catalogue/shareable-resource';

/** The resources of a share that are of one type. */
export interface ResourcesOfType {
  readonly type: ShareableResource;
  readonly resources: readonly ResourceFacts[];
}

/** The type of a resource, as far as it can be told. */
export function typeOf(resource: ResourceFacts): ShareableResource | undefined {
  return typeByArn(resource.arn) ?? typeOfConstruct(resource);
}

/** Whether a resource is known to be of a type that the catalogue lacks. */
export function isOfUnknownType(resource: ResourceFacts): boolean {
  if (typeOf(resource)) { return false; }
  return resource.cfnResourceType === undefined ? tellsItsType(resource.arn) : !isShareableCfnResourceType(resource.cfnResourceType);
}

/** Whether service and kind of resource stand in an ARN, as opposed to something unknown in their place. */
function tellsItsType(arn: string): boolean {
  const [prefix, , service, , , resource] = arn.split(':');
  return prefix === 'arn' && !isStandIn(arn) && resource !== undefined && ![service, resource.split('/')[0]].some(isUnknown);
}

/** The resources of a share by type; those of unknown types are left out. */
export function resourcesByType(share: ShareFacts): ResourcesOfType[] {
  const groups = new Map<ShareableResource, ResourceFacts[]>();
  for (const resource of share.resources) {
    const type = typeOf(resource);
    if (!type) { continue; }
    const group = groups.get(type);
    if (group) { group.push(resource); } else { groups.set(type, [resource]); }
  }
  return [...groups].map(([type, resources]) => ({ type, resources }));
}

/** What messages call resources of a type. */
export function subjectOf({ type, resources }: ResourcesOfType): string {
  return `${type.id} ${listed(resources.map(nameOf))}`;
}

/** What to add to a message about a refusal that the sources don't agree on. */
export function disputeAbout({ disputed }: ShareableResource, answer: DisputedAnswer): string {
  return disputed?.includes(answer) ? ' (the guides of RAM and of the service contradict each other here: acknowledge this if it works)' : '';
}

function typeOfConstruct(resource: ResourceFacts): ShareableResource | undefined {
  return resource.cfnResourceType === undefined ? undefined : typeByCfnResourceType(resource.cfnResourceType, () => resource.properties?.Type);
}
