import { format, Format, Mistake } from './format';
import { ACCOUNT_ID, PARTITION, REGION, whole } from './patterns';

const AWS_MANAGED_NAME = '[A-Za-z0-9]+';
const CUSTOMER_MANAGED_NAME = '[\\w.-]{1,36}';

const AWS_MANAGED_ARN = `arn:${PARTITION}:ram::aws:permission/${AWS_MANAGED_NAME}`;
const CUSTOMER_MANAGED_ARN = `arn:${PARTITION}:ram:${REGION}:${ACCOUNT_ID}:permission/${CUSTOMER_MANAGED_NAME}`;

/** Whether RAM takes a value as the name of a customer managed permission. */
export const customerManagedPermissionNameProblem: Format = format({
  noun: 'permission name',
  pattern: whole(CUSTOMER_MANAGED_NAME),
  expected: 'must be 1 to 36 letters, digits, periods, hyphens and underscores',
  mistakes: [
    { pattern: /^[\w.-]{37,}$/, advice: ([name]) => `has ${name.length} characters: shorten it to at most 36` },
    { pattern: /[^\w.-]/u, advice: ([character]) => `holds ${JSON.stringify(character)}: use letters, digits, periods, hyphens and underscores only` },
  ],
});

/** Whether a value can be the name of an AWS managed permission. */
export const permissionNameProblem: Format = format({
  noun: 'permission name',
  pattern: whole(AWS_MANAGED_NAME),
  expected: 'must be that of a permission managed by AWS, letters and digits, e.g. "AWSRAMDefaultPermissionSubnet"',
  mistakes: [
    { pattern: whole(`arn:${PARTITION}:ram::aws:permission/(${AWS_MANAGED_NAME})`), advice: ([, name]) => `is an ARN: write the name alone, "${name}"` },
  ],
});

/** Things written for the ARN of a permission. */
const ARN_MISTAKES: Mistake[] = [
  { pattern: /^AWSRAM[A-Za-z0-9]+$/, advice: ([name]) => `is a name: write the ARN "arn:aws:ram::aws:permission/${name}"` },
  {
    pattern: whole(`arn:(${PARTITION}):ram:[^:]+:(?:aws)?:permission/(${AWS_MANAGED_NAME})`),
    advice: ([, partition, name]) => `names a region, but permissions managed by AWS have none: write "arn:${partition}:ram::aws:permission/${name}"`,
  },
  {
    pattern: whole(`(arn:${PARTITION}:ram:[^:]*:(?:aws|${ACCOUNT_ID}):permission/[\\w.-]+)[:/]v?\\d+`),
    advice: ([, arn]) => `names a version, but a share takes the default version only: write "${arn}"`,
  },
  { pattern: /^arn:[^:]+:iam::/, advice: () => 'belongs to IAM: a share takes permissions of RAM, "arn:aws:ram::aws:permission/<name>"' },
];

/** Whether a value is the ARN of a permission, managed by AWS or by a customer. */
export const permissionArnProblem: Format = format({
  noun: 'permission',
  pattern: whole(`${AWS_MANAGED_ARN}|${CUSTOMER_MANAGED_ARN}`),
  expected: 'must be an ARN: "arn:aws:ram::aws:permission/<name>" (managed by AWS) '
    + 'or "arn:aws:ram:<region>:<account id>:permission/<name>" (managed by a customer)',
  mistakes: ARN_MISTAKES,
});

/** Whether a value is the ARN of a permission that a customer manages. */
export const customerManagedPermissionArnProblem: Format = format({
  noun: 'customer managed permission',
  pattern: whole(CUSTOMER_MANAGED_ARN),
  expected: 'must be an ARN: "arn:aws:ram:<region>:<account id>:permission/<name>"',
  mistakes: [
    { pattern: whole(AWS_MANAGED_ARN), advice: () => 'is managed by AWS: use SharePermission.fromArn()' },
    ...ARN_MISTAKES,
  ],
});
