import { distinct } from './contents';
import { entitiesIn, isLive, Kind } from './listing';
import { Contents } from './plan';
import { restore } from './reconcile';
import { ShareWork } from './share-work';

/** The old contents of an exclusive owner, who also answers for what others put on the share. */
export async function withOthers({ ram, task, owner, taken }: ShareWork, share: string, old: Contents, next: Contents): Promise<Contents> {
  const all: Record<Kind, string[]> = { ...old };
  for (const key in all) {
    const kind = key as Kind;
    const others = entitiesIn(await ram.list(kind), (association) => isLive(association) && !next[kind].includes(association.associatedEntity!)
      // RAM itself makes the owner's account the source where none is declared.
      && (next.sources.length || association.associatedEntity !== owner));
    all[kind] = distinct([...all[kind], ...others]);
    taken.push(...others.map((entity) => ({ kind, entity, present: true, share, at: task.now() })));
  }
  return all;
}

/** The rollback of a deployment gives back what that took off of others, as far as the function remembers. */
export async function giveBack(work: ShareWork, share: string): Promise<void> {
  const from = work.taken.filter((goal) => goal.share === share);
  const since = from.length && await work.rolledBackSince();
  await restore(work, from.filter(({ at }) => since && at >= since));
}
