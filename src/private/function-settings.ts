import { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';

/** A setting of a function that several constructs of a stack share. */
type Setting = string | number | boolean | Duration | iam.IRole | logs.ILogGroupRef | undefined;

/** The names of the settings that were made and differ from those of the function. */
export function conflicts<T extends object>(made: T, asked: T): (keyof T & string)[] {
  const settings = Object.keys(asked) as (keyof T & string)[];
  // What is the same is equal, also where it is a token.
  return settings.filter((name) => asked[name] !== undefined && asked[name] !== made[name] && text(asked[name] as Setting) !== text(made[name] as Setting));
}

/** A setting as text that is the same for equal settings. */
function text(value: Setting): string {
  if (value instanceof Duration) {
    return value.isUnresolved() ? value.formatTokenToNumber() : `${value.toSeconds()} s`;
  }
  return typeof value === 'object' ? value.node.path : String(value);
}
