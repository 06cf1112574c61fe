import { Stack } from 'aws-cdk-lib';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import type { IConstruct } from 'constructs';
import { wholeReference } from './whole-reference';

/** The resource of a share that stands in the app, told by the attribute that is the whole ARN. */
export function shareResource(resourceShareArn: string): CfnResourceShare | undefined {
  const target = wholeReference(resourceShareArn)?.target;
  return CfnResourceShare.isCfnResourceShare(target) ? target : undefined;
}

/** The same if it stands in the stack of a construct. */
export function shareOfStack(scope: IConstruct, resourceShareArn: string): CfnResourceShare | undefined {
  const share = shareResource(resourceShareArn);
  return share?.stack === Stack.of(scope) ? share : undefined;
}
