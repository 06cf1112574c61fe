import { StackEvent } from './stack-events';

/**
 * When the deployment of a stack began that is being rolled back; 0 if there is none.
 *
 * @param events what happened in the stack, newest first
 * @param latest what is later is not regarded; not a number if all is
 */
export async function rollbackStart(events: AsyncIterable<StackEvent>, stackId: string, latest: number): Promise<number> {
  let began = 0;
  for await (const { PhysicalResourceId, ResourceStatus, Timestamp } of events) {
    const at = Timestamp!.getTime();
    if (PhysicalResourceId === stackId && !(at > latest)) {
      // The search goes back to the last state of rest, of which the review of a new stack is one. The newest state tells whether there is a rollback at all.
      if (/COMPLETE$|^REV/.test(ResourceStatus!) || !(began || /ROLLBACK.*PROGRESS/.test(ResourceStatus!))) { break; }
      began = at;
    }
  }
  return began;
}
