import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isRecord } from './guardrails/synthesized-app';

/** That a violation is wanted, and why. */
export interface Acknowledgement {
  /** The path of the construct that acknowledges. */
  readonly path: string;
  readonly reason: string;
}

/** The nearest acknowledgement of a rule, at a construct or around it. One without a reason does not count. */
export function acknowledgementOf(construct: IConstruct, id: string): Acknowledgement | undefined {
  return construct.node.scopes.reverse().flatMap((scope) => reasons(scope, id).map((reason) => ({ path: scope.node.path, reason })))[0];
}

function reasons(scope: IConstruct, id: string): string[] {
  return scope.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .map(({ data }): unknown => (isRecord(data) ? data[id] : undefined))
    .filter((reason): reason is string => typeof reason === 'string' && reason.trim() !== '');
}
