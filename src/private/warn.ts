import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Warns of something that may be right, unless that is acknowledged on the construct or around it.
 *
 * aws-cdk-lib itself looks around the construct. At it, it looks only in later versions than the floor when the acknowledgment was there first.
 */
export function warn(scope: IConstruct, id: string, message: string): void {
  const isAcknowledged = scope.node.metadata.some(({ type, data }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && `annotation::${id}` in data);
  if (!isAcknowledged) { Validations.of(scope).addWarning(id, message); }
}
