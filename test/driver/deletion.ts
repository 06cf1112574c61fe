import { DeployedResource, graphOf } from './deployed-resource';
import { reversed, runInOrder } from './order';
import { ResourceOperations } from './resource-operations';

/** What is to happen with what depended on a resource that could not be deleted. */
export type AfterFailure = 'go on' | 'keep what it needs';

/** Deletes resources, those that need others first. Gives back those that could not be deleted. */
export async function deleteAll(
  operations: ResourceOperations,
  resources: DeployedResource[],
  afterFailure: AfterFailure,
): Promise<DeployedResource[]> {
  const failed: DeployedResource[] = [];
  const needed = (resource: DeployedResource) => failed.some(other => other.dependencies.includes(resource.logicalId));
  await runInOrder(reversed(graphOf(resources)), async logicalId => {
    for (const resource of resources.filter(it => it.logicalId === logicalId)) {
      if (afterFailure === 'keep what it needs' && needed(resource)) {
        failed.push(resource);
      } else {
        await operations.delete(resource).catch(() => failed.push(resource));
      }
    }
  });
  return failed;
}
