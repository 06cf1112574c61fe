import { Token } from 'aws-cdk-lib';

/** What a look-up such as `StringParameter.valueFromLookup()` gives until the AWS CDK CLI has looked the value up and synthesizes again. */
const NOT_LOOKED_UP = /dummy-value-for-/;

/** What CloudFormation replaces at deployment, where AWS CDK sees a mere text. */
const DYNAMIC_REFERENCE = /\{\{resolve:[^}]+\}\}/;

const TOKEN = /\$\{Token\[.*?\]\}/g;

/** What is taken out of a list that is one token; it means nothing outside that list. */
export const ENTRY_OF_UNKNOWN_LIST = /#\{Token\[/;

/** Whether a value, or a part of it, is known only later: at deployment, or when it has been looked up. */
export function isUnknown(value: string): boolean {
  return Token.isUnresolved(value) || isStandIn(value);
}

/** Whether a value is a text that only stands for what comes later; unlike a token it can't be split. */
export function isStandIn(value: string): boolean {
  return isNotLookedUp(value) || DYNAMIC_REFERENCE.test(value);
}

/** Whether a value has still to be looked up. */
export function isNotLookedUp(value: string): boolean {
  return NOT_LOOKED_UP.test(value);
}

/** A value, unless it is known only later. */
export function known(value: string | undefined): string | undefined {
  return value === undefined || isUnknown(value) ? undefined : value;
}

/** Whether two values are known, and aren't the same. */
export function differ(one: string, other: string): boolean {
  return ![one, other].some(isUnknown) && one !== other;
}

/** A value as people can read it. */
export function withoutTokens(value: string): string {
  return value.replace(TOKEN, '<token>');
}
