import { call } from './caller';
import { ErrorKind, failure } from './errors';
import { isOver } from './is-over';
import { CommonProperties, CustomResourceRequest, sentAt } from './request';
import { rollbackStart } from './rollback-start';
import { Task } from './runtime';
import { eventsOf, ReadStackEvents, StackEvent } from './stack-events';

/** How far the clocks may be apart that stamp events, associations, and requests; these are stamped in whole seconds. */
const SKEW_MS = 2_000;
/** For how long the beginning of a deployment is looked for: a big stack has many events, and what others had shared depends on it. */
const SEARCH_MS = 30_000;
/** For how long a change waits for CloudFormation. */
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
  const ask = <T>(ms: number, stackId: string, answer: (events: AsyncIterable<StackEvent>) => Promise<T>) =>
    call({ ...task, endsAt: Math.min(task.endsAt, task.now() + ms) }, 'DescribeStackEvents', {}, () => answer(eventsOf(read, stackId)), ms / 2)
      .catch(({ message }) => task.log('no-events', { message }));
  const search = async () => {
    for (const stackId of [...outerStackIds, request.StackId]) {
      const start = await ask(SEARCH_MS, stackId, (events) => rollbackStart(events, stackId, latest));
      if (start) { return start - SKEW_MS; }
    }
    return 0;
  };
  let since: Promise<number> | undefined;
  return {
    rolledBackSince: () => since ??= search(),
    check: async () => {
      // Most requests make their first change earlier, and should not wait for CloudFormation.
      if (task.now() > latest && await ask(CHECK_MS, request.StackId, (events) => isOver(events, request, latest))) {
        throw failure('CloudFormation has moved on', ErrorKind.Failed);
      }
    },
  };
}
