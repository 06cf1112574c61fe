import { Goal, Progress, Step } from './next-step';
import { Association, Entities, Kind, Listing } from './ram';

/** A goal on its way: what was done for it, what RAM showed last, and what is to be done next. */
export interface Pursuit {
  readonly goal: Goal;
  readonly progress: Progress;
  listing: Listing;
  step: Step;
  /** What keeps RAM from doing it for a long time. */
  blocked?: { readonly pending: string[]; readonly error: unknown };
  /** RAM's last word when it didn't know what to disassociate, and how many were asked for at the time. */
  denied?: { readonly error: unknown; readonly among: number; readonly since: number };
}

/** Starts on a goal. */
export function pursue(goal: Goal): Pursuit {
  return { goal, progress: { asked: 0, askedAt: 0, seen: false }, listing: undefined, step: 'wait' };
}

/** What RAM showed last for the goal. */
export function associationOf({ goal, listing }: Pursuit): Association | undefined {
  return listing?.associations.get(goal.entity);
}

/** Whether there is still something to be done or to wait for. */
export function isOpen({ step, blocked }: Pursuit): boolean {
  return !blocked && step !== 'done' && typeof step === 'string';
}

/** Those whose entities are in the call. */
export function concernedBy(pursuits: Pursuit[], call: Entities): Pursuit[] {
  const entities = new Map(Object.entries(call).map(([kind, list]) => [kind as Kind, new Set(list)]));
  return pursuits.filter(({ goal }) => entities.get(goal.kind)?.has(goal.entity));
}

/** Notes that RAM has accepted what was asked for. */
export function noteAsked(pursuits: Pursuit[], now: number): void {
  for (const pursuit of pursuits) {
    pursuit.progress.before = associationOf(pursuit);
    pursuit.progress.asked++;
    pursuit.progress.askedAt = now;
    pursuit.progress.seen = false;
  }
}
