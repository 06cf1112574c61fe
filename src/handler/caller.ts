import { within } from './clock';
import { ErrorKind, kindOf, KnownError, outOfTime } from './errors';
import { backoff, pause, Task } from './runtime';

/** For how many milliseconds an error of each kind is retried; what isn't named isn't retried, transient errors always are. */
export type Patience = Partial<Record<ErrorKind, number>>;

/** One attempt of a call. */
export type Send<T> = (options: { abortSignal: AbortSignal }) => Promise<T>;

/** A connection that is silent for so long has hung up. */
const REQUEST_MS = 10_000;

/** Calls a service within the time of a task, and again, with full jitter, as long as its errors may go away. */
export async function call<T>(task: Task, operation: string, patience: Patience, send: Send<T>, attemptMs = REQUEST_MS): Promise<T> {
  let firstSeen: Patience = {};
  let reason: KnownError = outOfTime(operation);
  for (let attempt = 0; task.now() < task.endsAt; attempt++) {
    const aborter = new AbortController();
    try {
      const answer = await within(task, Math.min(attemptMs, task.endsAt - task.now()), send({ abortSignal: aborter.signal }));
      delete task.refusals[operation];
      return answer;
    } catch (error) {
      aborter.abort();
      reason = Object.assign(error as KnownError, { failedOperation: operation });
      const kind = kindOf(error);
      // A refusal says more than that a service is busy.
      const status = reason.$metadata?.httpStatusCode;
      if (status! >= 400 && (kind !== ErrorKind.Transient || !task.refusals[operation])) {
        task.refusals[operation] = reason;
      }
      let left = task.endsAt - task.now();
      if (kind === ErrorKind.Transient) {
        // The time that an outage or a connection that hangs takes is none in which RAM insists.
        firstSeen = {};
        // What it asks for may have been done, unless it only gets or lists, or is throttled.
        if (!/^[GL]|4..$/.test(operation + status)) {
          task.askedAt = task.now();
          task.unanswered++;
        }
      } else {
        left = Math.min(left, (firstSeen[kind] ??= task.now()) + (patience[kind] ?? 0) - task.now());
      }
      if (left <= 0) { break; }
      task.log('retry', { operation, name: reason.name, message: reason.message });
      await pause(task, Math.min(backoff(task, attempt), left));
    }
  }
  throw reason;
}

/** Reads all pages; a page may be empty and still not be the last one. */
export async function allPages<T extends { nextToken?: string }>(read: (nextToken?: string) => Promise<T>): Promise<T[]> {
  const pages: T[] = [];
  let nextToken: string | undefined;
  do {
    const page = await read(nextToken);
    pages.push(page);
    ({ nextToken } = page);
  } while (nextToken);
  return pages;
}
