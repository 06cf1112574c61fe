import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct, IDependable } from 'constructs';
import type { ConsumerFunctionOptions } from '../consumer-function-options';
import { arnOf, findInvitations, LEAVE_SHARES, leaveShares } from './consumer-statements';
import { fail } from './errors';
import { conflicts, refuseForeignRole } from './function-settings';
import { InlineFunction } from './inline-function';
import { InvitationAccess } from './invitation-access';
import { addPartingPolicy } from './parting-policy';
import { ShareRights } from './share-rights';
import type { SelectedShare } from './share-selector';

const ID = 'CdkRamConsumer';

/**
 * The function that looks up and accepts shares, and turns on organization sharing: one for all such constructs of a stack.
 */
export class ConsumerFunction extends InlineFunction {
  /**
   * The function of the stack, made when it is first asked for. It can do nothing until it is allowed to.
   *
   * @throws if it was made with other settings, or if its role is in another account
   */
  public static of(scope: Construct, options: ConsumerFunctionOptions = {}): ConsumerFunction {
    const stack = Stack.of(scope);
    refuseForeignRole(scope, options.role);
    const existing = stack.node.tryFindChild(ID) as ConsumerFunction | undefined;
    const self = existing ?? new ConsumerFunction(stack, options);
    const [conflict] = conflicts(self.options, options);
    if (conflict) {
      fail(scope, 'ConflictingFunctionOptions', `all constructs of stack ${JSON.stringify(stack.node.path)} that look up or accept shares use one function, `
        + `and it was already made with ${conflict}: create a construct with these functionOptions before all others of the stack, and leave them out elsewhere`);
    }
    return self;
  }

  private readonly invitations: InvitationAccess;
  private readonly leaving: ShareRights;

  private constructor(stack: Stack, private readonly options: ConsumerFunctionOptions) {
    super(stack, ID, {
      ...options,
      handler: 'consumer',
      description: 'Looks up and accepts RAM resource shares for this stack (cdk-ram)',
      statements: [],
    });
    this.invitations = new InvitationAccess(this, this.role);
    this.leaving = new ShareRights(this, 'Leaving', {
      role: this.role,
      actions: LEAVE_SHARES,
      description: 'Leaves the RAM resource shares that this stack has accepted (cdk-ram)',
    });
  }

  /** Allows the function something before `resource` needs it. Repeating a statement is harmless. */
  public allow(resource: Construct, ...statements: iam.PolicyStatement[]): void {
    this.serve(resource, ...statements.map((statement) => this.role.addToPrincipalPolicy(statement).policyDependable));
  }

  /** Allows the function to accept the invitations to a share before `resource` needs it. */
  public allowAccepting(resource: Construct, share: SelectedShare): void {
    this.allow(resource, findInvitations());
    this.serve(resource, this.invitations.grant(share));
  }

  /** Allows the function to leave a share when `resource` goes. */
  public allowLeaving(resource: Construct, share: SelectedShare): void {
    const arn = arnOf(this, share);
    if (!iam.Role.isRole(this.role)) {
      this.allow(resource, leaveShares([arn]));
      return;
    }
    this.leaving.grant(arn);
    resource.node.addDependency(this.leaving);
  }

  /** Allows the function something until `resource` is gone. */
  public allowParting(resource: Construct, statement: iam.PolicyStatement): void {
    addPartingPolicy(this, this.role, resource, statement);
  }

  private serve(resource: Construct, ...policies: (IDependable | undefined)[]): void {
    resource.node.addDependency(this.invocation, ...policies.filter((policy) => policy !== undefined));
  }
}
