import { readFileSync } from 'fs';
import * as path from 'path';
import { ArnFormat, Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { fail } from './errors';
import { refuseForeignLogGroup, withDefaults } from './function-settings';
import type { FunctionSettings } from './function-settings';

export interface InlineFunctionProps extends FunctionSettings {
  /** Folder of the handler's bundle below `assets/handler`. */
  readonly handler: string;
  readonly description: string;
  /** What the handler may do wherever it is used. */
  readonly statements: iam.PolicyStatement[];
  /** What the handler has to know of its place. */
  readonly variables?: Record<string, string>;
}

/**
 * A function whose code stands in the template, with a role and a log group of its own.
 */
export class InlineFunction extends Construct {
  public readonly functionArn: string;
  public readonly role: iam.IRole;

  /**
   * When CloudFormation should stop waiting for an answer: a little after the function can no longer give one. Without it a function that
   * was killed would hold up a deployment for an hour.
   */
  public readonly serviceTimeout: Duration;

  /** Whether rights can be added to the role. */
  protected readonly isPermissible: boolean;

  /** How Lambda invokes the function. To be there before the first event; the function itself is, because an event names it. */
  protected readonly invocation: IConstruct;

  constructor(scope: Construct, id: string, props: InlineFunctionProps) {
    super(scope, id);
    checkSettings(this, props);
    const { timeout, memorySize, logRetention } = withDefaults(props);

    const logGroup = props.logGroup ?? new logs.LogGroup(this, 'LogGroup', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not the managed policy for Lambda functions: with that one a function could create and write any log group.
    const writeLogs = new iam.PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [streamsOf(this, logGroup)] });
    const statements = [writeLogs, ...props.statements];

    this.role = props.role ? roleIn(this, props.role) : new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
      inlinePolicies: { Handler: new iam.PolicyDocument({ statements }) },
    });
    // An L1: the L2 would have the function depend on its role a second time, and has nothing else to give here.
    const fn = new lambda.CfnFunction(this, 'Function', {
      runtime: lambda.determineLatestNodeRuntime(this).name,
      code: { zipFile: readFileSync(path.join(__dirname, '..', '..', 'assets', 'handler', props.handler, 'index.js'), 'utf8') },
      handler: 'index.handler',
      description: props.description,
      role: this.role.roleArn,
      loggingConfig: { logGroup: logGroup.logGroupRef.logGroupName },
      timeout: timeout.toSeconds(),
      memorySize,
      environment: props.variables && { variables: props.variables },
    });
    this.functionArn = fn.attrArn;
    this.invocation = new lambda.CfnEventInvokeConfig(this, 'Invocation', {
      functionName: fn.ref,
      qualifier: '$LATEST',
      // The handler answers whatever happens, so a retry could only be that of a function that was killed: it would act behind
      // CloudFormation's back, which by then has given up and is rolling back.
      maximumRetryAttempts: 0,
    });
    this.isPermissible = !props.role || statements.map((statement) => this.permit(statement)).every((added) => added);
    this.serviceTimeout = timeout.isUnresolved() ? timeout : Duration.seconds(timeout.toSeconds() + 60);
  }

  /** Gives the role a right, before the function is first invoked and until after it was last invoked; false if the role can't be changed. */
  protected permit(statement: iam.PolicyStatement): boolean {
    const { policyDependable } = this.role.addToPrincipalPolicy(statement);
    if (policyDependable) {
      this.invocation.node.addDependency(policyDependable);
    }
    // A role that must not be changed answers as if it had been, but there is no policy.
    return iam.Role.isRole(this.role) || Construct.isConstruct(policyDependable);
  }
}

/** A role to which rights can be added from here: a role of another stack would have them in that stack, which would then need this one. */
function roleIn(scope: Construct, role: iam.IRole): iam.IRole {
  return iam.Role.isRole(role) && Stack.of(role) !== Stack.of(scope) ? iam.Role.fromRoleArn(scope, 'GivenRole', role.roleArn) : role;
}

/** The ARN of all streams of a log group. */
function streamsOf(scope: Construct, logGroup: logs.ILogGroupRef): string {
  return Stack.of(scope).formatArn({
    service: 'logs', resource: 'log-group', resourceName: `${logGroup.logGroupRef.logGroupName}:*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

function checkSettings(scope: Construct, { timeout, memorySize, logGroup, logRetention }: FunctionSettings): void {
  if (timeout && !timeout.isUnresolved() && (timeout.toSeconds() < 120 || timeout.toSeconds() > 900)) {
    fail(scope, 'InvalidTimeout', `timeout must be from 2 to 15 minutes, got: ${JSON.stringify(timeout.toHumanString())}; RAM takes minutes for some associations`);
  }
  if (memorySize !== undefined && !Token.isUnresolved(memorySize) && !(Number.isInteger(memorySize) && memorySize >= 128 && memorySize <= 10_240)) {
    fail(scope, 'InvalidMemorySize', `memorySize must be a whole number of MiB from 128 to 10240, got: ${memorySize}`);
  }
  if (logGroup) { refuseForeignLogGroup(scope, logGroup); }
  if (logGroup && logRetention !== undefined) {
    fail(scope, 'ConflictingLogOptions', 'logRetention goes with the log group that is made here, not with a given logGroup; set the retention on the log group');
  }
}
