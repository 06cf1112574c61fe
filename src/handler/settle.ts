import { pause } from './runtime';
import { ShareWork } from './share-work';

/** A call that was sent just before CloudFormation cancelled its run may take effect so much later: after that it is given up. */
const SETTLE_MS = 11_000;
/** What the work itself may take. */
const RESERVE_MS = 60_000;

/** Waits in a rollback until what is to be undone has come to rest: the run of it may have been at work until CloudFormation cancelled it. */
export async function settle({ task, since, rolledBackSince }: ShareWork): Promise<void> {
  // A request that is over may still have nothing to do.
  if (task.endsAt - task.now() > RESERVE_MS && await rolledBackSince().catch(() => 0)) {
    await pause(task, Math.min(SETTLE_MS, since + SETTLE_MS - task.now()));
  }
}
