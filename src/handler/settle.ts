import { giveBack } from './give-back';
import { pause } from './runtime';
import { ShareWork } from './share-work';

/**
 * How long after the rollback's request was sent a call of the cancelled run may still take effect. The run doesn't ask CloudFormation in its first
 * two seconds, and gives a call up after ten; the stamps of both requests may be the same. Another second is for events that are told late.
 */
const SETTLE_MS = 13_000;

/** Waits in a rollback until what is to be undone has come to rest: the run of it may have been at work until CloudFormation cancelled it. */
export async function settle(work: ShareWork): Promise<void> {
  const { task, since, rolledBackSince } = work;
  if (await rolledBackSince()) {
    await pause(task, Math.min(SETTLE_MS, since + SETTLE_MS - task.now()));
    // RAM keeps the last source of a service principal that stays, so those of others come back before the deployment's go.
    await giveBack(work, 'sources');
  }
}
