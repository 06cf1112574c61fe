import { isServicePrincipal } from './batches';
import { Goal } from './next-step';
import { Kind } from './ram';

/** What is, or is to be, on a share. */
export type Contents = Readonly<Record<Kind, readonly string[]>>;

/** Nothing on the share. */
export const NOTHING: Contents = { principals: [], resourceArns: [], sources: [] };

/** Steps on the way from one set of contents to another; each is waited for before the next. */
export interface Plan {
  /** What must go first: RAM allows no principals of other kinds beside a service principal. */
  readonly makeRoom: Goal[][];
  /** Service principals with their sources, before any resource. */
  readonly admit: Goal[];
  readonly grant: Goal[];
  readonly revoke: Goal[][];
}

/** Plans the way: what is new comes before what is old goes, and what is in both is only looked at. */
export function planOf(old: Contents, next: Contents, owner: string): Plan {
  const services = [...old.principals, ...next.principals].some(isServicePrincipal);
  const gone = (kind: Kind) => without(old, next, kind, owner);
  const wanted = (...kinds: Kind[]) => kinds.flatMap((kind) => presence(old, next, kind, owner));
  const admit = isService(next) || next.sources.length > 0;
  const change = next.principals.length > 0 && old.principals.some((principal) => isServicePrincipal(principal) !== isService(next));
  return {
    makeRoom: change ? steps(gone('principals'), isService(next) ? [] : gone('sources')) : [],
    admit: admit ? wanted('principals', 'sources') : [],
    grant: admit ? wanted('resourceArns') : wanted('principals', 'resourceArns'),
    revoke: services
      ? steps(gone('resourceArns'), change ? [] : gone('principals'), change && !isService(next) ? [] : gone('sources'))
      : steps([...gone('resourceArns'), ...gone('principals'), ...gone('sources')]),
  };
}

function isService({ principals }: Contents): boolean {
  return principals.some(isServicePrincipal);
}

function presence(old: Contents, next: Contents, kind: Kind, owner: string): Goal[] {
  const before = new Set(old[kind]);
  return declared(old, next, kind, owner).map((entity) => ({ kind, entity, present: true, assumed: before.has(entity) }));
}

function without(old: Contents, next: Contents, kind: Kind, owner: string): Goal[] {
  const kept = new Set(declared(old, next, kind, owner));
  return old[kind].filter((entity) => !kept.has(entity)).map((entity) => ({ kind, entity, present: false }));
}

/**
 * A service principal keeps at least one source. RAM takes the owner's account when none is given, so that is what remains when the last
 * declared source goes.
 */
function declared(old: Contents, next: Contents, kind: Kind, owner: string): readonly string[] {
  return kind === 'sources' && isService(next) && !next.sources.length && old.sources.length ? [owner] : next[kind];
}

function steps(...all: Goal[][]): Goal[][] {
  return all.filter((goals) => goals.length > 0);
}
