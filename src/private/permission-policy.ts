import { Token } from 'aws-cdk-lib';
import { stableList } from './stable-list';
import { format } from '../rules/formats/format';

/** Conditions as IAM writes them: operators, the keys that each compares, and with what. */
export interface PolicyConditions {
  readonly [operator: string]: { readonly [key: string]: unknown };
}

const actionProblem = format({
  noun: 'action',
  pattern: /^[a-z0-9-]+:[A-Za-z0-9*?]+$/,
  expected: 'must be of the form "<service>:<action>", e.g. "ec2:DescribeSubnets"',
});

const OPERATOR = /^(?:String(?:Equals|EqualsIgnoreCase|Like)|(?:Numeric|Date)(?:Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|BinaryEquals|IpAddress|Arn(?:Equals|Like))(?:IfExists)?$|^Null$/;

const REFUSED_KEYS: [RegExp, string][] = [
  [/^aws:Principal(?:OrgI[Dd]|OrgPaths|Account)$/i, 'a share names its principals itself'],
  [/^aws:Source(?:Arn|Account|OrgID|OrgPaths)$/i, 'name in the sources of the share on whose behalf a service may act'],
  [/^aws:(?:Principal|Resource|Request)Tag\/aws:/i, 'tags that AWS sets can\'t be compared, use one of your own'],
];

/** The one statement of a permission, without the principals and resources that RAM adds; the same whatever the order in the code. */
export function policyTemplate(actions: string[], conditions: PolicyConditions): object {
  const Condition = sorted(conditions, (keys) => sorted(keys, (value) => value));
  const Action = Token.isUnresolved(actions) ? actions : stableList(() => actions);
  return { Effect: 'Allow', Action, ...Object.keys(Condition).length > 0 && { Condition } };
}

/** What RAM refuses about the actions of a permission. */
export function actionsProblem(actions: readonly string[]): string | undefined {
  if (actions.length === 0) { return 'a permission allows at least one action: name some in actions'; }
  return Token.isUnresolved(actions) ? undefined : actions.map(actionProblem).find((problem) => problem !== undefined);
}

/** What RAM refuses about the conditions of a permission. */
export function conditionsProblem(conditions: PolicyConditions): string | undefined {
  for (const [operator, keys] of Object.entries(conditions)) {
    const problem = operatorProblem(operator) ?? keysProblem(operator, Object.keys(keys));
    if (problem !== undefined) { return problem; }
  }
  return undefined;
}

function operatorProblem(operator: string): string | undefined {
  const name = `condition operator ${JSON.stringify(operator)}`;
  const instead = JSON.stringify(operator.replace(/^.*:/, '').replace('Not', ''));
  if (/^For(?:AllValues|AnyValue):/.test(operator)) {
    return `${name} compares several values, which RAM refuses: use ${instead} on a key that has one value`;
  }
  if (/Not/.test(operator)) {
    return `${name} negates, which RAM refuses: say what is allowed with ${instead}`;
  }
  return OPERATOR.test(operator) ? undefined
    : `${name} is not an IAM condition operator: use one such as "StringEquals", "StringLike", "ArnLike", "Bool" or "IpAddress"`;
}

function keysProblem(operator: string, keys: string[]): string | undefined {
  if (keys.length === 0) { return `condition operator ${JSON.stringify(operator)} compares nothing: name a condition key, or take it out`; }
  for (const key of keys) {
    const refusal = REFUSED_KEYS.find(([refused]) => refused.test(key));
    if (refusal) { return `condition key ${JSON.stringify(key)} is refused by RAM: ${refusal[1]}`; }
  }
  return undefined;
}

function sorted<T, U>(record: { readonly [key: string]: T }, member: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.keys(record).sort().map((key) => [key, member(record[key])]));
}
