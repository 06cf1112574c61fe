import { excuse, excuseByOthers, left, missing } from './expectations';
import { Declaration, NOTHING, OWNER, Plot } from './landscape';
import { contents, filter, isGranted, Kind, minus, rowOf, rows, some, TYPES, union } from './share-view';
import { Answer, Request, Stage } from './stage';
import { isServicePrincipal } from '../../src/handler/batches';
import type { ShareHandle } from '../simulator';

/** A declaration, and the share that it is for. */
export interface Placed {
  readonly share: number;
  readonly declared: Declaration;
  /** Whether nobody else may put anything on the share. */
  readonly exclusive?: boolean;
}

/** What a request is about. */
export interface Details extends Pick<Request, 'RequestType' | 'PhysicalResourceId'> {
  readonly next: Placed;
  readonly old?: Placed;
  /** What a rollback leaves as the deployment found it. */
  readonly found?: Found;
}

/** How a deployment found the entities that it changes. */
export interface Found {
  /** What it declares, and others had put on the share already. */
  readonly there: Declaration;
  /** The part of it that was in effect. */
  readonly inEffect: Declaration;
  /** What is declared before it and by it, and yet was not on the share. */
  readonly off: Declaration;
  /** All that was on the shares that it concerns, by their ARNs. */
  readonly shared: ReadonlyMap<string, Declaration>;
  /** The part of it that RAM was not just associating: what comes true meanwhile seems to be a part of the deployment. */
  readonly settled: ReadonlyMap<string, Declaration>;
  /** What was on the share. */
  readonly all: Declaration;
  /** When it was looked at. */
  readonly at: number;
}

/** Looks at what a deployment is going to change. */
export function findBefore(stage: Stage, next: Placed, old?: Placed): Found {
  const added = old?.share === next.share ? minus(next.declared, old.declared) : next.declared;
  const share = stage.shares[next.share];
  const there = minus(added, minus(added, contents(share)));
  // What came about just before seems to be a part of the deployment.
  const longAgo = stage.time.now() - 2000;
  const forLong = (handle: ShareHandle, declared: Declaration) => filter(declared, (kind, entity) => handle.changedAt(TYPES[kind], entity) < longAgo);
  const inEffect = filter(forLong(share, there), (kind, entity) => isInEffect(stage, next.share, kind, entity));
  const kept = old?.share === next.share ? minus(next.declared, added) : NOTHING;
  const off = filter(kept, (kind, entity) => !isInEffect(stage, next.share, kind, entity));
  const shares = [share, stage.shares[(old ?? next).share]];
  const shared = new Map(shares.map((handle) => [handle.arn, contents(handle)]));
  const settled = new Map(shares.map((handle) =>
    [handle.arn, filter(forLong(handle, contents(handle)),
      (kind, entity) => isGranted(rowOf(handle, kind, entity)) && !stage.isAccepting(handle, entity))]));
  return { there, inEffect, off, shared, settled, all: contents(share), at: stage.time.now() };
}

function isInEffect(stage: Stage, share: number, kind: Kind, entity: string): boolean {
  return /^(ASSOCIATED|SUSPENDED)$/.test(rowOf(stage.shares[share], kind, entity)?.status ?? '');
}

/** What is off a share, though it is declared before a rollback and after it: what RAM has refused to the deployment. */
export function failedOf(stage: Stage, share: number, one: Declaration, other: Declaration): Declaration {
  return filter(minus(one, minus(one, other)), (kind, entity) => rowOf(stage.shares[share], kind, entity)?.status === 'FAILED');
}

/** What a function took off for the while, to let a service principal in again, when it was stopped: it can't have put it back. */
export function stoppedOnWay(stage: Stage, plot: Plot, share: number, serious: boolean): (kind: Kind, entity: string) => boolean {
  const { arn } = stage.shares[share];
  return (kind, entity) => kind === 'resourceArns' && plot.services.length > 0 && plot.exclusive
    && stage.hasTakenOff(plot, arn, kind, entity) && (serious || !stage.remembers(plot, arn, kind, entity));
}

/** Fails when a rollback has taken away what was in effect before. */
export function checkStays(stage: Stage, plot: Plot, share: number, { inEffect }: Found, serious: boolean): void {
  const isExcused = stoppedOnWay(stage, plot, share, serious);
  const taken = missing(stage, stage.shares[share], filter(inEffect, (kind, entity) => !isExcused(kind, entity)));
  if (taken.length) { throw new Error(`a rollback took away what others had shared: ${taken.join(', ')}`); }
}

