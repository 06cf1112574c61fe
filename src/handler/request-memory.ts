import { CustomResourceRequest } from './request';

/** What was answered to a request. */
export interface Answered {
  readonly resource: string;
  /** When the request was sent. */
  readonly since: number;
  readonly answer: string;
}

/**
 * What a warm function remembers of the requests that it answered, by their ids: Lambda may deliver a request twice, and an older one after a newer
 * one. An environment lives for hours, and answers few requests.
 */
export type RequestMemory = Record<string, Answered>;

/** What a request is about, among all that an environment may get. */
export function resourceOf({ StackId, LogicalResourceId }: CustomResourceRequest<unknown>): string {
  return StackId + LogicalResourceId;
}

/** Whether a later request for the same resource was answered before; never where it isn't known when they were sent. */
export function isOutdated(memory: RequestMemory, request: CustomResourceRequest<unknown>, since: number): boolean {
  return Object.values(memory).some((other) => other.resource === resourceOf(request) && since < other.since);
}
