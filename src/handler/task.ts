import { Clock, sleep } from './clock';
import { Log } from './log';

/** What one piece of work has at its disposal. */
export interface Task {
  readonly clock: Clock;
  readonly log: Log;
  /** Between 0 and 1, for jitter. */
  readonly random: () => number;
  /** When the work has to be over, on the task's clock. */
  readonly endsAt: number;
  /** Names the request that the work is for; the same when the request is delivered again. */
  readonly requestId: string;
}

/** Time ran out before the work was done. */
export class OutOfTime extends Error {
  public readonly name = 'OutOfTime';
}

/** Waits, but not beyond the task's end. */
export async function pause(task: Task, ms: number): Promise<void> {
  await sleep(task.clock, Math.max(0, Math.min(ms, task.endsAt - task.clock.now())));
}

/** A wait that doubles with each attempt up to a limit, somewhere between nothing and all of it (full jitter). */
export function backoff(task: Task, attempt: number): number {
  return task.random() * Math.min(10_000, 250 * 2 ** attempt);
}
