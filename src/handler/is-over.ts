import { CommonProperties, CustomResourceRequest } from './request';
import { declares } from './same-properties';
import { StackEvent } from './stack-events';

/** How long before `latest` the event that announces a request may be: an older one may be that of an earlier request like it. */
const ANNOUNCED_MS = 4_000;

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
  // A deletion isn't cancelled.
  const announcement = RequestType !== 'Delete' && `${RequestType.toUpperCase()}_IN_PROGRESS`;
  const end = RegExp(`COMPL|FAIL|ROLLB${announcement ? '|^DEL' : ''}`);
  let ended = false;
  for await (const { LogicalResourceId, PhysicalResourceId, ResourceStatus, ResourceProperties, Timestamp } of events) {
    const at = Number(Timestamp);
    const isStack = PhysicalResourceId === StackId;
    const isOwn = !isStack && LogicalResourceId === own;
    const ends = (isStack || isOwn) && end.test(ResourceStatus!);
    if (at > latest) {
      // Something new has begun for the resource. A creation that is under way may be noted twice.
      if (ends || isOwn && !/^CREATE_I/.test(ResourceStatus!)) { return true; }
    } else {
      if (at < latest - ANNOUNCED_MS) { return false; }
      // Where the clocks can't tell, the order of the resource's own events does, those with the request's properties: what came before the
      // announcement is about something else.
      const isOurs = isOwn && declares(ResourceProperties, properties);
      if (isOurs && ResourceStatus === announcement) { return ended; }
      ended ||= isOurs && ends;
    }
  }
  return false;
}
