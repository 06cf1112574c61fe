import { CustomResource, Duration, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ConsumerFunction } from './consumer-function';
import { findShares } from './consumer-statements';
import { digestOf } from './digest';
import { LOOKUP_RESOURCE_TYPE } from '../handler/consumer-protocol';
import type { LookupProperties } from '../handler/consumer-protocol';

/**
 * The ARN of the one active share of this account that has a name, found at deployment.
 *
 * The deployment fails when there is none, or more than one.
 */
export function lookUpOwnShare(scope: Construct, resourceShareName: string): string {
  const fn = ConsumerFunction.of(scope);
  const properties: LookupProperties = { ResourceOwner: 'SELF', Name: resourceShareName };
  // Another name is another resource, so that the right to the old share stays until the associations on it are gone.
  const key = Token.isUnresolved(resourceShareName) ? '' : digestOf(resourceShareName);
  const resource = new CustomResource(scope, `Lookup${key}`, {
    resourceType: LOOKUP_RESOURCE_TYPE,
    serviceToken: fn.functionArn,
    serviceTimeout: Duration.minutes(3),
    properties: { ...properties },
  });
  fn.allow(resource, findShares());
  return resource.getAttString('ResourceShareArn');
}
