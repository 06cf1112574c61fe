import type { CfnResource } from 'aws-cdk-lib';

/**
 * Has CloudFormation delete a resource that gives rights, whatever an aspect like `RemovalPolicies.of()` says to all of a stack: each change makes
 * another one, and those before it would stay on the role, with rights on what isn't of the stack any more, until IAM takes no more of them.
 */
export function deleteAlways(resource: CfnResource): void {
  resource.addOverride('DeletionPolicy', 'Delete');
  resource.addOverride('UpdateReplacePolicy', 'Delete');
}
