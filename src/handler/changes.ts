import { SKEW_MS } from './clock';
import { Association } from './listing';
import { Pursuit } from './next-step';
import { ShareWork } from './share-work';

/** What the function has asked RAM for, as a goal to associate, with the association as it was then, if there was one. */
export interface Change extends Pursuit {
  readonly changedAt: number;
  /** The change before, of the same entity. */
  readonly earlier?: Change;
  /** Whether it is on the share since, as somebody wanted it there. */
  back?: boolean;
}

/** Keeps in mind that an association is put on or taken off, or that it isn't there. */
export function remember({ task, changes }: ShareWork, pursuit: Pursuit, association?: Association): void {
  const key = pursuit.kind + pursuit.entity;
  // Without the listing, which may be big, because this is kept for as long as the environment lives.
  changes[key] = { ...pursuit, association, listing: undefined, present: true, changedAt: task.now(), earlier: changes[key] };
}

/** The first change in the deployment that is being undone. */
function firstOf(change: Change | undefined, start: number): Change | false {
  // What came just before the beginning counts as the deployment's, but not what was taken off just before.
  return change?.changedAt! >= start + SKEW_MS && (firstOf(change!.earlier, start) || change!);
}

/**
 * Whether the function has changed something that had been on the share before.
 *
 * @param start when the deployment began that is being undone, less what the clocks may be apart
 */
export function wasThere(change: Change | undefined, start: number): boolean {
  const first = firstOf(change, start);
  return first && Number(first.association?.lastUpdatedTime) < start;
}

/** Whether the function has changed something that had not been on the share before. */
export function wasMissing(change: Change | undefined, start: number): boolean {
  const first = firstOf(change, start);
  return first && !first.association;
}
