import { ReadStackEvents, StackEventsPage } from '../../../src/handler/stack-events';

/** What CloudFormation says when it is asked too often. */
export const THROTTLED = Object.assign(new Error('Rate exceeded'), { name: 'Throttling', $metadata: { httpStatusCode: 400 } });
/** What it says to a role without the right. */
export const DENIED = Object.assign(new Error('Not authorized.'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });

/** Reads what a stack tells page by page; a page that fails may be asked for again. */
export function pageByPage(make: (stackId: string) => AsyncIterable<StackEventsPage>): ReadStackEvents {
  const started = new Map<string, AsyncIterator<StackEventsPage>>();
  return async ({ StackName, NextToken }) => {
    const pages = started.get(NextToken!) ?? make(StackName)[Symbol.asyncIterator]();
    const { value, done } = await pages.next();
    if (done) { return {}; }
    const token = String(started.size);
    started.set(token, pages);
    return { ...value, NextToken: token };
  };
}
