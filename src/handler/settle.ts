import { remember } from './changes';
import { giveBack } from './give-back';
import { pause } from './runtime';
import { ShareWork } from './share-work';

/**
 * How long after the rollback's request was sent a call of the cancelled run may still take effect. The run doesn't ask CloudFormation in its first
 * two seconds, and gives a call up after ten; the stamps of both requests may be the same. Another second is for events that are told late.
 */
const SETTLE_MS = 13_000;

/**
 * Waits in a rollback until what is to be undone has come to rest, and RAM shows it: the run of it may have been at work until CloudFormation cancelled
 * it.
 *
 * @param since when that was at the latest
 */
export async function settle(work: ShareWork, since = work.since): Promise<void> {
  const { task, rolledBackSince } = work;
  if (await rolledBackSince()) {
    await pause(task, Math.min(SETTLE_MS, since + SETTLE_MS - task.now()));
    // RAM keeps the last source of a service principal that stays, so those of others come back before the deployment's go.
    await giveBack(work, 'sources');
  } else {
    // A source without a name is nothing to RAM; it tells the rollback that this environment has seen the deployment.
    remember(work, { kind: 'sources', entity: '' });
  }
}
