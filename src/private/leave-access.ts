import { Lazy, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { leaveShares } from './consumer-statements';
import { digestOf } from './digest';
import { stable } from './stable-list';

// An ARN of a share takes about 90 characters, and a managed policy 6,144.
const SHARES_PER_POLICY = 50;

/**
 * The right of a role to leave the shares that a stack accepts.
 *
 * Managed policies, because the rights of some twenty accepters fill the role itself. A policy whose content changes gets a new logical id, so
 * that CloudFormation takes the old one away only after the shares have been left that were in it.
 */
export class LeaveAccess extends Construct {
  private readonly arns: string[] = [];
  private policies = 0;

  constructor(scope: Construct, id: string, private readonly role: iam.IRole) {
    super(scope, id);
  }

  /** Covers another share, or all of an owner. */
  public grant(resourceShareArn: string): void {
    if (this.arns.includes(resourceShareArn)) { return; }
    this.arns.push(resourceShareArn);
    if (this.arns.length > this.policies * SHARES_PER_POLICY) { this.addPolicy(this.policies++); }
  }

  private addPolicy(index: number): void {
    const stack = Stack.of(this);
    const part = () => stable(this.arns, (arn) => stack.resolve(arn)).slice(index * SHARES_PER_POLICY, (index + 1) * SHARES_PER_POLICY);
    const policy = new iam.ManagedPolicy(this, `Policy${index}`, {
      description: 'Leaves the RAM resource shares that this stack has accepted (cdk-ram)',
      roles: [this.role],
      statements: [leaveShares(Lazy.uncachedList({ produce: part }))],
    });
    // There is none where `Role.customizeRoles()` leaves policies to somebody else.
    const resource = policy.node.defaultChild as CfnResource | undefined;
    const logicalId = resource && stack.getLogicalId(resource);
    resource?.overrideLogicalId(Lazy.uncachedString({ produce: () => logicalId + digestOf(stack.resolve(part())) }));
  }
}
