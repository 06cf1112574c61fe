import { Lazy, Stack } from 'aws-cdk-lib';
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
    // As it renders, because two tokens may mean one owner.
    const key = Name === undefined ? '' : JSON.stringify(Stack.of(this.scope).resolve(owner));
    const acceptance = this.acceptances.get(key) ?? this.add(key, Name === undefined ? undefined : owner);
    acceptance.values.push(Name ?? owner);
    return acceptance.policy;
  }

  private add(key: string, owner?: string): Acceptance {
    const values: string[] = [];
    const list = Lazy.uncachedList({ produce: (context) => stable(values, (value) => context.resolve(value)) });
    const statement = owner !== undefined ? acceptNames(this.scope, owner, list) : acceptFromOwners(this.scope, list);
    const acceptance = { values, policy: this.role.addToPrincipalPolicy(statement).policyDependable };
    this.acceptances.set(key, acceptance);
    return acceptance;
  }
}
