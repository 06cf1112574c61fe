import { within } from './clock';
import { Task } from './runtime';
import { ReadStackEvents } from './stack-events';

/** For how long CloudFormation is asked. */
const PATIENCE_MS = 5_000;
/** By how much the clocks of CloudFormation and RAM may differ. What was shared so shortly before a deployment counts as shared by it. */
const SKEW_MS = 2_000;

/**
 * When the deployment began that CloudFormation is rolling back in this moment; 0 if it rolls nothing back, or if that can't be found out.
 *
 * CloudFormation doesn't say in a request that it is part of a rollback, but the events of the stack tell.
 */
export function rolledBackSince(read: ReadStackEvents, stackId: string, task: Task): Promise<number> {
  return within(task, PATIENCE_MS, look(read, stackId)).catch(({ message }) => {
    task.log('no-stack-events', { message });
    return 0;
  });
}

async function look(read: ReadStackEvents, stackId: string): Promise<number> {
  let began = 0;
  for await (const { StackEvents = [] } of read(stackId)) {
    for (const { PhysicalResourceId, ResourceStatus, Timestamp } of StackEvents) {
      if (PhysicalResourceId !== stackId) { continue; }
      // It leads back to the last state of rest. The newest state tells whether there is a rollback at all.
      if (/COMPLETE$/.test(ResourceStatus!) || !(began || /ROLLBACK/.test(ResourceStatus!))) { return began; }
      began = Timestamp!.getTime() - SKEW_MS;
    }
  }
  return began;
}
