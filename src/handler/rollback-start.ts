import { StackEvent } from './stack-events';

/**
 * When the deployment of a stack began that is being rolled back; 0 if there is none.
 *
 * @param events what happened in the stack, newest first
 * @param latest what is later is not regarded; not a number if all is
 */
export async function rollbackStart(events: AsyncIterable<StackEvent>, stackId: string, latest: number): Promise<number> {
  let began = 0;
  let isDeployed: boolean | undefined;
  for await (const { PhysicalResourceId, ResourceStatus: status, Timestamp } of events) {
    const at = Number(Timestamp);
    if (PhysicalResourceId === stackId && !(at > latest)) {
      // The newest state tells whether there is a rollback at all; a deletion is one if it breaks off the creation of the stack. The search goes back to
      // the state of rest before the deployment, of which the review of a new stack is one; a nested stack may also rest between its deployment and its
      // rollback.
      const undoes = isDeployed ? /^(CREATE|ROLLBACK)_I/ : /^DELETE_I|ROLLBACK.*PROGRESS/;
      if (began ? isDeployed && /COMPLETE$|^REV/.test(status!) : !undoes.test(status!)) { break; }
      isDeployed ||= !/ROLLBACK|COMPLETE$/.test(status!);
      if (!/^D/.test(status!)) { began = at; }
    }
  }
  return began;
}
