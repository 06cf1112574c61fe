import { pause } from './runtime';
import { ShareWork } from './share-work';

/** What a run asked for before CloudFormation cancelled it may come true so much later: a connection that is silent longer has hung up. */
const SETTLE_MS = 10_000;

/** Does the work; in a rollback once more after a while, because the run that is undone may have been at it still when the rollback began. */
export async function twiceInRollback({ task, rolledBackSince }: ShareWork, work: () => Promise<void>): Promise<void> {
  await work();
  if (await rolledBackSince() && task.endsAt - task.now() > 2 * SETTLE_MS) {
    await pause(task, SETTLE_MS);
    await work();
  }
}
