import { ErrorKind, Failure } from '../errors';
import { pause, Task } from '../runtime';

/** What a look shows. */
export type Sight<T> =
  /** What was looked for. */
  | { readonly found: T }
  /** It may still come; why it isn't there yet. */
  | { readonly wait: string }
  /** It most likely won't come; believed when it lasts. */
  | { readonly doubt: string }
  /** It can't come. */
  | { readonly fail: string };

/** For how long something has to look hopeless before that is believed, because RAM shows changes late. */
export const DOUBT_MS = 30_000;

const FIRST_POLL_MS = 2_000;
const LONGEST_POLL_MS = 10_000;

/** Looks again and again until it is found, or can't be found, or the time is over. */
export async function settle<T>(task: Task, look: () => Promise<Sight<T>>): Promise<T> {
  let doubtedSince: number | undefined;
  let reason: string | undefined;
  for (let looks = 0; ; looks++) {
    const sight = await look();
    if ('found' in sight) { return sight.found; }
    if ('fail' in sight) { throw new Failure(sight.fail, ErrorKind.Failed); }
    const seen = 'doubt' in sight ? sight.doubt : sight.wait;
    if (seen !== reason) { task.log('waiting', { reason: seen }); }
    reason = seen;
    const now = task.now();
    doubtedSince = 'doubt' in sight ? doubtedSince ?? now : undefined;
    if (now - (doubtedSince ?? now) >= DOUBT_MS) { throw new Failure(seen, ErrorKind.Failed); }
    if (now >= task.endsAt) { throw new Failure(seen, ErrorKind.OutOfTime); }
    await pause(task, Math.min(LONGEST_POLL_MS, FIRST_POLL_MS * 1.5 ** looks));
  }
}
