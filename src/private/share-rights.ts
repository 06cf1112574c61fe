import { Lazy, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deleteAlways } from './delete-always';
import { digestOf } from './digest';
import { ordered, stable } from './stable-list';

// An ARN of a share takes about 90 characters, and a managed policy 6,144.
const SHARES_PER_POLICY = 50;

/** What the rights on shares are. */
export interface ShareRightsProps {
  readonly role: iam.IRole;
  readonly actions: string[];
  readonly description: string;
  /** The share as the policy names it, given its ARN. */
  readonly resourceOf?: (resourceShareArn: string) => string;
}

/**
 * The right of a role to some actions on just the shares that a stack names.
 *
 * Managed policies, because the ARNs of many shares don't fit into the role itself. A policy whose content changes gets a new logical id: so
 * CloudFormation adds the new one first, and takes the old one away only after it has cleaned up what needed it.
 */
export class ShareRights extends Construct {
  private readonly arns: string[] = [];
  private policies = 0;
  private computed?: { readonly count: number; readonly contents: PolicyContent[] };

  constructor(scope: Construct, id: string, private readonly props: ShareRightsProps) {
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
    const { role, actions, description, resourceOf = (arn) => arn } = this.props;
    const stack = Stack.of(this);
    const policy = new iam.ManagedPolicy(this, `Policy${index}`, {
      description,
      roles: [role],
      statements: [new ListedResources(actions, () => this.contents()[index].arns.map(resourceOf))],
    });
    // There is none where `Role.customizeRoles()` leaves policies to somebody else.
    const resource = policy.node.defaultChild as CfnResource | undefined;
    if (resource) {
      deleteAlways(resource);
      const logicalId = stack.getLogicalId(resource);
      resource.overrideLogicalId(Lazy.uncachedString({ produce: () => logicalId + this.contents()[index].digest }));
    }
  }

  /** What each policy covers. Kept, because every resource that needs the rights asks for it by depending on the policies. */
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

/** A statement whose resources are listed late, but one by one: the report of `Role.customizeRoles()` names them. */
class ListedResources extends iam.PolicyStatement {
  constructor(actions: string[], private readonly listed: () => string[]) {
    super({ actions, resources: Lazy.uncachedList({ produce: listed }) });
  }

  public override toStatementJson(): object {
    return { ...super.toStatementJson(), Resource: this.listed() };
  }
}
