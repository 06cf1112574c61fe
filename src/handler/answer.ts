import { CustomResourceRequest } from './request';

/** What came of a request. */
export interface Outcome {
  readonly physicalResourceId: string;
  /** The attributes, as long as the answer has room for them. */
  readonly data?: object;
  /** Why it failed, if it did; then there are no attributes. */
  readonly reason?: string;
}

/** The most bytes that CloudFormation reads of an answer. */
export const MAX_BYTES = 4096;

/** The answer's body: valid, and short enough, whatever the reason says. */
export function answerBody(event: Partial<CustomResourceRequest<unknown>>, { physicalResourceId, data, reason }: Outcome): string {
  const { StackId, RequestId, LogicalResourceId } = event;
  const render = (Reason?: string) => JSON.stringify({
    Status: reason === undefined ? 'SUCCESS' : 'FAILED',
    Reason,
    PhysicalResourceId: physicalResourceId,
    StackId,
    RequestId,
    LogicalResourceId,
    Data: data,
  });
  let body = render(reason);
  for (let length = MAX_BYTES; reason && Buffer.byteLength(body) > MAX_BYTES && length; length -= 16) {
    body = render(`${reason.slice(0, length)}…`);
  }
  return body;
}
