import { OutOfTime, pause, Task } from '../task';

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
    if ('fail' in sight) { throw new Error(sight.fail); }
    const now = task.clock.now();
    doubtedSince = 'doubt' in sight ? doubtedSince ?? now : undefined;
    const seen = 'doubt' in sight ? sight.doubt : sight.wait;
    if (doubtedSince !== undefined && now - doubtedSince >= DOUBT_MS) { throw new Error(seen); }
    if (now >= task.endsAt) { throw new OutOfTime(seen); }
    if (seen !== reason) { task.log('waiting', { reason: seen }); }
    reason = seen;
    await pause(task, Math.min(LONGEST_POLL_MS, FIRST_POLL_MS * 1.5 ** looks));
  }
}
