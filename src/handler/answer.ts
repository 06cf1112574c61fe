import { CustomResourceRequest } from './request';

/** What came of a request. */
export interface Outcome {
  readonly physicalResourceId: string;
  readonly data?: object;
  /** Why it failed, if it did. */
  readonly reason?: string;
}

/** The most bytes that CloudFormation reads of an answer. */
export const MAX_BYTES = 4096;

/** The answer's body: valid, and short enough, whatever the outcome says. */
export function answerBody(event: Partial<CustomResourceRequest<unknown>>, { physicalResourceId, data, reason }: Outcome): string {
  const { StackId, RequestId, LogicalResourceId } = event;
  const render = (Reason?: string) => JSON.stringify({
    Status: Reason === undefined ? 'SUCCESS' : 'FAILED',
    Reason,
    PhysicalResourceId: physicalResourceId,
    StackId,
    RequestId,
    LogicalResourceId,
    Data: Reason === undefined ? data : undefined,
  });
  const text = reason ?? 'Too many attributes';
  let body = render(reason);
  for (let length = MAX_BYTES; Buffer.byteLength(body) > MAX_BYTES && length; length -= 16) {
    body = render(text.length > length ? `${text.slice(0, length)}…` : text);
  }
  return body;
}
