import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { propertiesOf } from './share-facts';
import { shareResource } from './share-resource';
import { wholeReference } from './whole-reference';
import { LOOKUP_RESOURCE_TYPE } from '../handler/consumer-protocol';
import type { LookupProperties } from '../handler/consumer-protocol';
import { known } from '../rules/token';

/**
 * What tells one share from others wherever in the app it is referred to: its resource, or the name by which it is looked up, or the attribute
 * that the whole ARN is, or else the ARN as the stack renders it.
 */
export function shareKey(scope: IConstruct, resourceShareArn: string): string {
  const reference = wholeReference(resourceShareArn);
  if (reference) {
    return shareResource(resourceShareArn)?.node.path ?? nameOfLookup(reference.target) ?? `${reference.target.node.path} ${reference.displayName}`;
  }
  const stack = Stack.of(scope);
  const arn = stack.resolve(resourceShareArn);
  return typeof arn === 'string' ? arn : `${stack.node.path} ${JSON.stringify(arn)}`;
}

/** A name that can be looked up is that of one share of its account and Region, in however many places it is looked up. */
function nameOfLookup(resource: IConstruct): string | undefined {
  if (!CfnResource.isCfnResource(resource) || resource.cfnResourceType !== LOOKUP_RESOURCE_TYPE) { return undefined; }
  const { ResourceOwner, Name }: Partial<LookupProperties> = propertiesOf(resource);
  const { account, region, node } = resource.stack;
  const meansTheSameElsewhere = typeof Name === 'string' && known(account) && known(region);
  return ResourceOwner === 'SELF' ? JSON.stringify([Name, ...meansTheSameElsewhere ? [account, region] : [node.path]]) : undefined;
}
