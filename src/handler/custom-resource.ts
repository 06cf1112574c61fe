import { answerBody, Outcome } from './answer';
import { within } from './clock';
import { Explain, reasonOf } from './reason';
import { CommonProperties, CustomResourceRequest, isRequest, sentAt, waitsUntil } from './request';
import { isOutdated, RequestMemory, resourceOf } from './request-memory';
import { newTask, Runtime, Task } from './runtime';
import { upload } from './upload';

/** A custom resource: what it is called and what its requests do. */
export interface CustomResource<Properties> {
  /** Says why a request failed, in the words of those who read its events. */
  readonly explain: Explain;
  /** The id to answer with when there is no outcome to take it from. */
  fallbackId(request: CustomResourceRequest<Properties>): string;
  /** Carries out a request; a failure is part of the outcome, or thrown. */
  handle(request: CustomResourceRequest<Properties>, task: Task): Promise<Outcome>;
}

/** The part of Lambda's context that counts. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** What Lambda calls. */
export type LambdaHandler = (event: unknown, context: LambdaContext) => Promise<void>;

/** Kept back at the end, for the answer; less when the function has very little time in all. */
const RESERVE_MS = 10_000;

/**
 * The function of a custom resource: answers each of CloudFormation's requests exactly once, before its time is over, whatever happens.
 *
 * It never throws: Lambda would only run the request again, after it was answered.
 */
export function customResource<Properties extends CommonProperties>(resource: CustomResource<Properties>, runtime: Runtime): LambdaHandler {
  const memory: RequestMemory = {};

  return async (event, context) => {
    const start = runtime.now();
    const functionEnd = start + context.getRemainingTimeInMillis();
    const request = (event ?? {}) as CustomResourceRequest<Properties>;
    const { RequestType, RequestId, LogicalResourceId, ResponseURL } = request;
    const log = (decision: string, message?: string) => runtime.log(decision, { RequestType, RequestId, LogicalResourceId, message });
    if (!/^https?:/.test(ResponseURL)) { return log('unanswerable'); }

    const since = sentAt(ResponseURL);
    let body = memory[RequestId]?.answer;
    if (!body && isRequest(request)) {
      const end = Math.min(functionEnd, waitsUntil(request, start));
      if (end <= start) { return log('too-late'); }
      if (isOutdated(memory, request, since)) { return log('outdated'); }
      log('request');
      const outcome = await attempt(request, end - start);
      if (outcome.reason) { log('failed', outcome.reason); }
      body = answerBody(request, outcome);
      memory[RequestId] = { resource: resourceOf(request), since, answer: body };
    }
    body ??= answerBody(request, { physicalResourceId: anyId(request), reason: 'Malformed request' });
    await upload(ResponseURL, body, functionEnd - 500, runtime).then(() => log('answered'), ({ message }) => log('not-answered', message));
  };

  function attempt(request: CustomResourceRequest<Properties>, time: number): Promise<Outcome> {
    const reserve = Math.min(RESERVE_MS, time / 5);
    const task = newTask(runtime, runtime.now() + time - reserve);
    // The task ends by itself; this is for one that hangs. After its end it can do nothing more, so it need not be stopped.
    return within(runtime, time - reserve / 2, resource.handle(request, task)).catch((error) =>
      ({ physicalResourceId: request.PhysicalResourceId ?? resource.fallbackId(request), reason: reasonOf(error, task, resource.explain) }));
  }
}

function anyId({ PhysicalResourceId, LogicalResourceId }: Partial<CustomResourceRequest<unknown>>): string {
  return String(PhysicalResourceId || LogicalResourceId || 'none');
}
