import { Lazy } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct, IDependable } from 'constructs';
import { acceptFromOwners, acceptNames } from './consumer-statements';
import type { SelectedShare } from './share-selector';
import { stable } from './stable-list';

/** A statement that is about some owners or names of shares, and what holds it. */
interface Acceptance {
  readonly values: string[];
  readonly policy: IDependable | undefined;
}

/**
 * The right of a role to accept the invitations to just the shares that a stack names, in few statements, because a role holds only so much: one
 * for each owner of shares that are known by their names, and one for all that are known by their ARNs.
 */
export class InvitationAccess {
  private readonly acceptances = new Map<string, Acceptance>();

  constructor(private readonly scope: Construct, private readonly role: iam.IRole) {}

  /** Covers another share, and returns what holds the right, unless the role is not ours to change. */
  public grant({ selector: { Name }, owner }: SelectedShare): IDependable | undefined {
    // A token by its own text: what it means may only be known at synthesis.
    const key = Name === undefined ? '' : owner;
    const acceptance = this.acceptances.get(key) ?? this.add(key);
    acceptance.values.push(Name ?? owner);
    return acceptance.policy;
  }

  private add(owner: string): Acceptance {
    const values: string[] = [];
    const list = Lazy.uncachedList({ produce: (context) => stable(values, (value) => context.resolve(value)) });
    const statement = owner ? acceptNames(this.scope, owner, list) : acceptFromOwners(this.scope, list);
    const acceptance = { values, policy: this.role.addToPrincipalPolicy(statement).policyDependable };
    this.acceptances.set(owner, acceptance);
    return acceptance;
  }
}
