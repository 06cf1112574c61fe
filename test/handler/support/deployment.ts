import { World } from './world';

/** A stack that was at rest for a while, and whose update is under way. */
export function deploying(world: World): void {
  for (const state of ['UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS']) {
    world.time.advance(60_000);
    world.note(state);
  }
  world.time.advance(10_000);
}

/** The update is being rolled back, or the rollback has come to this state. */
export function rollingBack(world: World, state = 'UPDATE_ROLLBACK_IN_PROGRESS'): void {
  world.time.advance(10_000);
  world.note(state);
  world.time.advance(10_000);
}
