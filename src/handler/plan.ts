import { isServicePrincipal } from './batches';
import { Kind } from './listing';
import { Goal } from './next-step';

/** What is, or is to be, on a share. */
export type Contents = Readonly<Record<Kind, string[]>>;

/** Something for each kind. */
export function byKind<T>(make: (kind: Kind) => T): Record<Kind, T> {
  return { principals: make('principals'), resourceArns: make('resourceArns'), sources: make('sources') };
}

/** Nothing on the share. */
export const NOTHING: Contents = byKind(() => []);

/**
 * Plans the way from one set of contents to another, in steps that are waited for.
 *
 * What is new comes before what is old goes, and what is in both is only looked at. RAM wants service principals with their sources before
 * resources, and allows no principals of other kinds beside them; otherwise principals and resources go side by side.
 */
export function plan(before: Contents, next: Contents, owner: string): Goal[][] {
  const service = next.principals.some(isServicePrincipal);
  const served = before.principals.some(isServicePrincipal);
  const services = service || served;
  const old = served && next.sources.length && !before.sources.length ? { ...before, sources: [owner] } : before;
  const otherKind = next.principals.length > 0 && old.principals.some((principal) => isServicePrincipal(principal) !== service);
  // RAM takes the owner's account when there is no source, and keeps at least one; so that comes when the last declared source goes, and goes
  // when the first one comes.
  const declared = service && old.sources.length && !next.sources.length ? { ...next, sources: [owner] } : next;
  const coming = (kind: Kind) => declared[kind].map((entity): Goal => ({ kind, entity, present: true, assumed: old[kind].includes(entity) }));
  const { principals, resourceArns, sources } = byKind((kind) =>
    old[kind].filter((entity) => !declared[kind].includes(entity)).map((entity): Goal => ({ kind, entity, present: false })));

  const grants = [[...coming('principals'), ...coming('sources')], coming('resourceArns')];
  return [
    // A service principal that stays or comes needs a source at any time.
    ...otherKind ? service ? [principals] : [principals, sources] : [],
    ...service ? grants : [grants.flat()],
    ...otherKind ? service ? [resourceArns, sources] : [resourceArns]
      : services ? [resourceArns, principals, sources] : [[...resourceArns, ...principals, ...sources]],
  ];
}
