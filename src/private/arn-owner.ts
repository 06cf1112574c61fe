import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';

/** The resource of the app whose own ARN a value is: an attribute like `Arn` or `DBClusterArn`. */
export function arnOwner(arn: string): CfnResource | undefined {
  const reversed = Tokenization.reverseString(arn);
  const [token] = reversed.tokens;
  if (reversed.length !== 1 || !Reference.isReference(token) || !CfnResource.isCfnResource(token.target)) { return undefined; }
  const noun = token.target.cfnResourceType.replace(/^.*:/, '');
  return ['Arn', `${noun}Arn`].includes(token.displayName) ? token.target : undefined;
}
