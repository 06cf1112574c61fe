import { World } from './world';
import type { StackResult } from '../driver';

/** One step in the life of a stack, and what it has to end with. */
export interface Step {
  readonly name: string;
  readonly run: (world: World) => Promise<StackResult>;
  readonly status: StackResult['status'];
}

/** Plays a life; throws when a step ends other than it should. */
export async function live(world: World, steps: readonly Step[]): Promise<void> {
  for (const { name, run, status } of steps) {
    const result = await run(world);
    if (result.status !== status) { throw new Error(`"${name}" ended with ${result.status}: ${reasonsOf(result)}`); }
  }
}

function reasonsOf({ events }: StackResult): string {
  return events.filter(({ status }) => status.endsWith('_FAILED')).map(({ logicalId, status, reason }) => `${logicalId} ${status}: ${reason}`).join('\n');
}
