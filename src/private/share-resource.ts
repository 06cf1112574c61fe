import { Reference, Tokenization } from 'aws-cdk-lib';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';

/** The resource of a share that stands in the app, told by the attribute that is the whole ARN. */
export function shareResource(resourceShareArn: string): CfnResourceShare | undefined {
  const target = wholeReference(resourceShareArn)?.target;
  return CfnResourceShare.isCfnResourceShare(target) ? target : undefined;
}

/** What the whole of a text refers to. */
export function wholeReference(text: string): Reference | undefined {
  const { length, tokens: [token] } = Tokenization.reverseString(text);
  return length === 1 && Reference.isReference(token) ? token : undefined;
}
