import { batches } from './batches';
import { disassociate, isPending } from './disassociate';
import { kindOf } from './errors';
import { associationOf, concernedBy, noteAsked, Pursuit } from './pursuit';
import { Refused, ShareWork } from './share-work';

/** For how long RAM may not know what it lists itself. */
const UNKNOWN_MS = 60_000;
const CLEAR_PATIENCE_MS = 30_000;

/** Clears failed associations away. If RAM refuses, the failure is dealt with where it matters. */
export async function clear({ ram, task }: ShareWork, clearing: Pursuit[]): Promise<void> {
  for (const call of batches(clearing.map(({ goal }) => goal))) {
    task.log('clear-failed', call);
    let clearedAt = task.clock.now();
    try {
      await ram.disassociate(call, { invalidState: CLEAR_PATIENCE_MS });
    } catch (error) {
      if (kindOf(error) === 'transient') { throw new Refused(error, call); }
      task.log('not-cleared', { message: (error as Error).message });
      clearedAt = -Infinity;
    }
    for (const { progress } of concernedBy(clearing, call)) { progress.clearedAt = clearedAt; }
  }
}

/** Disassociates what is asked for. */
export async function revoke(work: ShareWork, asking: Pursuit[]): Promise<void> {
  const { task } = work;
  // A pending invitation may block all the others, so it goes first.
  const rank = (pursuit: Pursuit) => isPending(associationOf(pursuit)) ? 0 : 1;
  const ordered = [...asking].sort((one, other) => rank(one) - rank(other));
  for (const call of batches(ordered.map(({ goal }) => goal))) {
    const concerned = concernedBy(asking, call);
    for (const { denied } of concerned) {
      if (denied && asking.length >= denied.among && !mayBeLate(denied, task.clock.now())) { throw new Refused(denied.error, call); }
    }
    task.log('disassociate', call);
    try {
      const { entities, pending, error } = await disassociate(work, call);
      const refused = entities.flatMap((single) => concernedBy(concerned, single));
      const accepted = concerned.filter((pursuit) => !refused.includes(pursuit));
      noteAsked(accepted, task.clock.now());
      // What was accepted may have been in the others' way; they are asked for once more.
      if (!accepted.length) { refused.forEach((pursuit) => { pursuit.blocked = { pending, error }; }); }
    } catch (error) {
      if (!['unknownResource', 'permanent'].includes(kindOf(error))) { throw new Refused(error, call); }
      // Perhaps it is gone already, or one of many is: what RAM lists next tells.
      task.log('disassociation-denied', { message: (error as Error).message });
      for (const pursuit of concerned) { noteDenied(pursuit, error, asking.length, task.clock.now()); }
    }
  }
}

function mayBeLate({ error, since }: NonNullable<Pursuit['denied']>, now: number): boolean {
  return kindOf(error) === 'unknownResource' && now - since < UNKNOWN_MS;
}

function noteDenied(pursuit: Pursuit, error: unknown, among: number, now: number): void {
  pursuit.denied = { error, among, since: pursuit.denied?.since ?? now };
  // Where RAM doesn't list, its word has to do.
  if (!pursuit.listing) { noteAsked([pursuit], now); }
}
