import { CommonProperties, CustomResourceRequest } from './request';
import { declares } from './same-properties';
import { StackEvent } from './stack-events';

/** In how much time before `latest` a request was announced. A rollback takes longer, so no request like it was announced then. */
const ANNOUNCED_MS = 12_000;

/**
 * Whether CloudFormation has ended a request, or has gone on.
 *
 * @param events what happened in the stack, newest first
 * @param latest what is later comes after the request, in any case
 */
export async function isOver(
  events: AsyncIterable<StackEvent>, request: CustomResourceRequest<CommonProperties>, latest: number,
): Promise<boolean> {
  const { RequestType, StackId, LogicalResourceId: own, ResourceProperties: properties } = request;
  let ended = false;
  for await (const { LogicalResourceId, PhysicalResourceId, ResourceStatus, ResourceProperties, Timestamp } of events) {
    const at = Timestamp!.getTime();
    const isStack = PhysicalResourceId === StackId;
    const isOwn = !isStack && LogicalResourceId === own;
    const ends = (isStack || isOwn) && /COMPL|FAIL|ROLLB/.test(ResourceStatus!);
    if (at > latest) {
      // Something new has begun for the resource. A creation that is under way may be noted twice.
      if (ends || isOwn && !/^CREATE_I/.test(ResourceStatus!)) { return true; }
    } else {
      if (at < latest - ANNOUNCED_MS) { return false; }
      // Where the clocks can't tell, the order does: what came before the announcement is about something else.
      if (isOwn && ResourceStatus === `${RequestType.toUpperCase()}_IN_PROGRESS` && declares(ResourceProperties, properties)) { return ended; }
      ended ||= ends;
    }
  }
  return false;
}
