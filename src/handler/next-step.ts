import { Association, Kind, Listing } from './listing';

/** What has to become of one entity. */
export interface Goal {
  readonly kind: Kind;
  readonly entity: string;
  /** Associated, or gone. */
  readonly present: boolean;
  /** It was so before, by CloudFormation's records; counts where RAM doesn't show what is. */
  readonly assumed?: boolean;
}

/** What to do next: ask RAM for it, clear a failed association away first, wait; or nothing any more. */
export type Step = 'ask' | 'clear' | 'wait' | 'done' | 'failed' | 'blocked';

/** A goal on its way: what RAM showed last, and what was done for it. */
export interface Pursuit extends Goal {
  step: Step;
  /** Undefined where RAM doesn't show. */
  listing?: Listing;
  association?: Association;
  /** How often RAM was asked for it, and when the last time. */
  asked: number;
  askedAt: number;
  /** The association as it was then. */
  before?: Association;
  /** Whether it was seen in effect since then. */
  seen?: boolean;
  /** When a failed association was cleared away. */
  clearedAt?: number;
  /** Whether it was missed in a listing before. */
  missed?: boolean;
  /** When RAM first said that it doesn't know what it was asked to disassociate, though it listed it. */
  deniedAt?: number;
  /** Why RAM doesn't disassociate it. */
  denial?: string;
}

/** RAM's answers may be older than its last change by so much. */
export const LAG_MS = 60_000;
/** For how long a failed association may go on showing after it was cleared away, or associated anew. */
const STALE_FAILURE_MS = 15_000;

/** Decides on the next step. */
export function nextStep(pursuit: Pursuit, now: number): Step {
  if (!pursuit.listing) { return pursuit.asked || pursuit.assumed ? 'done' : 'ask'; }
  return pursuit.present ? towardsPresence(pursuit, now) : towardsAbsence(pursuit, now);
}

function towardsPresence(pursuit: Pursuit, now: number): Step {
  const { association, asked, askedAt, before, clearedAt } = pursuit;
  switch (association?.status ?? 'DISASSOCIATED') {
    case 'ASSOCIATED':
    case 'SUSPENDED':
    case 'SUSPENDING':
      return 'done';
    case 'ASSOCIATING':
      pursuit.seen = true;
      return association!.external ? 'done' : 'wait';
    case 'FAILED':
      if (!asked) { return clearedAt === undefined ? 'clear' : now - clearedAt < STALE_FAILURE_MS ? 'wait' : 'ask'; }
      return isSame(before, association!) && now - askedAt < STALE_FAILURE_MS ? 'wait' : 'failed';
    case 'DISASSOCIATED':
      if (!asked) { return 'ask'; }
      if (!pursuit.seen && now - askedAt < LAG_MS) { return 'wait'; }
      return asked < 2 ? 'ask' : pursuit.seen ? 'failed' : 'wait';
    default:
      return 'wait';
  }
}

function towardsAbsence(pursuit: Pursuit, now: number): Step {
  const { association, asked, clearedAt, listing, missed } = pursuit;
  switch (association?.status) {
    case undefined:
      pursuit.missed = true;
      return missed || !listing!.paged ? 'done' : 'wait';
    case 'DISASSOCIATED':
      return 'done';
    case 'DISASSOCIATING':
      return 'wait';
    case 'FAILED':
      return asked ? 'failed' : clearedAt === undefined ? 'clear' : 'done';
    default:
      if (pursuit.denial) { return 'failed'; }
      return !asked || (asked < 2 && now - pursuit.askedAt >= LAG_MS) ? 'ask' : 'wait';
  }
}

/** Why a goal can't be reached, in RAM's words where there are any. */
export function failureOf({ association, denial }: Pursuit): string {
  if (association?.status === 'FAILED') { return association.statusMessage ?? 'RAM gives no reason'; }
  return denial ?? 'it was disassociated again while it was waited for';
}

function isSame(before: Association | undefined, now: Association): boolean {
  return before?.status === now.status && before?.lastUpdatedTime?.getTime() === now.lastUpdatedTime?.getTime();
}
