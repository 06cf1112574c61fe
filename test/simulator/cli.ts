/**
 * Serves the simulator: `tsx test/simulator/cli.ts [port] [options as JSON]`.
 * The first line it prints is the endpoint. Besides RAM it has the routes of `AdministeredSimulator`.
 */
import { AdministeredSimulator } from './admin';
import { startServer } from './http-server';
import type { SimulatorOptions } from './simulator';

async function main([port = '0', options = '{}']: string[]): Promise<void> {
  const server = await startServer(new AdministeredSimulator(JSON.parse(options) as SimulatorOptions), Number(port));
  process.stdout.write(`${server.endpoint}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
}

void main(process.argv.slice(2));
