import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/core/protocols';
import { VirtualClock, type Clock } from './clock';
import type { SimulatorRequest, SimulatorResponse } from './protocol/messages';

/** How a request handler deals with slow answers. */
export interface RequestHandlerOptions {
  /** Waits for a slow answer. @default moves a virtual clock, or waits on the real one */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** A request handler for an SDK client that asks the simulator directly. */
export function requestHandler(
  handle: (request: SimulatorRequest) => SimulatorResponse,
  clock: Clock,
  { wait = waiting(clock) }: RequestHandlerOptions,
): HttpHandler {
  return {
    async handle(request: HttpRequest, { abortSignal } = {}) {
      if (abortSignal?.aborted) {
        throw aborted();
      }
      const { status, headers, body, transport, delayMs } = handle(readRequest(request));
      if (transport === 'reset') {
        // The SDK's own handler gives connection errors this name, and its retries go by it.
        throw Object.assign(new Error('read ECONNRESET'), { name: 'TimeoutError', code: 'ECONNRESET' });
      }
      if (transport === 'silence') {
        await new Promise((_, reject) => abortSignal && Object.assign(abortSignal, { onabort: () => reject(aborted()) }));
      }
      if (delayMs) {
        await wait(delayMs);
      }
      return { response: new HttpResponse({ statusCode: status, headers: { ...headers }, body: Buffer.from(body) }) };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function readRequest({ method, path, query, headers, body }: HttpRequest): SimulatorRequest {
  return {
    method,
    path,
    query: Object.fromEntries(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)])),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString() : body as string | undefined,
  };
}

function waiting(clock: Clock): (milliseconds: number) => Promise<void> {
  return clock instanceof VirtualClock
    ? async milliseconds => clock.advance(milliseconds)
    : milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
}

function aborted(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}
