import { Clock, systemClock } from './clock';
import { KnownError } from './errors';
import { consoleLog, Log } from './log';
import { httpPut, Put } from './put';

/** What a function runs on. */
export interface Runtime extends Clock {
  readonly log: Log;
  readonly put: Put;
  /** Between 0 and 1, for jitter. */
  jitter(): number;
}

/** The real world. */
export const lambdaRuntime: Runtime = { ...systemClock, log: consoleLog, put: httpPut, jitter: Math.random };

/** A piece of work that has to be over in time. */
export interface Task extends Runtime {
  /** Sooner while a part of it is done. */
  endsAt: number;
  /** What services have refused, and not done since, by operation. */
  readonly refusals: Record<string, KnownError>;
  /** When RAM last took a call that associates or disassociates, or gave no answer to one. */
  askedAt: number;
  /** How many calls may have changed something without an answer. */
  unanswered: number;
}

/** Work that has to be over then; nothing has been refused to it yet. */
export function newTask(runtime: Runtime, endsAt: number): Task {
  return { ...runtime, endsAt, refusals: {}, askedAt: 0, unanswered: 0 };
}

/** Kept for what has to come after a part of the work, whatever becomes of that: for undoing it, or for the rest. */
const RESERVE_MS = 60_000;

/** Does a part of the task, which may not use up all of its time. */
export function doPart<T>(task: Task, part: () => Promise<T>): Promise<T> {
  const { endsAt } = task;
  task.endsAt -= Math.min(RESERVE_MS, (endsAt - task.now()) / 5);
  return part().finally(() => task.endsAt = endsAt);
}

/** Waits, but not beyond the task's end. */
export function pause(task: Task, ms: number): Promise<void> {
  return new Promise((resolve) => task.after(Math.min(ms, task.endsAt - task.now()), resolve));
}

/** A wait that doubles with each attempt up to a limit, somewhere between nothing and all of it (full jitter). */
export function backoff({ jitter }: Runtime, attempt: number): number {
  return jitter() * Math.min(10_000, 250 * 2 ** attempt);
}
