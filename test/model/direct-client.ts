import type { RAMClient } from '@aws-sdk/client-ram';
import { ModelTime } from './model-time';
import { credentialsFor, RamSimulator } from '../simulator';
import { routes } from '../simulator/protocol/model';

/** Sees a call before it is made; the answer is how long it takes to arrive. */
export type CallObserver = (operation: string, input: Readonly<Record<string, unknown>>) => number;

const ROUTES = new Map([...routes].map(([route, { name }]): [string, string[]] => [name, route.split(' ')]));

interface Command {
  readonly input: Readonly<Record<string, unknown>>;
}

interface Body {
  readonly __type?: string;
  readonly message?: string;
}

/** A client that asks the simulator without the SDK's work in between, which takes most of the time of a long run. */
export function directClient(simulator: RamSimulator, time: ModelTime, account: string, observe: CallObserver): RAMClient {
  const { accessKeyId } = credentialsFor(account);
  const headers = { authorization: `Credential=${accessKeyId}/20261101/us-east-1/ram/aws4_request` };

  const send = async (command: Command, { abortSignal }: { abortSignal: AbortSignal }): Promise<unknown> => {
    abortSignal.throwIfAborted();
    const operation = command.constructor.name.replace(/Command$/, '');
    const underWayMs = observe(operation, command.input);
    if (underWayMs) { await new Promise<void>((resolve) => time.after(underWayMs, resolve)); }
    const [method, path] = ROUTES.get(operation)!;
    const { status, body, transport, delayMs } = simulator.handle({ method, path, query: {}, headers, body: JSON.stringify(command.input) });
    if (transport === 'reset') { throw Object.assign(new Error('read ECONNRESET'), { name: 'TimeoutError' }); }
    if (transport) { return new Promise(() => undefined); }
    if (delayMs) { await new Promise<void>((resolve) => time.after(delayMs, resolve)); }
    const answer = JSON.parse(body, reviveTimes) as Body;
    if (status !== 200) { throw Object.assign(new Error(answer.message), { name: answer.__type, $metadata: { httpStatusCode: status } }); }
    return answer;
  };
  return { send } as unknown as RAMClient;
}

function reviveTimes(name: string, value: unknown): unknown {
  return name.endsWith('Time') ? new Date(1000 * Number(value)) : value;
}
