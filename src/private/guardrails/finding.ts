import type { Stack } from 'aws-cdk-lib';
import type { Declaration, DeclaredShare } from './declarations';
import type { SharingPolicy } from './policy';

/** Something that a guardrail forbids. */
export interface Finding {
  /** The id of the rule, without that of the library. */
  readonly rule: string;
  readonly description: string;
  /** The way out, beside an acknowledgement. */
  readonly fix: string;
  /** The resource at fault, or the stack if it is its template as a whole. */
  readonly declaration: Declaration | { readonly construct: Stack };
  /** The path of the property below the resource, or of the part of the template. */
  readonly location: string;
}

/** A rule: what a policy finds wrong with a share. */
export type Rule = (share: DeclaredShare, policy: SharingPolicy) => Finding[];

/** Values as a message shows them. */
export function listed(values: Iterable<string>): string {
  return [...values].map((value) => JSON.stringify(value)).join(', ') || 'none';
}
