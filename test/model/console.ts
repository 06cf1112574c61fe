import { OWNER } from './landscape';
import { credentialsFor, RamSimulator } from '../simulator';
import { routes } from '../simulator/protocol/model';

/** Somebody else's call; whether RAM took it. */
export function callFromConsole(simulator: RamSimulator, operation: string, input: Readonly<Record<string, unknown>>): boolean {
  const [route] = [...routes].find(([, { name }]) => name === operation)!;
  const [method, path] = route.split(' ');
  const inQuery = method === 'DELETE';
  const { status } = simulator.handle({
    method,
    path,
    query: inQuery ? input as Record<string, string> : {},
    headers: { authorization: `Credential=${credentialsFor(OWNER).accessKeyId}/20261101/us-east-1/ram/aws4_request` },
    body: inQuery ? undefined : JSON.stringify(input),
  });
  return status === 200;
}
