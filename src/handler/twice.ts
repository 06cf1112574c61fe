import { pause } from './runtime';
import { ShareWork } from './share-work';

/** A call that was sent just before CloudFormation cancelled its run may take effect so much later: after that it is given up. */
const SETTLE_MS = 10_000;
/** What the second time may take. */
const RESERVE_MS = 60_000;

/** Does the work; in a rollback once more after a while, because the run that is undone may still have been at work when it began. */
export async function twiceInRollback({ task, rolledBackSince }: ShareWork, work: () => Promise<void>): Promise<void> {
  await work();
  // For a request that is over, what is done is enough.
  if (task.endsAt - task.now() > RESERVE_MS && await rolledBackSince().catch(() => 0)) {
    await pause(task, SETTLE_MS);
    await work();
  }
}
