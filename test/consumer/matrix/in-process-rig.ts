import { INSIDER, Rig } from './stage';
import { ConsumerWorld, MANAGEMENT } from '../support/consumer-world';

/** RAM and the function in this process, in virtual time. */
export function inProcessRig(): Rig {
  let serial = 0;
  return {
    slackMs: 0,
    open: () => {
      const world = new ConsumerWorld(MANAGEMENT);
      const { account, organization, simulator, time } = world;
      organization.addAccount(INSIDER);
      return { account, organization, simulator, serial: ++serial, after: time.after, send: async (request) => world.send(world.event(request)) };
    },
  };
}
