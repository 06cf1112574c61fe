import { ErrorKind, Failure } from './errors';
import { backoff, pause } from './runtime';
import { ShareWork } from './share-work';

/**
 * Sees to it that the share can be changed: one that RAM made from a resource policy has to be promoted first.
 *
 * @param wanted whether the user asked for that
 */
export async function promote({ ram, task }: ShareWork, wanted: boolean): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const { featureSet = 'STANDARD' } = await ram.share() ?? {};
    if (featureSet === 'STANDARD') { return; }
    if (!wanted) { throw new Failure('RAM made the share from a resource policy: set promoteFromPolicy to change it', ErrorKind.Failed); }
    if (featureSet !== 'PROMOTING_TO_STANDARD') { await ram.promote(); }
    await pause(task, backoff(task, attempt));
  }
}
