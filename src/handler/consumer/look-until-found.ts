import { ErrorKind, failure, isUndecided } from '../errors';
import { pause, Task } from '../runtime';

/** What a look shows. */
export type Observation<T> =
  /** What was looked for. */
  | { readonly found: T }
  /** It may still come; why it isn't there yet. */
  | { readonly wait: string }
  /** It most likely won't come; believed when it lasts, and then there may be something else to go on with. */
  | { readonly doubt: string; readonly otherwise?: T }
  /** It can't come. */
  | { readonly fail: string };

/** For how long something has to look hopeless before that is believed, because RAM shows changes late. */
const DOUBT_MS = 30_000;

const FIRST_POLL_MS = 2_000;
const LONGEST_POLL_MS = 10_000;
/** Kept for the last look. */
const LAST_LOOK_MS = 1_000;

/** Looks again and again until it is found, or can't be found, or the time is over. */
export async function lookUntilFound<T>(task: Task, look: () => Promise<Observation<T>>): Promise<T> {
  let doubtedSince: number | undefined;
  let reason: string | undefined;
  for (let looks = 0; ; looks++) {
    const observation = await look().catch((error): Observation<T> => {
      // A last look that is cut short says less than the one before.
      if (!reason || task.now() < task.endsAt - LAST_LOOK_MS || !isUndecided(error)) { throw error; }
      return { wait: reason };
    });
    if ('found' in observation) { return observation.found; }
    if ('fail' in observation) { throw failure(observation.fail, ErrorKind.Failed); }
    const seen = 'doubt' in observation ? observation.doubt : observation.wait;
    if (seen !== reason) { task.log('waiting', { message: seen }); }
    reason = seen;
    const now = task.now();
    doubtedSince = 'doubt' in observation ? doubtedSince ?? now : undefined;
    if ('doubt' in observation && now - doubtedSince! >= DOUBT_MS) {
      if (observation.otherwise === undefined) { throw failure(seen, ErrorKind.Failed); }
      return observation.otherwise;
    }
    const left = task.endsAt - LAST_LOOK_MS - now;
    if (left <= 0) { throw failure(seen, ErrorKind.OutOfTime); }
    await pause(task, Math.min(left, LONGEST_POLL_MS, FIRST_POLL_MS * 1.5 ** looks));
  }
}
