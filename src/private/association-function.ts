import { Aws, ScopedAws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { CustomResourceEngineOptions } from '../custom-resource-engine-options';
import { fail } from './errors';
import { conflicts, refuseForeignRole } from './function-settings';
import { InlineFunction } from './inline-function';
import { arnWhereThere } from './share-condition';
import { ShareRights } from './share-rights';
import { warn } from './warn';

const ID = 'CdkRamAssociations';

const CHANGE_ASSOCIATIONS = [
  'ram:AssociateResourceShare',
  'ram:AssociateResourceSharePermission',
  'ram:DisassociateResourceShare',
  'ram:DisassociateResourceSharePermission',
  'ram:ListResourceSharePermissions',
];

/**
 * The function that carries out the associations of a stack: one for all shares.
 */
export class AssociationFunction extends InlineFunction {
  /**
   * The function of the stack, made when it is first asked for.
   *
   * @throws if it was made with other settings, or if its role is in another account
   */
  public static of(scope: Construct, options: CustomResourceEngineOptions): AssociationFunction {
    const stack = Stack.of(scope);
    refuseForeignRole(scope, options.role);
    const existing = stack.node.tryFindChild(ID) as AssociationFunction | undefined;
    const self = existing ?? new AssociationFunction(stack, options, scope.node.path);
    const [conflict] = conflicts(self.options, options);
    if (conflict) {
      fail(scope, 'ConflictingEngines', `all shares of stack ${JSON.stringify(stack.node.path)} use one function, and it was already made with ${conflict}, `
        + `for ${JSON.stringify(self.firstUser)}: choose the engine once for the stack, with AssociationEngine.setDefault(stack, engine) before the first share is defined`);
    }
    self.permitAlso(scope, options.additionalPolicyStatements ?? []);
    return self;
  }

  private readonly access: ShareRights;

  private constructor(stack: Stack, private readonly options: CustomResourceEngineOptions, private readonly firstUser: string) {
    const outer = outerStackIds(stack);
    super(stack, ID, {
      ...options,
      handler: 'associations',
      description: 'Associates principals and resources with the RAM resource shares of this stack (cdk-ram)',
      statements: [
        new iam.PolicyStatement({
          actions: ['ram:GetResourceShareAssociations', 'ram:GetResourceShares', 'ram:ListPermissions', 'ram:ListSourceAssociations'],
          // IAM has no resource-level permissions for these read calls of RAM.
          resources: ['*'],
        }),
        new iam.PolicyStatement({
          // Whether CloudFormation still waits for the request, and whether it is rolling back.
          actions: ['cloudformation:DescribeStackEvents'],
          resources: [Aws.STACK_ID, ...outer],
        }),
        new iam.PolicyStatement({
          // RAM asks for these rights on the permission and on the share; only the shares of this stack have them.
          actions: ['ram:AssociateResourceSharePermission', 'ram:DisassociateResourceSharePermission'],
          resources: [
            stack.formatArn({ service: 'ram', region: '', account: 'aws', resource: 'permission', resourceName: '*' }),
            stack.formatArn({ service: 'ram', resource: 'permission', resourceName: '*' }),
          ],
        }),
      ],
      variables: outer.length ? { STACK_IDS: outer.join() } : undefined,
    });
    this.access = new ShareRights(this, 'Shares', {
      role: this.role,
      actions: CHANGE_ASSOCIATIONS,
      description: 'Changes the associations of the RAM resource shares of this stack (cdk-ram)',
      resourceOf: (arn) => arnWhereThere(this, arn),
    });
  }

  /** Lets the function promote a share, which it does for good and all: so only one for which that was asked. */
  public allowPromotion(resourceShareArn: string): void {
    this.permit(new iam.PolicyStatement({ actions: ['ram:PromoteResourceShareCreatedFromPolicy'], resources: [resourceShareArn] }));
  }

  private permitAlso(scope: Construct, statements: iam.PolicyStatement[]): void {
    const isPermitted = statements.map((statement) => this.permit(statement)).every((added) => added);
    if (!isPermitted) {
      warn(scope, 'cdk-ram:statementsNotAdded', `additionalPolicyStatements can't be added to ${JSON.stringify(this.role.node.path)}, because that role must not be changed: `
        + 'see to it that it has these rights, and leave the statements out or acknowledge this');
    }
  }

  /** Lets the function change the associations of a share before `resource`, which is about that share, needs it. */
  public serve(resource: Construct, resourceShareArn: string): void {
    resource.node.addDependency(this.invocation, this.access);
    if (this.isPermissible) {
      this.access.grant(resourceShareArn);
    }
  }
}

/** The ids of the stacks in which a stack is nested, outermost first. */
function outerStackIds({ nestedStackParent: outer }: Stack): string[] {
  // `outer.stackId` would be a reference to `outer` as a resource of the stack around it, which can't be passed to `outer` itself.
  return outer ? [...outerStackIds(outer), new ScopedAws(outer).stackId] : [];
}
