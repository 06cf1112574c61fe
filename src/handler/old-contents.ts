import { entitiesOf, isServicePrincipal } from './batches';
import { firstOf, wasMissing } from './changes';
import { distinct } from './contents';
import { entitiesIn, isLive, Kind } from './listing';
import { Contents, NOTHING } from './plan';
import { ShareWork } from './share-work';

/**
 * What the work answers for, besides what was declared: in a rollback what the deployment has put on, also if it should have taken it off since; for
 * an exclusive owner what others have put on.
 */
export async function oldContents(work: ShareWork, old: Contents, next = NOTHING, isExclusive?: boolean): Promise<Contents> {
  const { ram, owner, changes, rolledBackSince } = work;
  const start = await rolledBackSince();
  if (start) {
    // Without declared sources the owner's account stands for them. An environment that has seen the deployment would know that it has taken it off.
    work.isOwnerNew = next.principals.some(isServicePrincipal) && !next.sources.length && firstOf(changes.sources, start)
      && !firstOf(changes['sources' + owner], start)?.association;
  }
  const all: Record<Kind, string[]> = { ...old };
  // RAM takes the owner's account when there is no source, so that goes when the first one comes.
  if (!old.sources.length && next.sources.length && old.principals.some(isServicePrincipal)) { all.sources = [owner]; }
  for (const kind of ['principals', 'resourceArns', 'sources'] as const) {
    // What it has taken off again since isn't its own any more.
    const more = start
      ? entitiesOf(Object.values(changes).filter((change) => change.kind === kind && !change.association && wasMissing(change, start)))
      // RAM itself makes the owner's account the source where none is declared.
      : isExclusive ? entitiesIn(await ram.list(kind), isLive).filter((entity) => next.sources.length || entity !== owner)
        : [];
    all[kind] = distinct([...all[kind], ...more.filter((entity) => !next[kind].includes(entity))]);
  }
  return all;
}
