import { converge } from './converge';
import { ErrorKind, isUndecided, kindOf } from './errors';
import { giveBack } from './give-back';
import { noting } from './log';
import { oldContents } from './old-contents';
import { Contents, NOTHING, plan } from './plan';
import { pause } from './runtime';
import { settle } from './settle';
import { ShareWork } from './share-work';

/** For how long a share has to be unknown before that is believed. */
const UNKNOWN_MS = 10_000;

/** Takes the contents off a share, as far as they are on it. */
export async function remove(work: ShareWork, contents: Contents): Promise<void> {
  const { log } = work.task;
  try {
    if (await isGone(work)) { return log('share-gone'); }
    await settle(work);
    for (const goals of plan(await oldContents(work, contents), NOTHING, work.owner)) {
      await converge(work, goals).catch((error) => {
        // Whoever never accepted the invitation has no access, and the invitation expires.
        if (kindOf(error) !== ErrorKind.Pending) { throw error; }
        noting(log, 'invitations-left')(error);
      });
    }
    await giveBack(work);
  } catch (error) {
    if (isUndecided(error) || !(work.passing || await isGone(work).catch(() => false))) { throw error; }
    noting(log, 'left-to-the-share')(error as Error);
  }
}

/** Whether there is no share any more. */
export async function isGone({ ram, task, passing }: ShareWork): Promise<boolean> {
  let share = await ram.share();
  if (!share && !passing) {
    await pause(task, UNKNOWN_MS);
    share = await ram.share();
  }
  return !share || /^DELET/.test(share.status!);
}
