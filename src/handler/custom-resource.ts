import { answerBody, Outcome } from './answer';
import { within } from './clock';
import { reasonOf } from './hints';
import { CustomResourceRequest, expiresAt, flawOf, sentAt, waitsUntil } from './request';
import { RequestMemory } from './request-memory';
import { OutOfTime, Task } from './task';
import { upload, UploadTools } from './upload';

/** A custom resource: what it is called and what its requests do. */
export interface CustomResource<Properties> {
  /** The id to answer with when there is no outcome to take it from. */
  fallbackId(request: CustomResourceRequest<Properties>): string;
  /** Carries out a request; a failure is part of the outcome, or thrown. */
  handle(request: CustomResourceRequest<Properties>, task: Task): Promise<Outcome>;
}

/** The part of Lambda's context that counts. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** What a Lambda function handles. */
export type LambdaHandler = (event: unknown, context: LambdaContext) => Promise<void>;

/** Kept back at the end, for the answer; less when the function has very little time in all. */
const RESERVE_MS = 10_000;

/**
 * The function of a custom resource: answers each of CloudFormation's requests exactly once, before its time is over, whatever happens.
 *
 * It never throws: Lambda would only run the request again, after it was answered.
 */
export function customResource<Properties extends { ServiceTimeout?: string | number }>(
  resource: CustomResource<Properties>, tools: UploadTools,
): LambdaHandler {
  const { clock, log } = tools;
  const memory = new RequestMemory();

  return async (event, context) => {
    const start = clock.now();
    const functionEnd = start + context.getRemainingTimeInMillis();
    const request = (event ?? {}) as CustomResourceRequest<Properties>;
    const { RequestType, RequestId, LogicalResourceId } = request;
    const url = parseUrl(request.ResponseURL);
    if (!url) { return log('unanswerable', { RequestType, RequestId, LogicalResourceId }); }

    const flaw = flawOf(request);
    let body = memory.answerTo(request);
    if (body !== undefined) {
      log('answer-again', { RequestType, RequestId, LogicalResourceId });
    } else if (flaw !== undefined) {
      body = answerBody(request, { physicalResourceId: anyId(request), reason: `This is no request of CloudFormation: ${flaw}.` });
    } else {
      const sent = sentAt(url);
      const waiting = Math.min(waitsUntil(request, sent ?? start), expiresAt(url));
      if (start >= waiting) { return log('too-late', { RequestType, RequestId, LogicalResourceId }); }
      if (memory.isOutdated(request, sent)) { return log('outdated', { RequestType, RequestId, LogicalResourceId }); }
      const outcome = await attempt(request, Math.min(functionEnd, waiting) - start);
      body = answerBody(request, outcome);
      memory.remember(request, sent, body);
    }
    const delivered = await upload(url, body, functionEnd - 500, tools);
    return log(delivered ? 'answered' : 'not-answered', { RequestType, RequestId, LogicalResourceId, bytes: Buffer.byteLength(body) });
  };

  async function attempt(request: CustomResourceRequest<Properties>, time: number): Promise<Outcome> {
    const reserve = Math.min(RESERVE_MS, time / 5);
    const task: Task = { clock, log, random: tools.random, endsAt: clock.now() + time - reserve, requestId: request.RequestId };
    log('request', { RequestType: request.RequestType, RequestId: request.RequestId, LogicalResourceId: request.LogicalResourceId });
    try {
      // The task ends by itself; this is for one that hangs. After its end it can do nothing more, so it need not be stopped.
      return await within(clock, time - reserve / 2, resource.handle(request, task), () => new OutOfTime('The time ran out.'));
    } catch (error) {
      const reason = reasonOf(error);
      log('failed', { RequestId: request.RequestId, reason });
      return { physicalResourceId: request.PhysicalResourceId ?? resource.fallbackId(request), reason };
    }
  }
}

function parseUrl(text: unknown): URL | undefined {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

function anyId(event: Partial<CustomResourceRequest<unknown>>): string {
  return [event.PhysicalResourceId, event.LogicalResourceId, event.RequestId].find((id) => id && typeof id === 'string') ?? 'none';
}
