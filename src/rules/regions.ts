import type { ShareFacts } from './facts';
import { partitionOf } from './partitions-by-region';
import { GLOBAL_HOME, regionOf } from './resource-home';
import { resourcesByType, subjectOf, typeOf } from './resource-types';
import { contradiction, doubt } from './rule';
import { nameOf, quoted } from './text';
import { known } from './token';
import type { ShareableResource } from '../catalogue/shareable-resource';

/** A regional resource is shared in its own Region, a pool of IPAM in the home Region of its IPAM. */
export const otherRegion = contradiction('otherRegion', (share) => {
  const here = known(share.region);
  return here === undefined ? [] : share.resources.flatMap((resource) => {
    const region = regionOf(resource);
    const where = typeOf(resource)?.shareRegion === 'ipamHomeRegion' ? 'in the home Region of its IPAM' : 'in its own Region';
    return region === undefined || region === here ? [] : [
      `resource ${quoted(nameOf(resource))} is in "${region}", but the share is in "${here}": RAM shares it ${where} only, `
      + `so declare the share in a stack of "${region}"`,
    ];
  });
});

/** A global resource is shared in us-east-1. */
export const globalResourceRegion = contradiction('globalResourceRegion', (share) =>
  outsideGlobalHome(share, (type) => type.shareRegion === GLOBAL_HOME && type.shareRegionConfirmed, (subject, here) =>
    `${subject} is global, and RAM shares global resources in "${GLOBAL_HOME}" only, but the share is in "${here}": declare it in a stack of "${GLOBAL_HOME}"`));

/** Where some resources are shared whose ARN has no Region is not documented for sure. */
export const uncertainShareRegion = doubt('uncertainShareRegion', (share) =>
  outsideGlobalHome(share, isUncertain, (subject, here) =>
    `${subject} has no Region in its ARN, so RAM may share it in "${GLOBAL_HOME}" only, but the share is in "${here}": if RAM refuses it, declare it there`));

function isUncertain({ shareRegion, shareRegionConfirmed }: ShareableResource): boolean {
  return shareRegion === undefined || (shareRegion === GLOBAL_HOME && !shareRegionConfirmed);
}

/** One message for each type concerned; the home of global resources is known for the partition "aws" only. */
function outsideGlobalHome(
  share: ShareFacts, concerns: (type: ShareableResource) => boolean, message: (subject: string, here: string) => string,
): string[] {
  const here = known(share.region);
  if (here === undefined || here === GLOBAL_HOME || partitionOf(share) !== 'aws') { return []; }
  return resourcesByType(share)
    .filter(({ type }) => concerns(type))
    .map((group) => message(subjectOf(group), here));
}
