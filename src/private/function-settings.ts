import { Duration, Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { fail } from './errors';
import { differ } from '../rules/token';

/** Settings that a user can make for a handler's function. */
export interface FunctionSettings {
  readonly role?: iam.IRole;
  readonly logGroup?: logs.ILogGroupRef;
  readonly logRetention?: logs.RetentionDays;
  readonly timeout?: Duration;
  readonly memorySize?: number;
}

/** What a function is made with if nothing else is said. */
export function withDefaults(settings: FunctionSettings) {
  const { timeout = Duration.minutes(15), memorySize = 256, logGroup, logRetention = logGroup ? undefined : logs.RetentionDays.ONE_MONTH } = settings;
  return { role: settings.role, logGroup, logRetention, timeout, memorySize };
}

/** The settings that were made for a function that several constructs of a stack share, and differ from those that are asked for, in words. */
export function conflicts(made: FunctionSettings, asked: FunctionSettings): string[] {
  const settings = withDefaults(made);
  return (Object.keys(settings) as (keyof FunctionSettings)[])
    .filter((name) => asked[name] !== undefined && text(asked[name]) !== text(settings[name]))
    .map((name) => `another ${name}, ${text(settings[name])} and not ${text(asked[name])}`);
}

/** Fails if a function could not take a role, because it is in another account. */
export function refuseForeignRole(scope: Construct, role?: iam.IRole): void {
  const { account } = Stack.of(scope);
  if (role && differ(role.env.account, account)) {
    fail(scope, 'RoleOfOtherAccount', `the role ${JSON.stringify(role.node.path)} is in account ${JSON.stringify(role.env.account)}, and the function in ${JSON.stringify(account)}: `
      + 'a function takes a role of its own account');
  }
}

/** Fails if a function could not write into a log group, because it is in another account or Region: it would write into one of that name here. */
export function refuseForeignLogGroup(scope: Construct, logGroup: logs.ILogGroupRef): void {
  const { account, region } = Stack.of(scope);
  const { env, node } = logGroup;
  if (differ(env.account, account) || differ(env.region, region)) {
    fail(scope, 'LogGroupOfOtherEnvironment', `the log group ${JSON.stringify(node.path)} is in account ${JSON.stringify(env.account)}, Region ${JSON.stringify(env.region)}, `
      + `and the function in ${JSON.stringify(account)}, ${JSON.stringify(region)}: a function logs in its own account and Region`);
  }
}

/** A setting as text that is the same for equal settings. */
function text(value: FunctionSettings[keyof FunctionSettings]): string {
  if (value === undefined) { return 'its own'; }
  if (value instanceof Duration) { return `${value.toSeconds()} s`; }
  return typeof value === 'object' ? JSON.stringify(value.node.path) : String(value);
}
