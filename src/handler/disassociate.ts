import { ErrorKind, kindOf } from './errors';
import { enumerate, explain } from './hints';
import { Entities, isPending } from './listing';
import { backoff, pause } from './runtime';
import { ShareWork } from './share-work';

/** For how long RAM may refuse while only invitations are pending: they can be that for days. */
const PENDING_PATIENCE_MS = 120_000;
/** For how long RAM may refuse without a visible reason. */
const UNEXPLAINED_PATIENCE_MS = 300_000;
/** Kept for what comes after the refusal. */
const RESERVE_MS = 10_000;

const PENDING_HINT = 'Remove them too or deploy when answered';

/** Disassociates the entities, with patience while the share is in motion. Says what blocks it if that may last. */
export async function disassociate(work: ShareWork, call: Entities): Promise<string | undefined> {
  const { ram, task } = work;
  for (let attempt = 0; ; attempt++) {
    try {
      await ram.disassociate(call);
      work.stuckSince = undefined;
      return undefined;
    } catch (error) {
      if (kindOf(error) !== ErrorKind.InvalidState) { throw error; }
      const { moving, awaited } = await unsettled(work);
      const now = task.now();
      work.stuckSince = moving ? undefined : work.stuckSince ?? now;
      const patience = work.passing ? 0 : awaited.length ? PENDING_PATIENCE_MS : UNEXPLAINED_PATIENCE_MS;
      if (!moving && now >= Math.min(work.stuckSince! + patience, task.endsAt - RESERVE_MS)) {
        return explain(error, call) + (awaited.length ? ` Maybe due to pending invitations: ${enumerate(awaited)}. ${PENDING_HINT}` : '');
      }
      task.log('refused', { pending: awaited });
      await pause(task, backoff(task, attempt));
      // RAM's own words say more than that the time is up.
      if (task.now() >= task.endsAt) { throw error; }
    }
  }
}

/** Whether some association will go on by itself, and the principals that somebody has to act for. */
export async function unsettled({ ram }: ShareWork): Promise<{ moving: boolean; awaited: string[] }> {
  const listings = [await ram.list('principals'), await ram.list('resourceArns')];
  const associations = listings.flatMap((listing) => [...listing!.associations.values()]);
  const pending = associations.filter(isPending);
  return {
    // What is suspended or being restored may be that for long.
    moving: associations.some((association) => /SOCIATING$/.test(association.status!) && !pending.includes(association)),
    awaited: pending.map(({ associatedEntity }) => associatedEntity!),
  };
}
