import { within } from './clock';
import { ErrorKind, failure, kindOf, KnownError } from './errors';
import { backoff, pause, Task } from './runtime';

/** For how many milliseconds an error of each kind is retried; what isn't named isn't retried, transient errors always are. */
export type Patience = Partial<Record<ErrorKind, number>>;

/** One attempt of a call. */
export type Send<T> = (options: { abortSignal: AbortSignal }) => Promise<T>;

/** A connection that is silent for so long has hung up. */
const REQUEST_MS = 10_000;
/** Timers may end a little early. */
const EARLY_MS = 9;

/** Calls a service within the time of a task, and again, with full jitter, as long as its errors may go away. */
export async function call<T>(task: Task, operation: string, patience: Patience, send: Send<T>, attemptMs = REQUEST_MS): Promise<T> {
  let firstSeen: Patience = {};
  let reason: Error & { kind?: ErrorKind } = failure(`The time ran out before ${operation}`, ErrorKind.OutOfTime);
  for (let attempt = 0; task.now() < task.endsAt; attempt++) {
    const aborter = new AbortController();
    try {
      return await within(task, Math.min(attemptMs, task.endsAt - task.now()), send({ abortSignal: aborter.signal }));
    } catch (error) {
      aborter.abort();
      const { name, message } = Object.assign(error as KnownError, { operation });
      const kind = kindOf(error);
      // The time that an outage or a connection that hangs takes is none in which RAM insists.
      if (kind === ErrorKind.Transient) { firstSeen = {}; }
      const since = firstSeen[kind] ??= task.now();
      const until = kind === ErrorKind.Transient ? task.endsAt : Math.min(task.endsAt, since + (patience[kind] ?? 0));
      if (attempt && task.now() + EARLY_MS >= task.endsAt) {
        // The refusal before says more than the end of the time that cut this attempt off, but it is not the last word.
        reason.kind = ErrorKind.Transient;
      } else {
        reason = error as Error;
      }
      if (task.now() >= until) { break; }
      task.log('retry', { operation, name, message });
      await pause(task, Math.min(backoff(task, attempt), until - task.now()));
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