/** Whether a source can't come back, because RAM takes none without a service principal. */
function isAlone({ settings: { rules } }: Stage, share: ShareHandle): boolean {
  return rules.sourcesWithoutServicePrincipal === 'refuse' && !contents(share).principals.some(isServicePrincipal);
}

/** Whether a service principal can't be let in: beside another kind, or because nothing makes way that RAM doesn't let go of or others could miss. */
function isBarred({ settings: { rules } }: Stage, share: ShareHandle): boolean {
  const isStuck = rows(share, 'resourceArns').some(({ status }) => /^(SUSPEND|RESTORING)/.test(status));
  const { principals } = contents(share);
  return !principals.every(isServicePrincipal) || (rules.servicePrincipalAfterResources === 'refuse' && (isStuck || principals.length > 0));
}

/** Whether RAM puts an entity on again by itself, in a time of its own. */
function isRestoring(stage: Stage, arn: string, kind: Kind, entity: string): boolean {
  return rowOf(stage.shares.find((one) => one.arn === arn)!, kind, entity)?.status === 'RESTORING';
}

/** Fails when a function has not given back what it took off in the deployment, though it remembers. */
export function checkGivenBack(stage: Stage, plot: Plot, { settled }: Found): void {
  const lost = [...settled].flatMap(([arn, before]) => {
    const share = stage.shares.find((one) => one.arn === arn)!;
    const barred = (kind: Kind, entity: string) => isRestoring(stage, arn, kind, entity) || (kind === 'sources'
      ? isBarred(stage, share) || isAlone(stage, share) : isServicePrincipal(entity) && isBarred(stage, share));
    const due = filter(before, (kind, entity) => stage.remembers(plot, arn, kind, entity) && !barred(kind, entity));
    return share.status === 'ACTIVE' ? missing(stage, share, due) : [];
  });
  if (lost.length) { throw new Error(`a rollback did not give back ${lost.join(', ')}`); }
}

/** Fails when a rollback has made the owner's account a source beside others', though it was none before. */
export function checkOwner(stage: Stage, { share, declared }: Placed, { all }: Found): void {
  const { sources } = contents(stage.shares[share]);
  if (stage.seesSources && sources.length > 1 && sources.includes(OWNER) && ![...all.sources, ...declared.sources].includes(OWNER)) {
    throw new Error('a rollback has made the owner a source');
  }
}

/** Why a request may fail without anything going wrong meanwhile; undefined when it has to succeed. */
export function excuseFor(stage: Stage, { RequestType, next, old, found }: Details): string | undefined {
  const share = stage.shares[next.share];
  const others = next.exclusive ? contents(share) : NOTHING;
  // What had been there before stays in a rollback, and is others' again; of what was still coming, of what others have put on anew, and of sources
  // that it doesn't see, the function can't tell.
  const isSettled = (kind: Kind, entity: string) => found!.settled.get(share.arn)?.[kind].includes(entity)
    && share.changedAt(TYPES[kind], entity) <= found!.at && (kind !== 'sources' || stage.seesSources);
  const there = found ? filter(found.there, (kind, entity) => !!isSettled(kind, entity)) : NOTHING;
  // A rollback also takes off the owner's account that has come in the place of others' sources.
  const hasOwner = found && contents(share).sources.includes(OWNER) && !found.all.sources.includes(OWNER);
  const stoodIn = hasOwner ? { ...NOTHING, sources: [OWNER] } : NOTHING;
  if (RequestType === 'Delete') { return excuse(stage, share, union(minus(next.declared, there), stoodIn), NOTHING, true); }
  const isHere = !old || old.share === next.share;
  const before = isHere && old ? union(minus(old.declared, there), stoodIn) : NOTHING;
  return (isHere ? excuse(stage, share, before, next.declared) : excuse(stage, stage.shares[old.share], old.declared, NOTHING, true))
    ?? excuse(stage, share, others, next.declared)
    ?? excuseByOthers(stage, share, found ? before : union(before, others), next.declared, found !== undefined);
}

