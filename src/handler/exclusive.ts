import { distinct } from './contents';
import { entitiesIn, isLive, Kind } from './listing';
import { Contents } from './plan';
import { ShareWork } from './share-work';

/** The old contents of an exclusive owner, who also answers for what others put on the share. */
export async function withOthers({ ram, owner }: ShareWork, old: Contents, next: Contents): Promise<Contents> {
  const all: Record<Kind, string[]> = { ...old };
  for (const key in all) {
    const kind = key as Kind;
    const others = entitiesIn(await ram.list(kind), (association) => isLive(association) && !next[kind].includes(association.associatedEntity!)
      // RAM itself makes the owner's account the source where none is declared.
      && (next.sources.length || association.associatedEntity !== owner));
    all[kind] = distinct([...all[kind], ...others]);
  }
  return all;
}
