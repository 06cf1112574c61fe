import { SKEW_MS } from './clock';
import { ErrorKind, failure } from './errors';
import { isOver } from './is-over';
import { noting } from './log';
import { CommonProperties, CustomResourceRequest, sentAt } from './request';
import { rollbackStart } from './rollback-start';
import { newTask, Task } from './runtime';
import { eventsOf, ReadStackEvents, StackEvent } from './stack-events';

/** How long the search for the beginning of a deployment may take, for each stack: a big one has many events. */
const SEARCH_MS = 60_000;
/** How long two short questions take. */
const ASK_TWICE_MS = 500;
/** For how long a change waits for CloudFormation: it is part of an attempt of ten seconds. */
const CHECK_MS = 5_000;

/**
 * Where CloudFormation stands with a request. It doesn't say so in the request, but the events of the stack tell. If it can't be asked, the work
 * goes on as if it waited and rolled nothing back.
 */
export interface Standing {
  /** When the deployment began that is being rolled back in this moment; 0 if there is none. */
  readonly rolledBackSince: () => Promise<number>;
  /** Throws when CloudFormation doesn't wait for the answer any more: then nothing may be changed. */
  readonly check: () => Promise<void>;
}

/**
 * Asks CloudFormation about a request when it is needed.
 *
 * @param outerStackIds the stacks in which the request's own is nested, outermost first: the events of a nested stack don't tell that it is deleted
 * in a rollback
 */
export function standing(
  read: ReadStackEvents, request: CustomResourceRequest<CommonProperties>, task: Task, outerStackIds: string[],
): Standing {
  const latest = sentAt(request.ResponseURL) + SKEW_MS;
  // The work itself needs the most of the time, as long as there is enough to ask twice.
  const endOf = (ms: number) => task.now() + Math.min(ms, (task.endsAt - task.now()) / 4 + ASK_TWICE_MS);
  const ask = <T>(ms: number, stackId: string, answer: (events: AsyncIterable<StackEvent>) => Promise<T>) =>
    answer(eventsOf(read, stackId, newTask(task, endOf(ms)))).catch(noting(task.log, 'no-events'));
  const search = async () => {
    for (const stackId of [...outerStackIds, request.StackId]) {
      const start = await ask(SEARCH_MS, stackId, (events) => rollbackStart(events, stackId, latest));
      if (start) { return start - SKEW_MS; }
    }
    return 0;
  };
  let since: Promise<number> | undefined;
  let over: unknown;
  return {
    rolledBackSince: () => since ??= search(),
    check: async () => {
      // Most requests make their first change earlier, and should not wait for CloudFormation. What is over stays so, also if it doesn't answer again.
      if (over ||= task.now() > latest && await ask(CHECK_MS, request.StackId, (events) => isOver(events, request, latest))) {
        throw failure('CloudFormation moved on', ErrorKind.OutOfTime);
      }
    },
  };
}
