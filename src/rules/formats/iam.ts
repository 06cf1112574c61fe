import { format, Format, Mistake } from './format';
import { ACCOUNT_ID, PARTITION, whole } from './patterns';

/** IAM names: an optional path, then a name of 1 to 64 characters. */
const PATH_AND_NAME = '(?:[\\u0021-\\u007E]+/)?[\\w+=,.@-]{1,64}';

/** IAM and STS entities that RAM refuses. */
export const IAM_MISTAKES: Mistake[] = [
  {
    pattern: whole(`arn:(${PARTITION}):sts::(${ACCOUNT_ID}):assumed-role/([^/]+)/.*`),
    advice: ([, partition, account, role]) => 'is a session of a role, which cannot be a principal: '
      + `write the role, "arn:${partition}:iam::${account}:role/${role}" (with its path, if it has one)`,
  },
  {
    pattern: whole(`arn:(${PARTITION}):iam::(${ACCOUNT_ID}):(group|instance-profile|policy|oidc-provider|saml-provider)/.*`),
    advice: ([, , , kind]) => `is an IAM ${kind}, which cannot be a principal: write the ARN of an IAM role or user`,
  },
  {
    pattern: whole(`arn:${PARTITION}:iam:[^:]+:.*`),
    advice: () => 'names a region, but ARNs of IAM have none: leave the fourth field empty',
  },
];

/** Whether a value is the ARN of an IAM role. */
export const roleArnProblem: Format = format({
  noun: 'role',
  pattern: whole(`arn:${PARTITION}:iam::${ACCOUNT_ID}:role/${PATH_AND_NAME}`),
  expected: 'must be the ARN of an IAM role, e.g. "arn:aws:iam::111122223333:role/Name"',
  mistakes: IAM_MISTAKES,
});

/** Whether a value is the ARN of an IAM user. */
export const userArnProblem: Format = format({
  noun: 'user',
  pattern: whole(`arn:${PARTITION}:iam::${ACCOUNT_ID}:user/${PATH_AND_NAME}`),
  expected: 'must be the ARN of an IAM user, e.g. "arn:aws:iam::111122223333:user/Name"',
  mistakes: IAM_MISTAKES,
});
