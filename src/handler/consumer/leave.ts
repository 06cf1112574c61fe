import { ErrorKind, kindOf } from '../errors';
import { pause, Task } from '../runtime';
import { Directory } from './directory';

const GONE_WITHIN_MS = 60_000;
const POLL_MS = 3_000;

/**
 * Takes the account off a share, and waits until it no longer sees it, so that whoever accepts it next doesn't mistake it for accepted.
 *
 * Some shares can't be left: the owner has taken the account off already, or shares with a whole organization. Then there is nothing to do.
 */
export async function leave(directory: Directory, task: Task, resourceShareArn: string, account: string): Promise<void> {
  task.log('leave', { resourceShareArn, account });
  try {
    await directory.leave(resourceShareArn, account);
  } catch (error) {
    if (![ErrorKind.UnknownResource, ErrorKind.NotPermitted, ErrorKind.Permanent].includes(kindOf(error))) { throw error; }
    return task.log('not-left', { resourceShareArn, message: (error as Error).message });
  }
  const until = Math.min(task.endsAt, task.now() + GONE_WITHIN_MS);
  while (task.now() < until && await isVisible(directory, task, resourceShareArn)) { await pause(task, POLL_MS); }
}

/** Whether the account still sees the share; it no longer does when it may no longer look. */
async function isVisible(directory: Directory, task: Task, resourceShareArn: string): Promise<boolean> {
  try {
    return (await directory.shares('OTHER-ACCOUNTS', { resourceShareArns: [resourceShareArn] })).some(({ status }) => status === 'ACTIVE');
  } catch (error) {
    task.log('not-seen', { resourceShareArn, message: (error as Error).message });
    return false;
  }
}
