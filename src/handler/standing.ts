import { within } from './clock';
import { ErrorKind, failure, kindOf } from './errors';
import { CustomResourceRequest, sentAt } from './request';
import { Task } from './runtime';
import { ReadStackEvents } from './stack-events';

/** For how long CloudFormation is asked. */
const PATIENCE_MS = 5_000;
/** How far the clocks may be apart that stamp events, associations, and requests; these are stamped in whole seconds. */
const SKEW_MS = 2_000;

/**
 * Where CloudFormation stands with a request. It doesn't say so in the request, but the events of the stack tell.
 *
 * Both throw when CloudFormation doesn't wait for the answer any more: then nothing may be changed. If it can't be asked, the work goes on as
 * if it waited and rolled nothing back.
 */
export interface Standing {
  /** When the deployment began that is being rolled back in this moment; 0 if there is none. */
  readonly rolledBackSince: () => Promise<number>;
  /** Looks whether something may still be changed. */
  readonly check: () => Promise<unknown>;
}

/** Asks CloudFormation about a request when it is needed. */
export function standing(read: ReadStackEvents, request: CustomResourceRequest<unknown>, task: Task): Standing {
  const latest = sentAt(request.ResponseURL) + SKEW_MS;
  const ask = (isBrief?: boolean) => within(task, PATIENCE_MS, look(read, request, latest, isBrief)).catch((error) => {
    if (kindOf(error) === ErrorKind.Failed) { throw error; }
    task.log('no-events', { message: error.message });
    return 0;
  });
  let since: Promise<number> | undefined;
  return {
    rolledBackSince: () => since ??= ask(),
    // Until then an event may belong to what was before the request.
    check: async () => task.now() > latest && ask(true),
  };
}

async function look(
  read: ReadStackEvents, { StackId, LogicalResourceId: own }: CustomResourceRequest<unknown>, latest: number, isBrief?: boolean,
): Promise<number> {
  let began = 0;
  for await (const { StackEvents = [] } of read(StackId)) {
    for (const { LogicalResourceId, PhysicalResourceId, ResourceStatus, Timestamp } of StackEvents) {
      const ofStack = PhysicalResourceId === StackId;
      const at = Timestamp!.getTime();
      if (at > latest) {
        // The stack has gone on, or its resource has. A creation that is under way may be noted twice.
        if (ofStack ? /COMPL|FAIL|ROLLB/.test(ResourceStatus!) : LogicalResourceId === own && !/^CREATE_I/.test(ResourceStatus!)) {
          throw failure('CloudFormation has moved on', ErrorKind.Failed);
        }
      } else if (isBrief) {
        return 0;
      } else if (ofStack) {
        // The search goes back to the last state of rest, of which the review of a new stack is one. The newest state tells whether there is a rollback at all.
        if (/COMPLETE$|^REV/.test(ResourceStatus!) || !(began || /ROLLBACK/.test(ResourceStatus!))) { return began; }
        began = at - SKEW_MS;
      }
    }
  }
  return began;
}
