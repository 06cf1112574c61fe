import { excuse, left, missing } from './expectations';
import { Declaration, NOTHING, OWNER, Plot } from './landscape';
import { contents, minus, some } from './share-view';
import { Answer, Request, Stage } from './stage';

/** A declaration, and the share that it is for. */
export interface Placed {
  readonly share: number;
  readonly declared: Declaration;
}

/** What a request is about. */
export interface Details extends Pick<Request, 'RequestType' | 'PhysicalResourceId'> {
  readonly next: Placed;
  readonly old?: Placed;
}

/** Why a request may fail without anything going wrong meanwhile; undefined when it has to succeed. */
export function excuseFor(stage: Stage, { exclusive }: Plot, { RequestType, next, old }: Details): string | undefined {
  const share = stage.shares[next.share];
  const others = exclusive ? contents(share) : NOTHING;
  if (RequestType === 'Delete') { return excuse(stage, share, next.declared, NOTHING, true); }
  if (!old || old.share === next.share) {
    return excuse(stage, share, old?.declared ?? NOTHING, next.declared) ?? excuse(stage, share, others, next.declared);
  }
  return excuse(stage, stage.shares[old.share], old.declared, NOTHING, true) ?? excuse(stage, share, others, next.declared);
}

/** Fails when the share is not as the answer says. */
export function checkOutcome(stage: Stage, details: Details, answer: Answer | undefined, excused: boolean): void {
  const { RequestType, PhysicalResourceId, next, old } = details;
  if (answer?.Status !== 'SUCCESS') {
    if (!excused) { throw new Error(`${RequestType} failed without a reason of RAM's: ${answer?.Reason ?? 'no answer'}`); }
    return;
  }
  if (PhysicalResourceId?.endsWith('|create-failed')) { return; }
  const share = stage.shares[next.share];
  const wrong = RequestType === 'Delete' ? leftBehind(stage, next) : missing(stage, share, next.declared);
  if (wrong.length) { throw new Error(`${RequestType} succeeded, but ${wrong.join(', ')}`); }
  const gone = old?.share === next.share ? minus(old.declared, next.declared) : NOTHING;
  const remains = left(stage, share, gone).filter((entity) => !entity.startsWith(OWNER));
  if (remains.length) { throw new Error(`${RequestType} succeeded, but left ${remains.join(', ')}`); }
}

/** What a deletion left; invitations that nobody has accepted may stay where RAM doesn't take them back. */
function leftBehind(stage: Stage, { share, declared }: Placed): string[] {
  const handle = stage.shares[share];
  if (handle.status !== 'ACTIVE') { return []; }
  const { disassociatePendingInvitation, pendingInvitationBlocks } = stage.settings.rules;
  const mayStay = disassociatePendingInvitation === 'refuse' || pendingInvitationBlocks;
  return left(stage, handle, declared).filter((entity) => !(mayStay && entity.endsWith('(ASSOCIATING)')));
}

/** Fails when a creation that failed has changed what was on the share. */
export function checkKept(stage: Stage, share: number, before: Declaration, declared: Declaration, untold = NOTHING): void {
  const now = contents(stage.shares[share]);
  const differs = (one: Declaration, other: Declaration) => some(minus(one, other), (kind, entity) =>
    // Sources without a service principal let nobody in; where the function can't see them, one may be left.
    declared[kind].includes(entity) && !untold[kind].includes(entity) && (kind !== 'sources' || stage.seesSources));
  if (differs(before, now) || differs(now, before)) {
    throw new Error(`a failed creation changed the share: from ${JSON.stringify(before)} to ${JSON.stringify(now)}`);
  }
}
