import { CfnResource } from 'aws-cdk-lib';
import { wholeReference } from './whole-reference';

/** The resource of the app whose own ARN a value is: an attribute like `Arn` or `DBClusterArn`. */
export function arnOwner(arn: string): CfnResource | undefined {
  const { target, displayName = '' } = wholeReference(arn) ?? {};
  if (!CfnResource.isCfnResource(target)) { return undefined; }
  const noun = target.cfnResourceType.replace(/^.*:/, '');
  return ['Arn', `${noun}Arn`].includes(displayName) ? target : undefined;
}
