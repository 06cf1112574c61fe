import { CustomResourceRequest } from './request';

/** Answers that are kept, so that a function that lives long needs no more memory than one that doesn't. */
const CAPACITY = 200;

/**
 * What a warm function remembers of earlier requests. Lambda may deliver a request twice, and an older one after a newer one.
 */
export class RequestMemory {
  private readonly answers = new Map<string, string>();
  private readonly newest = new Map<string, number>();

  /** The answer that the same request got before. */
  public answerTo({ RequestId }: Partial<CustomResourceRequest<unknown>>): string | undefined {
    return this.answers.get(RequestId ?? '');
  }

  /** Whether a later request for the same resource was handled before. */
  public isOutdated(request: CustomResourceRequest<unknown>, sentAt: number | undefined): boolean {
    return sentAt !== undefined && sentAt < (this.newest.get(resourceOf(request)) ?? 0);
  }

  /** Keeps the answer to a request. */
  public remember(request: CustomResourceRequest<unknown>, sentAt: number | undefined, answer: string): void {
    put(this.answers, request.RequestId, answer);
    if (sentAt !== undefined) { put(this.newest, resourceOf(request), sentAt); }
  }
}

function resourceOf({ StackId, LogicalResourceId }: CustomResourceRequest<unknown>): string {
  return `${StackId} ${LogicalResourceId}`;
}

/** Sets the entry as the newest one, and drops the oldest when there are too many. */
function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > CAPACITY) { map.delete(map.keys().next().value as string); }
}
