import { Association, isPending, Kind, Listing } from './listing';

/** What has to become of one entity. */
export interface Goal {
  readonly kind: Kind;
  readonly entity: string;
  /** Associated, or gone. */
  readonly present: boolean;
  /** Whether it goes in a call of its own. */
  alone?: boolean;
  /** It was so before, by CloudFormation's records; counts where RAM doesn't show what is. */
  readonly assumed?: boolean;
  /** When this function changed it last, if that is to be undone. */
  readonly changedAt?: number;
}

/** What to do next. */
export enum Step {
  /** Ask RAM for it. */
  Ask,
  /** Clear a failed association away first. */
  Clear,
  Wait,
  Done,
  Failed,
  /** RAM doesn't do it in the share's present state, which may last. */
  Blocked,
  /** Left as it is: it was so before, or others have made it so. */
  Kept,
}

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
  /** When a failed association was cleared away. */
  clearedAt?: number;
  /** Whether it was missed in a listing of several pages before. */
  missed?: boolean;
  /** When RAM first refused to clear it away, or said that it doesn't know it, though it listed it. */
  deniedAt?: number;
  /** Why RAM doesn't disassociate it. */
  denial?: string;
}

/** RAM's answers may be older than its last change by so much. */
export const LAG_MS = 60_000;
/** For how long a failed association may go on showing after it was cleared away, or associated anew. */
export const STALE_FAILURE_MS = 15_000;

/** Decides on the next step. */
export function nextStep(pursuit: Pursuit, now: number): Step {
  const { present, listing, association, asked, askedAt, before, clearedAt, denial } = pursuit;
  if (!listing) { return asked || pursuit.assumed ? Step.Done : Step.Ask; }
  // Between two pages one may have slipped away.
  if (!association && listing.paged && !pursuit.missed) {
    pursuit.missed = true;
    return Step.Wait;
  }
  // What had no effect is asked for once more.
  const ask = !asked || (asked < 2 && now - askedAt >= LAG_MS) ? Step.Ask : Step.Wait;
  const isOld = JSON.stringify(before) === JSON.stringify(association);
  const status = association?.status ?? 'DISASSOCIATED';
  switch (status) {
    case 'FAILED':
      if (asked) { return present && isOld && now - askedAt < STALE_FAILURE_MS ? Step.Wait : Step.Failed; }
      if (clearedAt === undefined) { return Step.Clear; }
      // RAM mixes no kinds of principals, and may list one as failed while it goes.
      return now - clearedAt < STALE_FAILURE_MS && (present || pursuit.kind === 'principals') ? Step.Wait : present ? Step.Ask : Step.Done;
    case 'DISASSOCIATED':
      if (!present) { return Step.Done; }
      // Somebody takes off what is being put on here: another run of the function, perhaps, that rolls this one back.
      return asked && association && !isOld ? Step.Failed : ask;
    case 'DISASSOCIATING':
      return Step.Wait;
    default:
      if (!present) { return denial ? Step.Failed : ask; }
      return isPending(association) || /^(ASSOCIATED|SUSP)/.test(status) ? Step.Done : Step.Wait;
  }
}

/** Why a goal can't be reached, in RAM's words where there are any. */
export function failureOf({ association, denial }: Pursuit): string {
  if (association?.status === 'FAILED') { return association.statusMessage ?? 'no reason given'; }
  return denial ?? 'others disassociated it';
}
