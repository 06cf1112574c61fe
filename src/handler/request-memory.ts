import { CustomResourceRequest } from './request';

/** What was answered to a request. */
interface Answered {
  readonly resource: string;
  readonly sent: number;
  readonly answer: string;
}

/** Lambda may deliver a request twice, and an older one after a newer one: what a warm function remembers of those that it answered. */
export interface RequestMemory {
  /** The answer that the same request got before. */
  answerTo(requestId: string): string | undefined;
  /** Whether a later request for the same resource was answered before; never where it isn't known when they were sent. */
  isOutdated(request: CustomResourceRequest<unknown>, sent: number): boolean;
  /** Keeps the answer to a request. */
  remember(request: CustomResourceRequest<unknown>, answer: string, sent: number): void;
}

/** A memory of nothing yet. */
export function requestMemory(): RequestMemory {
  const requests = new Map<string, Answered>();
  return {
    answerTo: (requestId) => requests.get(requestId)?.answer,
    isOutdated: (request, sent) => [...requests.values()].some((other) => other.resource === resourceOf(request) && sent < other.sent),
    // An environment lives for hours, and answers few requests.
    remember: (request, answer, sent) => { requests.set(request.RequestId, { resource: resourceOf(request), sent, answer }); },
  };
}

function resourceOf({ StackId, LogicalResourceId }: CustomResourceRequest<unknown>): string {
  return StackId + LogicalResourceId;
}
