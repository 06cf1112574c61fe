import { createHash } from 'crypto';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * What a custom resource needs when it is deleted or replaced, in a policy of its own.
 *
 * CloudFormation changes policies first and cleans up last. So the right goes away together with the resource, and one with another content
 * is another policy: the old one is there until the old resource is gone.
 */
export function addPartingPolicy(scope: Construct, role: iam.IRole, resource: Construct, statement: iam.PolicyStatement): void {
  if (!iam.Role.isRole(role)) {
    const { policyDependable } = role.addToPrincipalPolicy(statement);
    if (policyDependable) {
      resource.node.addDependency(policyDependable);
    }
    return;
  }
  const content = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const policy = new iam.Policy(scope, `Parting${digest}`, { statements: [statement], roles: [role] });
  resource.node.addDependency(policy);
}
