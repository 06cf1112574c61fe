import { ReadStackEvents } from '../../src/handler/stack-events';

/** How CloudFormation fails to tell what happened in a stack. */
export type EventsOutage = 'throttled' | 'hangs';

/** Answers every second time that somebody begins to ask. */
export function withOutage(read: ReadStackEvents, outage: EventsOutage | undefined): ReadStackEvents {
  let questions = 0;
  return async (page, options) => {
    if (outage && !page.NextToken && questions++ % 2 === 0) {
      if (outage === 'hangs') { await new Promise(() => undefined); }
      throw Object.assign(new Error('Rate exceeded'), { name: 'Throttling', $metadata: { httpStatusCode: 400 } });
    }
    return read(page, options);
  };
}
