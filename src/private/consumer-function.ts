import { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct, IDependable } from 'constructs';
import type { ConsumerFunctionOptions } from '../consumer-function-options';
import { fail } from './errors';
import { conflicts } from './function-settings';
import { InlineFunction } from './inline-function';

const ID = 'CdkRamConsumer';

/**
 * The function that looks up and accepts shares, and turns on organization sharing: one for all such constructs of a stack.
 */
export class ConsumerFunction extends InlineFunction {
  /**
   * The function of the stack, made when it is first asked for. It can do nothing until `allow()` is called.
   *
   * @throws if it was made with other settings
   */
  public static of(scope: Construct, options: ConsumerFunctionOptions = {}): ConsumerFunction {
    const stack = Stack.of(scope);
    const existing = stack.node.tryFindChild(ID) as ConsumerFunction | undefined;
    const self = existing ?? new ConsumerFunction(stack, options);
    const [conflict] = conflicts(self.options, options);
    if (conflict) {
      fail(scope, 'ConflictingFunctionOptions', `all constructs of stack ${JSON.stringify(stack.node.path)} that look up or accept shares use one function, `
        + `and it was already made with another ${conflict}; give all of them the same functionOptions, or only the first`);
    }
    return self;
  }

  private readonly allowed = new Map<string, IDependable | undefined>();

  private constructor(stack: Stack, private readonly options: ConsumerFunctionOptions) {
    super(stack, ID, {
      ...options,
      handler: 'consumer',
      description: 'Looks up and accepts RAM resource shares for this stack (cdk-ram)',
      statements: [],
    });
  }

  /** Allows the function something before `resource` needs it. Repeating a statement is harmless. */
  public allow(resource: Construct, ...statements: iam.PolicyStatement[]): void {
    resource.node.addDependency(this.invocation);
    for (const statement of statements) {
      const policy = this.policyWith(statement);
      if (policy) {
        resource.node.addDependency(policy);
      }
    }
  }

  /** What holds the statement, unless the role is not ours to change. */
  private policyWith(statement: iam.PolicyStatement): IDependable | undefined {
    const key = JSON.stringify(Stack.of(this).resolve(statement.toStatementJson()));
    if (!this.allowed.has(key)) {
      this.allowed.set(key, this.role.addToPrincipalPolicy(statement).policyDependable);
    }
    return this.allowed.get(key);
  }
}
