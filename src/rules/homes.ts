import { arnOrigin } from './arn-origin';
import type { ResourceFacts, ShareFacts } from './facts';
import { partitionOf } from './partitions-by-region';
import { permissionHome } from './permission-types';
import { GLOBAL_HOME, ownerOf, regionOf } from './resource-home';
import { typeOf } from './resource-types';
import { contradiction } from './rule';
import { nameOf, quoted } from './text';
import { known } from './token';

// Where neither the share's ARN nor its stack tells where the share is, what it holds has to agree: a share has one Region and one owner.

/** Nothing that a share holds needs it to be in another Region than the rest. */
export const severalRegions = contradiction('severalRegions', (share) => known(share.region) !== undefined ? [] : disagreement('in', [
  ...share.resources.map((resource): Need => [shareRegionOf(resource, share), nameOf(resource)]),
  ...share.permissions.map((permission): Need => [permissionHome(permission).region, nameOf(permission)]),
], 'declare a share for each Region, in a stack of that Region'));

/** Nothing that a share holds needs it to belong to another account than the rest. */
export const severalOwners = contradiction('severalOwners', (share) => known(share.account) !== undefined ? [] : disagreement('of account', [
  ...share.resources.map((resource): Need => [ownerOf(resource), nameOf(resource)]),
  ...share.permissions.map((permission): Need => [permissionHome(permission).account, nameOf(permission)]),
], 'only the owner can share, so declare a share for each account, in a stack of that account'));

/** Where a share has to be, if that is known, and what for. */
type Need = [home: string | undefined, name: string];

/** Two needs are enough to show that they differ. */
function disagreement(preposition: string, needs: readonly Need[], wayOut: string): string[] {
  const first = needs.find(([home]) => home !== undefined);
  const other = needs.find(([home]) => home !== undefined && home !== first?.[0]);
  return first === undefined || other === undefined ? [] : [
    `the share would have to be ${[first, other].map(([home, name]) => `${preposition} "${home}" for ${quoted(name)}`).join(' and ')}: ${wayOut}`,
  ];
}

/** The Region in which a resource is shared, as far as it is certain. */
function shareRegionOf(resource: ResourceFacts, share: ShareFacts): string | undefined {
  const type = typeOf(resource);
  const isGlobal = type?.shareRegion === GLOBAL_HOME && type.shareRegionConfirmed;
  const partition = partitionOf(share) ?? arnOrigin(resource.arn).partition;
  return regionOf(resource) ?? (isGlobal && partition === 'aws' ? GLOBAL_HOME : undefined);
}
