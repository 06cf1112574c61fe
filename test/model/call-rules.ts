import { Declaration, OWNER, Plot } from './landscape';
import { contents, isGranted, Kind, KINDS, minus, rowOf, some, union } from './share-view';
import { isServicePrincipal } from '../../src/handler/batches';
import type { ShareHandle } from '../simulator';

/** A request under way, as far as it tells which calls are right. */
export interface Watched {
  readonly plot: Plot;
  /** Whether what others hold may be taken off. */
  readonly exclusive: boolean;
  /** Whether it undoes a deployment, or is a creation that does so when it fails. */
  readonly undoes: boolean;
  /** What was on the share that is wanted, when the request was sent. */
  readonly before: Declaration;
  /** What need not be on the share before something is taken off: in a rollback, what it has not to bring back comes last. */
  readonly late: Declaration;
  /** Whether the function can see sources, and so can wait for them. */
  readonly seesSources: boolean;
  /** Whether the request is long over, so that nothing may be done for it. */
  readonly outdated?: boolean;
  /** How long calls take to arrive at RAM. */
  readonly underWayMs?: number;
  /** The declaration before the request, and after it, on a share. */
  expected(shareArn: string): { readonly old: Declaration; readonly next: Declaration } | undefined;
  share(arn: string): ShareHandle;
  /** Whether the function has taken an entity off in the deployment that this request undoes, and may give it back. */
  givesBack(shareArn: string, kind: Kind, entity: string): boolean;
}

type Input = Readonly<Record<string, unknown>> & Partial<Record<Kind, string[]>>;

/** What is wrong with a call that changes something. */
export function violationsOf(watched: Watched, operation: string, input: Input): string[] {
  if (!/^(Dis)?[Aa]ssociateResourceShare$/.test(operation)) { return []; }
  const about = `${operation} ${KINDS.map((kind) => `${kind} ${input[kind] ?? '-'}`).join(', ')}`;
  const expected = watched.expected(String(input.resourceShareArn));
  const problems = shapeProblems(operation, input);
  if (watched.outdated) { problems.push('a change for an outdated request'); }
  if (!expected) {
    problems.push('a share that the request does not name');
  } else {
    problems.push(...effectProblems(watched, operation, input, expected.old, expected.next));
  }
  return problems.map((problem) => `${problem}: ${about}`);
}

function shapeProblems(operation: string, input: Input): string[] {
  const kinds = KINDS.filter((kind) => input[kind] !== undefined);
  const service = operation.startsWith('A') && kinds.join() === 'principals,sources' && input.principals!.every(isServicePrincipal);
  return [
    ...kinds.some((kind) => input[kind]!.length === 0) ? ['an empty list'] : [],
    ...kinds.reduce((sum, kind) => sum + input[kind]!.length, 0) > 100 ? ['more than 100 entities'] : [],
    ...kinds.length !== 1 && !service ? ['several kinds of entities'] : [],
    ...typeof input.clientToken === 'string' ? [] : ['no client token'],
  ];
}

function effectProblems(watched: Watched, operation: string, input: Input, old: Declaration, next: Declaration): string[] {
  const { exclusive } = watched;
  const share = watched.share(String(input.resourceShareArn));
  const named: Declaration = { principals: input.principals ?? [], resourceArns: input.resourceArns ?? [], sources: input.sources ?? [] };
  // The owner's account is the source that stands for none.
  const foreign = (kind: Kind, entity: string) => !old[kind].includes(entity) && !next[kind].includes(entity) && entity !== OWNER;
  const unasked = (kind: Kind, entity: string) => foreign(kind, entity) && !watched.givesBack(share.arn, kind, entity);
  // What is others' may be off for the while, where it makes way for a service principal.
  const moved = (kind: Kind, entity: string) => (exclusive || watched.undoes) && watched.before[kind].includes(entity);
  if (operation.startsWith('A')) {
    return some(named, (kind, entity) => unasked(kind, entity) && !moved(kind, entity)) ? ['an association that nobody declared'] : [];
  }
  const problems: string[] = [];
  // To undo something, resources make way for a service principal where no principal of others could miss them.
  const wanted = watched.plot.services.some((service) => next.principals.includes(service) || watched.givesBack(share.arn, 'principals', service));
  const isMissed = contents(share).principals.some((principal) => !old.principals.includes(principal) && !next.principals.includes(principal));
  if (watched.undoes && wanted && !isMissed && input.resourceArns) { return problems; }
  // What is given back and has failed is cleared away first.
  const held = (kind: Kind, entity: string) => unasked(kind, entity) || (foreign(kind, entity) && isGranted(rowOf(share, kind, entity)));
  if (some(named, held) && !exclusive) { problems.push('a disassociation of what others hold'); }
  if (makesWay(share, exclusive ? union(old, watched.before) : old, next)) { return problems; }
  const stays = (kind: Kind, entity: string) => old[kind].includes(entity) && next[kind].includes(entity);
  if (some(named, (kind, entity) => stays(kind, entity) && isGranted(rowOf(share, kind, entity)))) { problems.push('a gap for what stays'); }
  const removes = some(named, (kind, entity) => !next[kind].includes(entity) && isGranted(rowOf(share, kind, entity)));
  // Without old ones these are repairs or a creation that is taken back.
  const grantsFirst = removes && old !== next && some(minus(old, next), () => true);
  const waitsFor = (kind: Kind) => kind !== 'sources' || watched.seesSources;
  if (grantsFirst && some(minus(next, watched.late), (kind, entity) => waitsFor(kind) && !isGranted(rowOf(share, kind, entity)))) { problems.push('a removal before all is granted'); }
  return problems;
}

/** Principals of another kind, and services on a share with resources, can't be let in without a gap. */
function makesWay(share: ShareHandle, old: Declaration, next: Declaration): boolean {
  const service = next.principals.some(isServicePrincipal);
  const otherKind = next.principals.length > 0 && old.principals.some((principal) => isServicePrincipal(principal) !== service);
  return otherKind || next.principals.some((principal) => isServicePrincipal(principal) && !isGranted(rowOf(share, 'principals', principal)));
}
