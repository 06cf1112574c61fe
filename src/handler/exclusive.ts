import { distinct } from './contents';
import { Association, entitiesIn, isLive, Kind } from './listing';
import { Contents } from './plan';
import { ShareWork } from './share-work';

/** The old contents of an exclusive owner, who also answers for what others put on the share. */
export async function withOthers(work: ShareWork, old: Contents, next: Contents): Promise<Contents> {
  // RAM itself makes the owner's account the source where none is declared.
  return withListed(work, old, next, (association) => isLive(association) && (next.sources.length || association.associatedEntity !== work.owner));
}

/** The new contents where the old ones were exclusive: with a rollback comes back what the deployment took off of others. */
export async function withTakenOff(work: ShareWork, old: Contents, next: Contents): Promise<Contents> {
  const since = await work.rolledBackSince();
  return withListed(work, next, old, ({ status, lastUpdatedTime }) => since && /^DISASSO/.test(status!) && Number(lastUpdatedTime) >= since);
}

/** The contents, and what fits of the share's associations that are not among the others. */
async function withListed({ ram }: ShareWork, contents: Contents, others: Contents, fits: (association: Association) => unknown): Promise<Contents> {
  const all: Record<Kind, string[]> = { ...contents };
  for (const key in all) {
    const kind = key as Kind;
    const fitting = entitiesIn(await ram.list(kind), fits).filter((entity) => !others[kind].includes(entity));
    all[kind] = distinct([...all[kind], ...fitting]);
  }
  return all;
}
