import { CustomResourceRequest } from './request';

/** The most bytes that CloudFormation reads of an answer. */
export const MAX_ANSWER_BYTES = 4096;

/** What came of a request. */
export interface Outcome {
  readonly physicalResourceId: string;
  readonly data?: object;
  /** Why it failed, if it did. */
  readonly reason?: string;
}

/** The answer's body: valid, and short enough, whatever the outcome says. */
export function answerBody(event: Partial<CustomResourceRequest<unknown>>, outcome: Outcome): string {
  const { reason, data } = outcome;
  const render = (text?: string) => JSON.stringify({
    Status: text === undefined ? 'SUCCESS' : 'FAILED',
    Reason: text,
    PhysicalResourceId: outcome.physicalResourceId,
    StackId: event.StackId ?? '',
    RequestId: event.RequestId ?? '',
    LogicalResourceId: event.LogicalResourceId ?? '',
    Data: text === undefined ? data : undefined,
  });
  const body = render(reason);
  const excess = Buffer.byteLength(body) - MAX_ANSWER_BYTES;
  if (excess <= 0) { return body; }
  return reason === undefined
    ? render(`The attributes are ${excess} bytes more than an answer of ${MAX_ANSWER_BYTES} bytes can hold.`)
    : cut(reason, render);
}

/** The longest beginning of the reason that still fits. */
function cut(reason: string, render: (reason: string) => string): string {
  let [fits, tooLong] = [0, Math.min(reason.length, MAX_ANSWER_BYTES)];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    [fits, tooLong] = Buffer.byteLength(render(shortened(reason, middle))) <= MAX_ANSWER_BYTES ? [middle, tooLong] : [fits, middle];
  }
  return render(shortened(reason, fits));
}

function shortened(reason: string, length: number): string {
  return `${reason.slice(0, length)}…`;
}
