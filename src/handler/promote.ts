import { ErrorKind, failure, kindOf } from './errors';
import { backoff, pause } from './runtime';
import { ShareWork } from './share-work';

/** For how long RAM may refuse because of the share's state. */
const PATIENCE_MS = 60_000;

/**
 * Sees to it that the share can be changed: one that RAM made from a resource policy has to be promoted first.
 *
 * @param wanted whether the user asked for that
 */
export async function promote({ ram, task }: ShareWork, wanted: boolean): Promise<void> {
  const patientUntil = task.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt++) {
    // All but STANDARD are of several words; a share that can't be seen yet has none.
    const featureSet = (await ram.share())?.featureSet;
    if (!/_/.test(featureSet!)) { return; }
    if (!wanted) { throw failure('RAM made the share from a policy: set promoteFromPolicy', ErrorKind.Failed); }
    if (/FROM/.test(featureSet!)) {
      await ram.promote().catch((error) => {
        // Perhaps RAM has done it already, and only its answer was lost, or what it shows is old.
        if (kindOf(error) !== ErrorKind.InvalidState || task.now() >= patientUntil) { throw error; }
      });
    }
    await pause(task, backoff(task, attempt));
  }
}
