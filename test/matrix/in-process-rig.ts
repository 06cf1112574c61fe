import { Rig } from './cell';
import { World } from '../handler/support/world';

/** RAM and the function in this process, in virtual time. */
export function inProcessRig(): Rig {
  const world = new World({ paging: { size: 2, emptyEvery: 0 } });
  world.organization.addAccount('444444444444');
  world.simulator.recording = false;
  return {
    simulator: world.simulator,
    after: world.time.after,
    note: (stackId, state) => world.host.history.note(stackId, state, world.time.now()),
    responseUrl: () => world.responseUrl(),
    invoke: async (request) => {
      world.time.advance(2000);
      return world.host.invoke(request, { remainingMs: 900_000 });
    },
  };
}
