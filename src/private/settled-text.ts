import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A value as it will stand in the template, if it is a text there. What can't be rendered yet stays as it is: if it never can, the template fails. */
export function settledText(value: string, scope: IConstruct): string {
  if (!Token.isUnresolved(value)) { return value; }
  try {
    const rendered: unknown = Stack.of(scope).resolve(value);
    return typeof rendered === 'string' ? rendered : value;
  } catch {
    return value;
  }
}
