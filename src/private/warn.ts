import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { acknowledgementOf } from './acknowledgement';

/**
 * Warns of something that may be right, unless that is acknowledged on the construct or around it.
 *
 * aws-cdk-lib itself looks around the construct. At it, it looks only in later versions than the floor when the acknowledgment was there first.
 */
export function warn(scope: IConstruct, id: string, message: string): void {
  if (!acknowledgementOf(scope, `annotation::${id}`)) { Validations.of(scope).addWarning(id, message); }
}
