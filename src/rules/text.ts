import { isUnknown, withoutTokens } from './token';

const SHOWN = 3;

/** A value for a message; what is known only at deployment is shown as `<token>`. */
export function quoted(value: string): string {
  return JSON.stringify(withoutTokens(value));
}

/** Some values for a message: the first ones in full, the others counted. */
export function listed(values: readonly string[]): string {
  const shown = values.slice(0, SHOWN).map(quoted);
  const rest = values.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** Some values with the noun for them before. */
export function named(noun: string, values: readonly string[]): string {
  return `${inNumber(values, noun, `${noun}s`)} ${listed(values)}`;
}

/** The word that goes with as many values. */
export function inNumber(values: readonly string[], singular: string, plural: string): string {
  return values.length === 1 ? singular : plural;
}

/** What to call something in a message: its ARN, or its construct's path where the ARN is known only at deployment. */
export function nameOf({ arn, path }: { readonly arn: string; readonly path?: string }): string {
  return path !== undefined && isUnknown(arn) ? path : arn;
}

/** The values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) { (seen.has(value) ? twice : seen).add(value); }
  return [...twice];
}
