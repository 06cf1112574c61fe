import { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';

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

/** The names of the settings that were made for a function that several constructs of a stack share, and differ from those that are asked for. */
export function conflicts(made: FunctionSettings, asked: FunctionSettings): string[] {
  const settings = withDefaults(made);
  return (Object.keys(settings) as (keyof FunctionSettings)[])
    .filter((name) => asked[name] !== undefined && text(asked[name]) !== text(settings[name]));
}

/** A setting as text that is the same for equal settings. */
function text(value: FunctionSettings[keyof FunctionSettings]): string {
  if (value instanceof Duration) {
    return `${value.toSeconds()} s`;
  }
  return typeof value === 'object' ? value.node.path : String(value);
}
