import { ErrorKind, isUndecided, kindOf } from './errors';
import { ShareWork } from './share-work';

/** Puts permissions on the share, each in its default version; one that the share has for the same resource type gives way. */
export async function attachPermissions({ ram, task }: ShareWork, wanted: string[]): Promise<void> {
  const current = (await ram.sharePermissions()).filter(({ defaultVersion }) => defaultVersion).map(({ arn }) => arn);
  for (const permission of wanted.filter((arn) => !current.includes(arn))) {
    task.log('attach', { permission });
    await ram.attach(permission);
  }
}

/** Takes permissions off the share. Where resources still need one, the default permission of their type takes its place. */
export async function detachPermissions({ ram, task }: ShareWork, unwanted: string[]): Promise<void> {
  const listed = await ram.sharePermissions();
  for (const { arn, resourceType } of listed) {
    // Beside another one of its type it is going already: that one has been put in its place, and has to stay.
    if (!unwanted.includes(arn!) || listed.filter((other) => other.resourceType === resourceType)[1]) { continue; }
    task.log('detach', { permission: arn });
    try {
      await ram.detach(arn!);
    } catch (error) {
      if (isUndecided(error) || kindOf(error) === ErrorKind.AccessDenied) { throw error; }
      const standard = await ram.defaultPermission(resourceType!);
      if (standard === arn || /already/.test((error as Error).message)) { continue; }
      if (!standard) { throw error; }
      await ram.attach(standard);
    }
  }
}
