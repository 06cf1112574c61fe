import { batches } from './batches';
import { remember } from './changes';
import { disassociate, unsettled } from './disassociate';
import { ErrorKind, failure, kindOf } from './errors';
import { explain } from './hints';
import { isPending } from './listing';
import { LAG_MS, Pursuit, STALE_FAILURE_MS, Step } from './next-step';
import { Task } from './runtime';
import { ShareWork } from './share-work';

/** Associates what is asked for; service principals together with their sources. */
export async function grant(work: ShareWork, asking: Pursuit[], sources: string[]): Promise<void> {
  const { ram, task } = work;
  for (const [call, concerned] of batches(asking, sources)) {
    // Also what RAM gives no answer to may have been done, and a part of what it refuses.
    for (const pursuit of concerned) { remember(work, pursuit, null); }
    task.log('associate', call);
    try {
      await ram.associate(call, work.patience);
    } catch (error) {
      throw failure(explain(error, call), kindOf(error));
    }
    noteAsked(work, concerned);
  }
}

/**
 * Clears failed associations away. If RAM refuses for longer than a passing state lasts, with nothing in motion, the next step shows whether
 * that matters.
 */
export async function clear(work: ShareWork, failed: Pursuit[]): Promise<void> {
  const { ram, task } = work;
  for (const [call, concerned] of batches(failed)) {
    task.log('clear-failed', call);
    let patience = 0;
    let moving: boolean | undefined;
    let clearedAt = -Infinity;
    try {
      await ram.disassociate(call);
      clearedAt = task.now();
    } catch (error) {
      if (kindOf(error) === ErrorKind.Transient) { throw error; }
      patience = STALE_FAILURE_MS;
      ({ moving } = await unsettled(work));
    }
    for (const pursuit of concerned) {
      pursuit.deniedAt = moving ? undefined : pursuit.deniedAt ?? task.now();
      if (task.now() - pursuit.deniedAt! >= patience) { pursuit.clearedAt = clearedAt; }
    }
  }
}

/** Disassociates what is asked for. */
export async function revoke(work: ShareWork, asking: Pursuit[]): Promise<void> {
  const { task } = work;
  // A pending invitation may keep RAM from disassociating all the others, so it goes first, and by itself.
  const pending = asking.filter(({ association }) => isPending(association));
  const others = asking.filter((pursuit) => !pending.includes(pursuit));
  for (const [call, concerned] of [...batches(pending), ...batches(others)]) {
    task.log('disassociate', call);
    let { unanswered } = task;
    try {
      const refusal = await disassociate(work, call);
      if (refusal) {
        for (const pursuit of concerned) {
          pursuit.step = Step.Blocked;
          pursuit.denial = refusal;
        }
      } else {
        noteAsked(work, concerned);
        unanswered = -1;
      }
    } catch (error) {
      noteDenied(concerned, error, explain(error, call), task);
    } finally {
      // RAM has taken it off, or may have, and only its answer was lost.
      if (task.unanswered > unanswered) {
        for (const pursuit of concerned) { remember(work, pursuit, pursuit.association); }
      }
    }
  }
}

/** RAM didn't know what to disassociate. Perhaps it is gone, or one of many is: what RAM lists next tells, unless it goes on like that. */
function noteDenied(concerned: Pursuit[], error: unknown, denial: string, { log, now }: Task): void {
  const kind = kindOf(error);
  if (kind !== ErrorKind.UnknownResource && kind !== ErrorKind.Permanent) { throw failure(denial, kind); }
  log('denied', { message: denial });
  const patience = kind === ErrorKind.UnknownResource ? LAG_MS : concerned.length - 1;
  for (const pursuit of concerned) {
    if (!pursuit.listing) { pursuit.asked++; }
    pursuit.alone = true;
    pursuit.deniedAt ??= now();
    if (now() - pursuit.deniedAt >= patience) { pursuit.denial = denial; }
  }
}

function noteAsked({ task }: ShareWork, pursuits: Pursuit[]): void {
  for (const pursuit of pursuits) {
    pursuit.before = pursuit.association;
    pursuit.asked++;
    pursuit.askedAt = task.askedAt = task.now();
    pursuit.denial = undefined;
  }
}
