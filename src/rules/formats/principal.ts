import { isUnknown } from '../token';
import { accountIdProblem, ACCOUNT_MISTAKES } from './account';
import { format, Format } from './format';
import { IAM_MISTAKES, roleArnProblem, userArnProblem } from './iam';
import { ORGANIZATION_MISTAKES, organizationalUnitArnProblem, organizationArnProblem } from './organization';
import { servicePrincipalProblem, SERVICE_LIKE, SERVICE_MISTAKES } from './service';
import { typeByArn } from '../../catalogue/catalogue';

/** The kinds of principals that RAM knows; `unknown` also stands for a value known only at deployment. */
export type PrincipalKind = 'account' | 'organization' | 'organizationalUnit' | 'role' | 'user' | 'service' | 'unknown';

const KINDS: [PrincipalKind, RegExp][] = [
  ['account', /^\d{12}$/],
  ['organization', /^arn:[^:]+:organizations::[^:]+:organization\/[^/]+$/],
  ['organizationalUnit', /^arn:[^:]+:organizations::[^:]+:ou\/[^/]+\/[^/]+$/],
  ['role', /^arn:[^:]+:iam::[^:]+:role\/./],
  ['user', /^arn:[^:]+:iam::[^:]+:user\/./],
  ['service', SERVICE_LIKE],
];

const PROBLEMS: Partial<Record<PrincipalKind, Format>> = {
  account: accountIdProblem,
  organization: organizationArnProblem,
  organizationalUnit: organizationalUnitArnProblem,
  role: roleArnProblem,
  user: userArnProblem,
  service: servicePrincipalProblem,
};

/** The kind of a principal, by its shape alone: an ARN may hold tokens. */
export function principalKind(value: string): PrincipalKind {
  return KINDS.find(([, shape]) => shape.test(value))?.[0] ?? 'unknown';
}

const anyPrincipal = format({
  noun: 'principal',
  // Of services that have no principals yet; what can be shared isn't one.
  pattern: { test: (value) => /^arn:[^:]+:(?!iam:|sts:|organizations:)[a-z0-9-]+:[^:]*:[^:]*:.+$/.test(value) && !typeByArn(value) },
  expected: 'is not a principal that RAM accepts: write an account id (12 digits), the ARN of an organization, an organizational unit, '
    + 'an IAM role or an IAM user, or a service principal ("<service>.amazonaws.com")',
  mistakes: [
    { pattern: /^\*$/, advice: () => 'would be everybody, which RAM refuses: name the accounts, or your organization by its ARN' },
    ...ACCOUNT_MISTAKES,
    ...ORGANIZATION_MISTAKES,
    ...IAM_MISTAKES,
    ...SERVICE_MISTAKES,
    { pattern: /^[^@\s]+@[^@\s]+$/, advice: () => 'is an e-mail address: write the account id' },
  ],
});

/** Whether a value is a principal of any kind. */
export const principalProblem: Format = (value) => {
  if (isUnknown(value)) { return undefined; }
  return (PROBLEMS[principalKind(value)] ?? anyPrincipal)(value);
};
