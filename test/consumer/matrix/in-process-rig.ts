import { INSIDER, Rig, Stage } from './stage';
import { ConsumerWorld, MANAGEMENT } from '../support/consumer-world';

/** RAM and the function in this process, in virtual time. */
export function inProcessRig(): Rig {
  let serial = 0;
  return { slackMs: 0, open: () => stageIn(new ConsumerWorld(MANAGEMENT), ++serial) };
}

/** A world as a stage. */
export function stageIn(world: ConsumerWorld, serial: number): Stage {
  const { account, organization, simulator, time } = world;
  organization.addAccount(INSIDER);
  return { account, organization, simulator, serial, after: time.after, send: async (request) => world.send(world.event(request)) };
}