/** Whether a rollback has no time left, because RAM is restoring what is to be given back: nothing is done about that but to wait. */
export function isLate(stage: Stage, plot: Plot, { found }: Details, answer: Answer | undefined): boolean {
  const isAwaited = (arn: string, before: Declaration) =>
    some(before, (kind, entity) => isRestoring(stage, arn, kind, entity) && stage.remembers(plot, arn, kind, entity));
  return /^(Time ran out|Not all given back)/.test(answer?.Reason ?? '') && [...found?.settled ?? []].some((entry) => isAwaited(...entry));
}

/** Fails when the share is not as the answer says. */
export function checkOutcome(stage: Stage, details: Details, answer: Answer | undefined, excused: boolean): void {
  const { RequestType, PhysicalResourceId, next, old, found = NOTHING_FOUND } = details;
  if (answer?.Status !== 'SUCCESS') {
    if (!excused) { throw new Error(`${RequestType} failed without a reason of RAM's: ${answer?.Reason ?? 'no answer'}`); }
    const hasTakenBack = !answer || answer.PhysicalResourceId?.endsWith('|-failed') || /Not taken back|no answer within/.test(answer.Reason!);
    if (RequestType === 'Create' && !hasTakenBack) { throw new Error(`a failed creation took nothing back: ${answer.Reason}`); }
    return;
  }
  if (PhysicalResourceId?.endsWith('|-failed')) { return; }
  const share = stage.shares[next.share];
  // A rollback goes on when RAM refuses what is declared before it and after it, and is off: the deployment hasn't taken it off. Then it doesn't wait
  // for what RAM puts on again by itself.
  const refused = details.found && excuseFor(stage, details) !== undefined;
  const goesOn = refused || some(found.off, () => true);
  const kept = refused && old?.share === next.share ? minus(next.declared, minus(next.declared, old.declared)) : found.off;
  const wrong = RequestType === 'Delete'
    ? leftBehind(stage, { ...next, declared: minus(next.declared, found.there) })
    : missing(stage, share, minus(next.declared, kept)).filter((entity) => !hasLapsed(entity, answer) && !(goesOn && entity.endsWith('(RESTORING)')));
  if (wrong.length) { throw new Error(`${RequestType} succeeded, but ${wrong.join(', ')}`); }
  const gone = old?.share === next.share ? minus(minus(old.declared, next.declared), found.there) : NOTHING;
  const remains = left(stage, share, gone).filter((entity) => !entity.startsWith(OWNER));
  if (remains.length) { throw new Error(`${RequestType} succeeded, but left ${remains.join(', ')}`); }
  if (!next.exclusive || RequestType === 'Delete' || details.found) { return; }
  const others = left(stage, share, minus(contents(share), next.declared)).filter((entity) => !entity.startsWith(OWNER));
  if (others.length) { throw new Error(`an exclusive ${RequestType} succeeded, but left ${others.join(', ')}`); }
}

/** An invitation that was open at the end of the request may have lapsed since. */
function hasLapsed(missingEntity: string, { Data }: Answer): boolean {
  return /no row|DISASSOCIATED/.test(missingEntity) && (Data?.PendingPrincipals ?? '').split(',').includes(missingEntity.split(' ')[0]);
}

const NOTHING_FOUND: Found = { there: NOTHING, inEffect: NOTHING, off: NOTHING, shared: new Map(), settled: new Map(), all: NOTHING, at: 0 };

/** What a deletion left; invitations that nobody has accepted may stay where RAM doesn't take them back. */
function leftBehind(stage: Stage, { share, declared }: Placed): string[] {
  const handle = stage.shares[share];
  if (handle.status !== 'ACTIVE') { return []; }
  const { disassociatePendingInvitation, pendingInvitationBlocks } = stage.settings.rules;
  const mayStay = disassociatePendingInvitation === 'refuse' || pendingInvitationBlocks;
  return left(stage, handle, declared).filter((entity) => !(mayStay && entity.endsWith('(ASSOCIATING)')));
}

/** Fails when a creation that failed has changed what was on the share. */
export function checkKept(stage: Stage, share: number, before: Declaration, declared: Declaration): void {
  const now = contents(stage.shares[share]);
  const differs = (one: Declaration, other: Declaration) => some(minus(one, other), (kind, entity) =>
    // Sources without a service principal let nobody in; where the function can't see them, one may be left.
    declared[kind].includes(entity) && (kind !== 'sources' || stage.seesSources));
  if (differs(before, now) || differs(now, before)) {
    throw new Error(`a failed creation changed the share: from ${JSON.stringify(before)} to ${JSON.stringify(now)}`);
  }
}
