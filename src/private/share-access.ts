import { Lazy, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { digestOf } from './digest';
import { arnWhereThere } from './share-condition';
import { ordered, stable } from './stable-list';

// An ARN of a share takes about 90 characters, and a managed policy 6,144.
const SHARES_PER_POLICY = 50;

const ACTIONS = [
  'ram:AssociateResourceShare',
  'ram:AssociateResourceSharePermission',
  'ram:DisassociateResourceShare',
  'ram:DisassociateResourceSharePermission',
  'ram:ListResourceSharePermissions',
];

/**
 * The right of a role to change the associations of just the shares that a stack manages.
 *
 * Managed policies, because two hundred shares don't fit into the role itself. A policy whose content changes gets a new logical id: so
 * CloudFormation adds the new one first, and takes the old one away only after it has deleted the associations that needed it.
 */
export class ShareAccess extends Construct {
  private readonly arns: string[] = [];
  private policies = 0;
  private computed?: { readonly count: number; readonly contents: PolicyContent[] };

  constructor(scope: Construct, id: string, private readonly role: iam.IRole) {
    super(scope, id);
  }

  /** Covers another share. */
  public grant(resourceShareArn: string): void {
    if (this.arns.includes(resourceShareArn)) {
      return;
    }
    this.arns.push(resourceShareArn);
    if (this.arns.length > this.policies * SHARES_PER_POLICY) {
      this.addPolicy(this.policies++);
    }
  }

  private addPolicy(index: number): void {
    const stack = Stack.of(this);
    const policy = new iam.ManagedPolicy(this, `Policy${index}`, {
      description: 'Changes the associations of the RAM resource shares of this stack (cdk-ram)',
      roles: [this.role],
      statements: [new ChangeAssociations(() => this.contents()[index].arns.map((arn) => arnWhereThere(this, arn)))],
    });
    // There is none where `Role.customizeRoles()` leaves policies to somebody else.
    const resource = policy.node.defaultChild as CfnResource | undefined;
    const logicalId = resource && stack.getLogicalId(resource);
    resource?.overrideLogicalId(Lazy.uncachedString({ produce: () => logicalId + this.contents()[index].digest }));
  }

  /** What each policy covers. Kept, because every association of the stack asks for it by depending on the policies. */
  private contents(): PolicyContent[] {
    if (this.computed?.count !== this.arns.length) {
      const stack = Stack.of(this);
      const render = (arn: string) => stack.resolve(arn);
      const arns = ordered(this.arns, render);
      // Cut before what is the same is left out: two tokens may render alike, and no policy may be left with nothing.
      const contents = Array.from({ length: this.policies }, (_, i) => stable(arns.slice(i * SHARES_PER_POLICY, (i + 1) * SHARES_PER_POLICY), render))
        .map((part) => ({ arns: part, digest: digestOf(stack.resolve(part)) }));
      this.computed = { count: this.arns.length, contents };
    }
    return this.computed.contents;
  }
}

interface PolicyContent {
  readonly arns: string[];
  readonly digest: string;
}

/** The right to change the associations and permissions of shares, which are listed late, but one by one: the report of `Role.customizeRoles()` names them. */
class ChangeAssociations extends iam.PolicyStatement {
  constructor(private readonly resourceShareArns: () => string[]) {
    super({ actions: ACTIONS, resources: Lazy.uncachedList({ produce: resourceShareArns }) });
  }

  public override toStatementJson(): object {
    return { ...super.toStatementJson(), Resource: this.resourceShareArns() };
  }
}
