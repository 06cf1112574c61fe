import { within } from './clock';
import { ErrorKind, failure, kindOf } from './errors';
import { CustomResourceRequest, sentAt } from './request';
import { Task } from './runtime';
import { NEVER } from './share-work';
import { ReadStackEvents } from './stack-events';

/** For how long CloudFormation is asked. */
const PATIENCE_MS = 5_000;
/** By how much the clocks may differ that stamp events, requests (in whole seconds) and associations. */
const SKEW_MS = 2_000;

/**
 * Where CloudFormation stands with a request. It doesn't say so in the request, but the events of the stack tell.
 *
 * Both throw when it doesn't wait for the answer any more: then nothing may be changed. If CloudFormation can't be asked, they don't.
 */
export interface Standing {
  /** When the deployment began that is being rolled back in this moment; 0 if there is none. */
  readonly rolledBackSince: () => Promise<number>;
  /** Looks whether something may still be changed. */
  readonly check: () => Promise<unknown>;
}

/** Asks CloudFormation about a request when it is needed; if it doesn't answer, not again. */
export function standing(read: ReadStackEvents, request: CustomResourceRequest<unknown>, task: Task): Standing {
  const latest = sentAt(request.ResponseURL) + SKEW_MS;
  let ask = (): Promise<number> => within(task, PATIENCE_MS, look(read, request, latest)).catch((error) => {
    if (kindOf(error) === ErrorKind.Failed) { throw error; }
    task.log('no-stack-events', { message: error.message });
    ask = NEVER;
    return 0;
  });
  let since: Promise<number> | undefined;
  return {
    rolledBackSince: () => since ??= ask(),
    // So early events can't tell anything.
    check: async () => task.now() > latest && ask(),
  };
}

async function look(read: ReadStackEvents, { StackId, LogicalResourceId: own }: CustomResourceRequest<unknown>, latest: number): Promise<number> {
  let began = 0;
  for await (const { StackEvents = [] } of read(StackId)) {
    for (const { LogicalResourceId, PhysicalResourceId, ResourceStatus, Timestamp } of StackEvents) {
      const ofStack = PhysicalResourceId === StackId;
      const at = Timestamp!.getTime();
      if (at > latest) {
        if ((ofStack || LogicalResourceId === own) && /COMPLETE|FAILED|ROLLBACK/.test(ResourceStatus!)) {
          throw failure('CloudFormation has ended this request', ErrorKind.Failed);
        }
      } else if (ofStack) {
        // It leads back to the last state of rest. The newest state tells whether there is a rollback at all.
        if (/COMPLETE$/.test(ResourceStatus!) || !(began || /ROLLBACK/.test(ResourceStatus!))) { return began; }
        began = at - SKEW_MS;
      }
    }
  }
  return began;
}
