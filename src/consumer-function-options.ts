import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';

/**
 * Settings of the one function that looks up and accepts shares for all constructs of a stack.
 *
 * The first construct of the stack decides: create the one that has them before all others. One that asks for other settings later fails.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-functions.html
 */
export interface ConsumerFunctionOptions {
  /**
   * The role of the function, in the account of the stack. What the function needs is added to its policies, if they can be changed.
   *
   * [disable-awslint:prefer-ref-interface] because the role is granted rights
   *
   * @default - a role that can do what the constructs of the stack need, and nothing else
   */
  readonly role?: iam.IRole;

  /**
   * The log group of the function, in the account and Region of the stack.
   *
   * @default - a log group that is deleted with the stack
   */
  readonly logGroup?: logs.ILogGroupRef;

  /**
   * How long the function's log events are kept. Not together with `logGroup`.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * Memory of the function, in MiB: 128 to 10240.
   *
   * @default 256
   */
  readonly memorySize?: number;
}
