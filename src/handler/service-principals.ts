import { isServicePrincipal } from './batches';
import { converge } from './converge';
import { enumerate, knownReason } from './hints';
import { Goal } from './next-step';
import { Refused, ShareWork } from './share-work';

/** RAM's refusal is about the state of the share only if it lasts longer than a state does. */
const QUICK = { notPermitted: 20_000, invalidState: 30_000 };

/**
 * Associates service principals with their sources.
 *
 * RAM takes none on a share that has resources already. How it says so is not documented, so it is tried, and if RAM refuses, our resources
 * are taken off for the while; what comes after puts them on again. Nobody else's resources are touched.
 */
export async function admit(work: ShareWork, goals: Goal[], ours: readonly string[]): Promise<void> {
  try {
    return await converge({ ...work, patience: QUICK }, goals);
  } catch (error) {
    if (!(error instanceof Refused) || !isAboutTheShare(error)) { throw error; }
    const resources = await work.ram.live('resourceArns');
    const others = (await work.ram.live('principals')).filter((principal) => !isServicePrincipal(principal));
    if (others.length) { throw error; }
    if (!resources.length) {
      if (error.kind === 'permanent') { throw error; }
      return converge(work, goals);
    }
    const foreign = resources.filter((resource) => !ours.includes(resource));
    if (foreign.length) {
      throw new Error(`${error.message}. RAM takes no service principal on a share that has resources, and these are not managed here: ${enumerate(foreign)}. `
        + 'Take them off the share, or use a share of its own for the service');
    }
    return makeWay(work, goals, resources);
  }
}

async function makeWay(work: ShareWork, goals: Goal[], resources: string[]): Promise<void> {
  const ways = (present: boolean) => resources.map((entity): Goal => ({ kind: 'resourceArns', entity, present }));
  work.displaced.push(...resources);
  work.task.log('resources-off-for-service-principal', { resources });
  await converge(work, ways(false));
  try {
    await converge(work, goals);
  } catch (error) {
    await converge(work, ways(true));
    throw error;
  }
}

function isAboutTheShare({ kind, message }: Refused): boolean {
  return ['permanent', 'notPermitted', 'invalidState'].includes(kind) && !knownReason(message);
}
