import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SimulatorRequest, SimulatorResponse } from './protocol/messages';

/** A server that answers HTTP requests. */
export interface RunningServer {
  readonly endpoint: string;
  readonly port: number;
  /** Stops it, also when requests still wait for their answers. */
  close(): Promise<void>;
}

/** Whatever answers requests. */
export interface RequestTarget {
  handle(request: SimulatorRequest): SimulatorResponse;
}

/** Serves a target on the loopback interface. */
export async function startServer(target: RequestTarget, port: number): Promise<RunningServer> {
  const server = createServer((message, response) => void serve(target, message, response));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${boundPort}`,
    port: boundPort,
    close: () => new Promise(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function serve(target: RequestTarget, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body, transport, delayMs } = answer(target, await readRequest(message));
  if (transport === 'reset') {
    message.socket.resetAndDestroy();
  } else if (transport !== 'silence') {
    setTimeout(() => response.writeHead(status, headers).end(body), delayMs ?? 0);
  }
}

// A defect of the simulator has to show itself in the caller's log, and the server has to stay.
function answer(target: RequestTarget, request: SimulatorRequest): SimulatorResponse {
  try {
    return target.handle(request);
  } catch (error) {
    const message = error instanceof Error ? error.stack : String(error);
    return { status: 501, headers: { 'x-amzn-errortype': 'SimulatorDefect' }, body: JSON.stringify({ __type: 'SimulatorDefect', message }) };
  }
}

async function readRequest(message: IncomingMessage): Promise<SimulatorRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://localhost');
  return {
    method: message.method ?? 'GET',
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: { authorization: message.headers.authorization },
    body: Buffer.concat(chunks).toString(),
  };
}
