import { DeployedResource, graphOf } from './deployed-resource';
import { Change, Deployment } from './deployment';
import { runInOrder } from './order';
import { ResourceOperations } from './resource-operations';

/** What a rollback leaves: the resources as they are then, and what has to be deleted. */
export interface Restored {
  readonly resources: Map<string, DeployedResource>;
  readonly leftovers: DeployedResource[];
  readonly failure?: unknown;
}

/** Brings what a deployment changed back to where it was, in the order of the old template. */
export async function restore(
  deployment: Deployment,
  before: ReadonlyMap<string, DeployedResource>,
  operations: ResourceOperations,
): Promise<Restored> {
  const resources = new Map(before);
  const leftovers = deployment.changes.flatMap(change => change.before ? [] : [change.after]);
  const updates = new Map(deployment.changes.flatMap(change => change.before ? [[change.before.logicalId, change as Required<Change>]] : []));
  try {
    await runInOrder(graphOf([...updates.values()].map(change => change.before)), async logicalId => {
      const change = updates.get(logicalId) as Required<Change>;
      const back = await restoreOne(change, operations);
      resources.set(logicalId, back);
      leftovers.push(...[change.before, change.after].filter(({ physicalId }, index, all) =>
        physicalId !== back.physicalId && all.findIndex(other => other.physicalId === physicalId) === index));
    });
    return { resources, leftovers };
  } catch (failure) {
    for (const { after } of deployment.changes) {
      if (resources.get(after.logicalId) === before.get(after.logicalId)) resources.set(after.logicalId, after);
    }
    return { resources, leftovers: [], failure };
  }
}

/** A custom resource is always asked to go back. Of the others, one that was replaced still has its old self. */
async function restoreOne({ before, after }: Required<Change>, operations: ResourceOperations): Promise<DeployedResource> {
  if (!operations.needsReplacement(after, before.properties)) return operations.update(after, before, before.properties);
  operations.restored(before);
  return before;
}
