import type { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';

/**
 * Options of the engine that associates through a custom resource. They concern the one function that serves all shares of a stack: the first
 * share decides, and one that asks for other options later fails. One that asks for none takes what is there.
 */
export interface CustomResourceEngineOptions {
  /**
   * The role of the function, in the account of the stack. What the function needs is added to it, if it can be changed: an inline policy, and a
   * managed policy for every 50 shares of the stack, of which IAM lets a role have ten.
   *
   * @default - what the shares of the stack need: to change their associations and permissions, and to read in RAM and in the events of the stack
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
   * How long the function may run, and so how long a deployment waits for RAM: 2 to 15 minutes.
   *
   * @default Duration.minutes(15)
   */
  readonly timeout?: Duration;

  /**
   * Memory of the function, in MiB: 128 to 10240.
   *
   * @default 256
   */
  readonly memorySize?: number;

  /**
   * What else the function may do. For some resource types RAM wants its caller to have the right to change the resource's policy in the
   * owning service too, such as `route53resolver:PutResolverRulePolicy` or `ec2:PutResourcePolicy` with `ec2:DeleteResourcePolicy`.
   *
   * @see https://docs.aws.amazon.com/ram/latest/userguide/tshoot-access-denied.html
   * @default - nothing else
   */
  readonly additionalPolicyStatements?: iam.PolicyStatement[];
}
