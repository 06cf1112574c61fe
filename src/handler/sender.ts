import { within } from './clock';
import { Patience, retry } from './retry';
import { Task } from './task';

/** A connection that is silent for so long has hung up. */
const REQUEST_MS = 10_000;

/** Options of one attempt, as the SDK's clients take them. */
export interface AttemptOptions {
  readonly abortSignal: AbortSignal;
}

/** Sends one request of the SDK, and again as long as its errors may go away. */
export type Sender = <T>(operation: string, attempt: (options: AttemptOptions) => Promise<T>, patience?: Patience) => Promise<T>;

/** Sends within the time of a task. */
export function sender(task: Task, usualPatience: Patience): Sender {
  return async (operation, attempt, patience = {}) => retry(task, operation, { ...usualPatience, ...patience }, async () => {
    const aborter = new AbortController();
    try {
      return await within(task.clock, REQUEST_MS, attempt({ abortSignal: aborter.signal }), () => {
        aborter.abort();
        return new Error(`no answer within ${REQUEST_MS / 1000} seconds`);
      });
    } catch (error) {
      throw Object.assign(error as Error, { operation });
    }
  });
}
