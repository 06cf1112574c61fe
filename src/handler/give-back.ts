import { converge } from './converge';
import { noting } from './log';
import { ShareWork } from './share-work';
import { SKEW_MS } from './standing';

/**
 * Puts on again what this environment of the function has taken off for the construct in the deployment that is being undone, if it had been on the
 * share before. Nothing else comes back, because RAM doesn't tell who took something off. Never throws: what doesn't come back is noted.
 */
export async function giveBack(work: ShareWork): Promise<void> {
  const { task, takenOff, rolledBackSince } = work;
  const start = await rolledBackSince();
  if (start) {
    // The start is two seconds early, so that what came just before it counts as the deployment's; what was taken off just before it must not.
    const lost = [...takenOff.values()].filter(({ takenOffAt, firstDate }) => takenOffAt >= start + SKEW_MS && firstDate < start);
    await converge(work, lost).then(() => takenOff.clear(), noting(task.log, 'not-restored'));
  }
}
