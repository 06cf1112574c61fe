import { kindOf } from './errors';
import { Association, Entities, Kind } from './ram';
import { ShareWork } from './share-work';
import { backoff, OutOfTime, pause } from './task';

/** For how long RAM may refuse while only invitations are pending: they can be that for days. */
export const PENDING_PATIENCE_MS = 120_000;
/** For how long RAM may refuse without a visible reason. */
export const UNEXPLAINED_PATIENCE_MS = 300_000;

/** What RAM still refuses to disassociate, and the pending principals that may be the reason. */
export interface Refusal {
  readonly entities: Entities[];
  readonly pending: string[];
  readonly error?: unknown;
}

const ACCEPTED: Refusal = { entities: [], pending: [] };

/** Disassociates the entities, with patience while associations of the share are in motion. */
export async function disassociate(work: ShareWork, batch: Entities): Promise<Refusal> {
  const { ram, task } = work;
  for (let attempt = 0; ; attempt++) {
    const error = await refusal(work, batch);
    if (!error) {
      work.stuckSince = undefined;
      return ACCEPTED;
    }
    if (/^DELET/.test(await ram.shareStatus() ?? 'ACTIVE')) { return ACCEPTED; }
    const { moving, pending } = await unsettled(work);
    const now = task.clock.now();
    if (now >= task.endsAt) { throw new OutOfTime((error as Error).message); }
    work.stuckSince = moving ? undefined : work.stuckSince ?? now;
    const patience = pending.length ? PENDING_PATIENCE_MS : UNEXPLAINED_PATIENCE_MS;
    if (work.stuckSince !== undefined && now - work.stuckSince >= patience) { return oneByOne(work, batch, pending, error); }
    task.log('disassociation-refused', { message: (error as Error).message, moving, pending: pending.length });
    await pause(task, backoff(task, attempt));
  }
}

/** Finds out which of the entities are the refused ones. */
async function oneByOne(work: ShareWork, batch: Entities, pending: string[], error: unknown): Promise<Refusal> {
  const singles = Object.entries(batch).flatMap(([kind, entities]) => entities.map((entity): Entities => ({ [kind]: [entity] })));
  if (singles.length === 1) { return { entities: singles, pending, error }; }
  const refused: Entities[] = [];
  for (const single of singles) {
    if (await refusal(work, single)) { refused.push(single); }
  }
  return { entities: refused, pending, error };
}

/** The error if RAM refuses to disassociate in the share's present state. */
async function refusal({ ram }: ShareWork, batch: Entities): Promise<unknown> {
  try {
    await ram.disassociate(batch);
    return undefined;
  } catch (error) {
    if (kindOf(error) === 'invalidState') { return error; }
    throw error;
  }
}

/** Whether some association will go on by itself, and the principals that somebody has to act for. */
async function unsettled({ ram }: ShareWork): Promise<{ moving: boolean; pending: string[] }> {
  const associations: Association[] = [];
  for (const kind of ['principals', 'resourceArns'] satisfies Kind[]) {
    associations.push(...(await ram.list(kind))?.associations.values() ?? []);
  }
  const pending = associations.filter(isPending).map(({ entity }) => entity);
  return { moving: associations.some((association) => /ING$/.test(association.status) && !isPending(association)), pending };
}

/** Whether an association waits for an invitation to be accepted. */
export function isPending(association?: Association): boolean {
  return association?.status === 'ASSOCIATING' && association.external;
}
