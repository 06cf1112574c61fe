import { converge } from './converge';
import { kindOf } from './errors';
import { Goal } from './next-step';
import { Contents, NOTHING, planOf } from './plan';
import { Blocked, ShareWork } from './share-work';
import { OutOfTime, pause } from './task';

/** For how long a share has to be unknown before that is believed. */
const UNKNOWN_MS = 10_000;

/**
 * Takes the contents off a share, as far as they are on it.
 *
 * @param passing whether the share itself is deleted right afterwards; then what RAM refuses to take off goes with it
 */
export async function remove(work: ShareWork, contents: Contents, owner: string, passing: boolean): Promise<void> {
  if (await isGone(work, passing)) { return work.task.log('share-gone'); }
  for (const goals of planOf(contents, NOTHING, owner).revoke) {
    try {
      await converge(work, goals);
    } catch (error) {
      const { message } = error as Error;
      if (kindOf(error) === 'unknownResource' && await isGone(work, passing)) { return work.task.log('share-gone', { message }); }
      if (!mayStay(error, passing)) { throw error; }
      work.task.log('left-on-share', { message, passing });
    }
  }
}

/** Takes off again what the work has put on a share itself; whether nothing of it is left. */
export async function takeBack(work: ShareWork, owner: string): Promise<boolean> {
  const { task, granted, displaced } = work;
  const here = granted.filter(({ kind, entity }) => kind !== 'resourceArns' || !displaced.includes(entity));
  const pick = (wanted: Goal['kind']) => here.filter(({ kind }) => kind === wanted).map(({ entity }) => entity);
  const contents = { principals: pick('principals'), resourceArns: pick('resourceArns'), sources: pick('sources') };
  task.log('take-back', contents);
  try {
    for (const goals of planOf(contents, NOTHING, owner).revoke) { await converge(work, goals); }
    await converge(work, displaced.map((entity) => ({ kind: 'resourceArns', entity, present: true })));
    return true;
  } catch (error) {
    task.log('not-taken-back', { message: (error as Error).message });
    return false;
  }
}

async function isGone({ ram, task }: ShareWork, passing: boolean): Promise<boolean> {
  let status = await ram.shareStatus();
  if (status === undefined && !passing) {
    await pause(task, UNKNOWN_MS);
    status = await ram.shareStatus();
  }
  return status === undefined || status.startsWith('DELET');
}

/** Whether a deletion succeeds although RAM didn't take something off. */
function mayStay(error: unknown, passing: boolean): boolean {
  if (passing) { return !(error instanceof OutOfTime) && kindOf(error) !== 'transient'; }
  // Whoever never accepted the invitation has no access, and the invitation expires.
  return error instanceof Blocked && error.entities.every((entity) => error.pending.includes(entity));
}
