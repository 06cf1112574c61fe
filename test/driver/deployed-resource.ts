import { Graph } from './order';
import { ResourceResult } from './resources/resource-type';
import { JsonObject } from './template';

/** What the template says about a resource besides its properties. */
export interface Declaration {
  readonly logicalId: string;
  readonly type: string;
  readonly dependencies: readonly string[];
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
}

/** A resource that exists, or of which something may exist. */
export interface DeployedResource extends Declaration, ResourceResult {
  readonly properties: JsonObject;
}

/** Which of these resources needs which. */
export function graphOf(resources: Iterable<Declaration>): Graph {
  return new Map([...resources].map(resource => [resource.logicalId, resource.dependencies]));
}
