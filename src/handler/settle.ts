import { pause } from './runtime';
import { ShareWork } from './share-work';

/**
 * So long after it was sent, nothing of a run that was cancelled before can take effect any more: it may begin a call within two seconds without
 * asking CloudFormation, gives it up after ten, and requests are stamped in whole seconds.
 */
const SETTLE_MS = 13_000;
/** What the work itself may take. */
const RESERVE_MS = 60_000;

/** Waits in a rollback until what is to be undone has come to rest: the run of it may have been at work until CloudFormation cancelled it. */
export async function settle({ task, since, rolledBackSince }: ShareWork): Promise<void> {
  if (task.endsAt - task.now() > RESERVE_MS && await rolledBackSince()) {
    await pause(task, Math.min(SETTLE_MS, since + SETTLE_MS - task.now()));
  }
}
