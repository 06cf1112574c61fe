import { arnOrigin } from './arn-origin';
import type { ResourceFacts } from './facts';
import { typeOf } from './resource-types';
import { known } from './token';

/** Where RAM shares global resources, in the partition "aws"; for the other partitions it is not documented. */
export const GLOBAL_HOME = 'us-east-1';

/** The account that owns a resource, as far as it is known. */
export function ownerOf(resource: ResourceFacts): string | undefined {
  return arnOrigin(resource.arn).account || known(resource.account);
}

/** The Region that a resource is bound to, as far as it is known; undefined for a global resource. */
export function regionOf(resource: ResourceFacts): string | undefined {
  const ofArn = arnOrigin(resource.arn).region;
  if (ofArn) { return ofArn; }
  const type = typeOf(resource);
  const isRegional = type?.shareRegion !== undefined && type.shareRegion !== GLOBAL_HOME;
  return isRegional ? known(resource.region) : undefined;
}
