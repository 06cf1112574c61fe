import { Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { deleteAlways } from './delete-always';
import { digestOf } from './digest';

/**
 * What custom resources need when they are deleted or replaced, in a policy of its own.
 *
 * CloudFormation changes policies first and cleans up last. So the right goes away together with the last resource that needs it, and one with
 * another content is another policy: the old one is there until the old resource is gone.
 */
export function addPartingPolicy(scope: Construct, role: iam.IRole, resource: Construct, statement: iam.PolicyStatement): void {
  if (!isChangedHere(role)) {
    const { policyDependable } = role.addToPrincipalPolicy(statement);
    if (policyDependable) {
      resource.node.addDependency(policyDependable);
    }
    return;
  }
  const id = `Parting${digestOf(Stack.of(scope).resolve(statement.toStatementJson()))}`;
  resource.node.addDependency(scope.node.tryFindChild(id) ?? newPolicy(scope, id, role, statement));
}

function newPolicy(scope: Construct, id: string, role: iam.IRole, statement: iam.PolicyStatement): Construct {
  const policy = new iam.Policy(scope, id, { statements: [statement], roles: [role] });
  deleteAlways(policy.node.defaultChild as CfnResource);
  return policy;
}

/** Whether the role is made by the app: `Role.customizeRoles()` leaves its policies to somebody else, and lists what has to be in them. */
function isChangedHere(role: iam.IRole): boolean {
  return iam.Role.isRole(role) && role.node.defaultChild !== undefined;
}
