import { isServicePrincipal } from './batches';
import { contentsOf } from './contents';
import { Kind } from './listing';
import { Goal } from './next-step';

/** What is, or is to be, on a share. */
export type Contents = Readonly<Record<Kind, string[]>>;

/** Nothing on the share. */
export const NOTHING: Contents = contentsOf({});

/**
 * Plans the way from one set of contents to another, in steps that are waited for.
 *
 * What is new comes before what is old goes, and what is in both is only looked at. RAM wants service principals with their sources before
 * resources, and allows no principals of other kinds beside them; otherwise principals and resources go side by side.
 */
export function plan(old: Contents, next: Contents, owner: string): Goal[][] {
  const service = next.principals.some(isServicePrincipal);
  const services = service || old.principals.some(isServicePrincipal);
  const otherKind = next.principals.length > 0 && old.principals.some((principal) => isServicePrincipal(principal) !== service);
  // A service principal that stays needs a source: RAM keeps at least one, and takes the owner's account when there is none.
  const declared = service && old.sources.length && !next.sources.length ? { ...next, sources: [owner] } : next;
  const coming = (kind: Kind) => declared[kind].map((entity): Goal => ({ kind, entity, present: true, assumed: old[kind].includes(entity) }));
  const going = (kind: Kind) =>
    old[kind].filter((entity) => !declared[kind].includes(entity)).map((entity): Goal => ({ kind, entity, present: false }));
  const [principals, resourceArns, sources] = [going('principals'), going('resourceArns'), going('sources')];

  const grants = [[...coming('principals'), ...coming('sources')], coming('resourceArns')];
  return [
    // A service principal that stays or comes needs a source at any time.
    ...otherKind ? service ? [principals] : [principals, sources] : [],
    ...service ? grants : [grants.flat()],
    ...otherKind ? service ? [resourceArns, sources] : [resourceArns]
      : services ? [resourceArns, principals, sources] : [[...resourceArns, ...principals, ...sources]],
  ];
}
