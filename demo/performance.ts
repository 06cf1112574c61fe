import { Association, AssociationHistory } from './association-history';
import { Stage } from './stage';
import { Exchange } from '../test/driver';
import { RecordedCall } from '../test/simulator';

/** What RAM and the custom resources did in a step. */
export interface Seen {
  readonly started: number;
  readonly exchanges: Exchange[];
  readonly calls: RecordedCall[];
  readonly associations: Association[];
}

/** Everything that one step left to tell. */
export interface Performance<Result> extends Seen {
  readonly ended: number;
  readonly result: Result;
}

/** Sees what is moving while work goes on. */
export type Watch = <T>(work: Promise<T>, moving: () => string) => Promise<T>;

/** Does a piece of work and keeps what RAM and the custom resources did meanwhile. */
export async function perform<Result>(stage: Stage, work: () => Promise<Result>, watch: Watch): Promise<Performance<Result>> {
  const { simulator, driver, clock } = stage;
  const history = new AssociationHistory(simulator, clock);
  const firstExchange = driver.customResources.exchanges.length;
  simulator.clearCalls();
  history.start();
  const started = clock.now();
  const result = await watch(work(), () => [...history.moving()].map(([status, count]) => `${count} ${status}`).join(', '));
  return {
    started,
    ended: clock.now(),
    result,
    exchanges: driver.customResources.exchanges.slice(firstExchange),
    calls: [...simulator.calls],
    associations: history.stop(),
  };
}
