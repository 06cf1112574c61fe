import { CfnResource, Fn, Stack } from 'aws-cdk-lib';
import type { CfnCondition } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { shareOfStack } from './share-resource';

/**
 * Has a resource be there when the share is that it is about, unless it has a condition of its own.
 *
 * A share may get its condition until synthesis, and what stands in the template only under a condition can't be referred to without it.
 */
export function followCondition(resource: CfnResource, resourceShareArn: string): void {
  let own: CfnCondition | undefined;
  Object.defineProperty(resource.cfnOptions, 'condition', {
    get: () => own ?? shareOfStack(resource, resourceShareArn)?.cfnOptions.condition,
    set: (condition?: CfnCondition) => { own = condition; },
    enumerable: true,
    configurable: true,
  });
}

/**
 * The ARN of a share for a policy, where the share may not be there.
 *
 * Then it is one that no share has, and not `AWS::NoValue`: IAM refuses a policy without any resource.
 */
export function arnWhereThere(scope: IConstruct, resourceShareArn: string): string {
  const condition = shareOfStack(scope, resourceShareArn)?.cfnOptions.condition;
  return condition ? Fn.conditionIf(condition.logicalId, resourceShareArn, noShare(scope)).toString() : resourceShareArn;
}

function noShare(scope: IConstruct): string {
  return Stack.of(scope).formatArn({ service: 'ram', resource: 'resource-share', resourceName: 'none' });
}
