import { ErrorKind, kindOf, ServiceError } from './errors';
import { backoff, OutOfTime, pause, Task } from './task';

/** For how many milliseconds an error of each kind is retried; what isn't named isn't retried, transient errors always are. */
export type Patience = Partial<Record<ErrorKind, number>>;

/** Repeats the attempt as long as its errors may go away, with full jitter, within the task's time. */
export async function retry<T>(task: Task, operation: string, patience: Patience, attempt: () => Promise<T>): Promise<T> {
  const firstSeen: Patience = {};
  for (let failures = 0; ; failures++) {
    if (task.clock.now() >= task.endsAt) { throw new OutOfTime(`there was no time left for ${operation}`); }
    try {
      return await attempt();
    } catch (error) {
      const kind = kindOf(error);
      const now = task.clock.now();
      const since = firstSeen[kind] ??= now;
      const until = Math.min(task.endsAt, kind === 'transient' ? Infinity : since + (patience[kind] ?? 0));
      if (now >= until) { throw error; }
      const wait = Math.min(backoff(task, failures), until - now);
      task.log('retry', { operation, error: (error as ServiceError).name, message: (error as ServiceError).message, waitMs: Math.round(wait) });
      await pause(task, wait);
    }
  }
}
