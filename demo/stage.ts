import { Driver, ScaledClock, StackEvent } from '../test/driver';
import { RamSimulator } from '../test/simulator';

/** RAM and CloudFormation on this machine, with one time for both. */
export interface Stage {
  readonly clock: ScaledClock;
  readonly simulator: RamSimulator;
  readonly driver: Driver;
  /** The latest that CloudFormation did, in a few words. */
  latest(): string;
  close(): Promise<void>;
}

/** Sets up CloudFormation beside a RAM that runs on the same clock. */
export async function createStage(simulator: RamSimulator, clock: ScaledClock): Promise<Stage> {
  const server = await simulator.listen();
  let latest: StackEvent | undefined;
  const driver = new Driver({ ramEndpoint: server.endpoint, clock, onEvent: event => latest = event });
  return {
    clock,
    simulator,
    driver,
    latest: () => latest ? `${latest.logicalId} ${latest.status}` : '',
    close: async () => {
      await driver.close();
      await server.close();
    },
  };
}
