import { SKEW_MS } from './clock';
import { Association } from './listing';
import { Goal } from './next-step';
import { ShareWork } from './share-work';

/** What the function has asked RAM for, as a goal to associate. */
export interface Change extends Goal {
  readonly changedAt: number;
  /** When the request was sent for which it was asked: an old one may come once more. */
  readonly since: number;
  /** The association that was taken off, undefined if RAM doesn't show; null if one was put on. */
  readonly association: Association | undefined | null;
  /** The change before, of the same entity. */
  readonly earlier?: Change;
  /** Whether it is on the share since, as somebody wanted it there. */
  back?: boolean;
}

/** Keeps in mind, for as long as the environment lives, that an association is put on or taken off. */
export function remember({ task, changes, since }: ShareWork, { kind, entity }: Pick<Goal, 'kind' | 'entity'>, association?: Change['association']): void {
  const key = kind + entity;
  changes[key] = { kind, entity, present: true, association, changedAt: task.now(), since, earlier: changes[key] };
}

/**
 * The first change in the deployment that is being undone, if there is one.
 *
 * @param start when that began, less what the clocks may be apart
 */
export function firstOf(change: Change | undefined, start: number): Change | undefined {
  // What came just before the beginning counts as the deployment's, but not what was taken off just before, nor what an earlier request does late.
  const isIn = change?.changedAt! >= start + SKEW_MS && change!.since >= start;
  return change && (firstOf(change.earlier, start) ?? (isIn ? change : undefined));
}

/** Whether the function has changed something that had been on the share before. */
export function wasThere(change: Change | undefined, start: number): boolean {
  return Number(firstOf(change, start)?.association?.lastUpdatedTime) < start;
}

/** Whether the function has changed something that had not been on the share before. */
export function wasMissing(change: Change | undefined, start: number): boolean {
  return firstOf(change, start)?.association === null;
}
