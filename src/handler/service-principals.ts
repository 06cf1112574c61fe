import { isServicePrincipal } from './batches';
import { Patience } from './caller';
import { converge } from './converge';
import { ErrorKind, failure, Failure } from './errors';
import { enumerate, knownReason } from './hints';
import { entitiesIn, isLive } from './listing';
import { noting } from './log';
import { Goal } from './next-step';
import { doPart } from './runtime';
import { NEVER, ShareWork } from './share-work';

/** A refusal that lasts longer than this is not about a passing state. */
const QUICK = { [ErrorKind.NotPermitted]: 20_000, [ErrorKind.InvalidState]: 30_000 };

/**
 * Associates service principals with their sources.
 *
 * RAM takes none on a share that has resources already. How it says so is not documented, so it is tried, and if RAM refuses, resources are taken
 * off for the while: our own, and to undo something also those of others, if only our own principals could miss them.
 *
 * @param patience with RAM's refusals, until resources are held to be the reason
 */
export async function admit(work: ShareWork, goals: Goal[], ours: string[], patience: Patience = QUICK): Promise<void> {
  try {
    await converge({ ...work, patience }, goals);
  } catch (error) {
    const { kind, message } = error as Failure;
    if (![ErrorKind.Permanent, ErrorKind.NotPermitted, ErrorKind.InvalidState].includes(kind) || knownReason(message)) { throw error; }
    const listed = await work.ram.list('resourceArns');
    const resources = entitiesIn(listed, isLive);
    // What is going already is in the way too, but isn't brought back.
    const going = entitiesIn(listed, ({ status }) => status === 'DISASSOCIATING');
    const principals = entitiesIn(await work.ram.list('principals'), isLive);
    // Resources are in the way only of a service principal that isn't there yet, and never the only reason beside other principals.
    const hopeless = principals.some((principal) => !isServicePrincipal(principal))
      || !goals.some(({ entity }) => isServicePrincipal(entity) && !principals.includes(entity));
    const isForeign = (entity: string) => !ours.includes(entity);
    const foreign = principals.some(isForeign) || !await work.rolledBackSince() ? resources.filter(isForeign) : [];
    if (hopeless || (kind === ErrorKind.Permanent && !resources.length && !going.length)) { throw error; }
    if (foreign.length) {
      throw failure(`${message} RAM takes none beside resources; others have shared: ${enumerate(foreign)}`, kind);
    }
    const way = (entities: string[], present: boolean) => entities.map((entity): Goal => ({ kind: 'resourceArns', entity, present }));
    const { task } = work;
    task.log('resources-off', { resources });
    const meanwhile = { ...work, rolledBackSince: NEVER };
    const restore = () => converge(work, way(resources, true));
    try {
      await doPart(task, async () => {
        await converge(meanwhile, way([...resources, ...going], false));
        await converge(meanwhile, goals);
      });
    } catch (reason) {
      await restore().catch(noting(task.log, 'not-restored'));
      throw reason;
    }
    await restore();
  }
}
