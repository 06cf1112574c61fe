import { Association, Kind, Listing } from './ram';

/** What has to become of one entity. */
export interface Goal {
  readonly kind: Kind;
  readonly entity: string;
  /** Associated, or gone. */
  readonly present: boolean;
  /** It was so before, by CloudFormation's records; counts where RAM doesn't show what is. */
  readonly assumed?: boolean;
}

/** What was done for a goal so far. */
export interface Progress {
  /** How often RAM was asked for it. */
  asked: number;
  askedAt: number;
  /** Whether the association was seen in effect since then. */
  seen: boolean;
  /** When RAM was asked to clear a failed association away. */
  clearedAt?: number;
  /** The association as it was when RAM was asked. */
  before?: Association;
  /** Whether the association was missed in a listing before. */
  missed?: boolean;
}

/** What to do next for a goal: ask for it, clear a failed association away first, wait, or none of these. */
export type Step = 'done' | 'wait' | 'ask' | 'clear' | { readonly failure: string };

/** RAM's answers may be older than its last change by so much. */
const LAG_MS = 60_000;
/** For how long a failed association may go on showing after it was cleared away, or associated anew. */
const STALE_FAILURE_MS = 15_000;

/** Decides on one goal from what RAM shows and what was done for it. */
export function nextStep(goal: Goal, listing: Listing, progress: Progress, now: number): Step {
  if (!listing) { return progress.asked || goal.assumed ? 'done' : 'ask'; }
  const association = listing.associations.get(goal.entity);
  return goal.present ? stepToPresence(association, progress, now) : stepToAbsence(association, listing.pages, progress, now);
}

function stepToPresence(association: Association | undefined, progress: Progress, now: number): Step {
  switch (association?.status) {
    case 'ASSOCIATED':
    case 'SUSPENDED':
    case 'SUSPENDING':
      return 'done';
    case 'ASSOCIATING':
      progress.seen = true;
      return association.external ? 'done' : 'wait';
    case 'FAILED':
      return stepFromFailure(association, progress, now);
    case undefined:
    case 'DISASSOCIATED':
      return stepFromAbsence(progress, now);
    default:
      return 'wait';
  }
}

function stepFromFailure(association: Association, progress: Progress, now: number): Step {
  if (progress.asked) {
    const stale = progress.before?.status === 'FAILED' && progress.before.updated === association.updated;
    return stale && now - progress.askedAt < STALE_FAILURE_MS ? 'wait' : { failure: association.message || 'RAM gives no reason' };
  }
  if (progress.clearedAt === undefined) { return 'clear'; }
  return now - progress.clearedAt < STALE_FAILURE_MS ? 'wait' : 'ask';
}

function stepFromAbsence(progress: Progress, now: number): Step {
  if (!progress.asked) { return 'ask'; }
  if (!progress.seen && now - progress.askedAt < LAG_MS) { return 'wait'; }
  if (progress.asked < 2) { return 'ask'; }
  return progress.seen ? { failure: 'it was disassociated again while it was waited for' } : 'wait';
}

function stepToAbsence(association: Association | undefined, pages: number, progress: Progress, now: number): Step {
  switch (association?.status) {
    case undefined:
      // It may have slipped from one page to another while they were read.
      if (pages === 1 || progress.missed) { return 'done'; }
      progress.missed = true;
      return 'wait';
    case 'DISASSOCIATED':
      return 'done';
    case 'DISASSOCIATING':
      return 'wait';
    case 'FAILED':
      if (progress.clearedAt !== undefined) { return 'done'; }
      return progress.asked ? { failure: association.message || 'RAM gives no reason' } : 'clear';
    default:
      if (!progress.asked) { return 'ask'; }
      return progress.asked < 2 && now - progress.askedAt >= LAG_MS ? 'ask' : 'wait';
  }
}
