import { Aws } from 'aws-cdk-lib';
import { ACCOUNT, chars, describeFormat, ORG, OU, roleArn, userArn } from './describe-format';
import { accountMistakes, iamMistakes, organizationMistakes } from './mistakes';
import { principalKind, principalProblem } from '../../../src/rules/formats';

describeFormat('principalProblem', principalProblem, {
  right: [
    ACCOUNT, `arn:aws:organizations::${ACCOUNT}:organization/${ORG}`, `arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}`,
    roleArn('Reader'), userArn('reader'), 'pca-connector-ad.amazonaws.com',
    'arn:aws:sso:::instance/ssoins-0123456789abcdef',
  ],
  wrong: [
    ...accountMistakes,
    ...organizationMistakes,
    ...iamMistakes,
    ['*', 'would be everybody, which RAM refuses: name the accounts, or your organization by its ARN'],
    ['ops@example.org', 'is an e-mail address: write the account id'],
    ['https://pca.example.org', 'is a URL: write the service principal alone, "pca.example.org"'],
    ['dev', 'is not a principal that RAM accepts: write an account id (12 digits), the ARN of an organization, an organizational unit, '
      + 'an IAM role or an IAM user, or a service principal ("<service>.amazonaws.com")'],
    ['', 'is not a principal that RAM accepts'],
    ['**', 'is not a principal that RAM accepts'],
    ['ops @example.org', 'is not a principal that RAM accepts'],
    [`arn:aws:ec2:eu-west-1:${ACCOUNT}:subnet/subnet-0123456789abcdef0`, 'is not a principal that RAM accepts'],
    [roleArn(chars(65)), 'must be the ARN of an IAM role'],
    [userArn(chars(65)), 'must be the ARN of an IAM user'],
    [`arn:aws:organizations::${ACCOUNT}:organization/o-short`, 'must be an ARN of the form'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/ou-short`, 'must be an ARN of the form'],
    ['PCA.AMAZONAWS.COM', 'must be of the form "<service>.amazonaws.com" in lower case'],
  ],
});

describe('the kind of a principal', () => {
  test.each([
    [ACCOUNT, 'account'],
    [`arn:aws:organizations::${ACCOUNT}:organization/${ORG}`, 'organization'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}`, 'organizationalUnit'],
    [roleArn('Reader'), 'role'],
    [roleArn('path/Reader'), 'role'],
    [roleArn('x.amazonaws.com'), 'role'],
    [userArn('reader'), 'user'],
    ['pca-connector-ad.amazonaws.com', 'service'],
    ['ec2.amazonaws.com.cn', 'service'],
    [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/Reader`, 'role'],
    [`arn:${Aws.PARTITION}:organizations::${Aws.ACCOUNT_ID}:organization/${Aws.STACK_ID}`, 'organization'],
    [`arn:${Aws.PARTITION}:organizations::${Aws.ACCOUNT_ID}:ou/${Aws.STACK_ID}/${Aws.STACK_NAME}`, 'organizationalUnit'],
    [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:user/${Aws.STACK_NAME}`, 'user'],
    [`${Aws.STACK_NAME}.amazonaws.com`, 'service'],
    [Aws.ACCOUNT_ID, 'unknown'],
    ['11112222333', 'unknown'],
    ['1111222233334', 'unknown'],
    [ORG, 'unknown'],
    [OU, 'unknown'],
    [`arn:aws:iam::${ACCOUNT}:root`, 'unknown'],
    [`arn:aws:iam::${ACCOUNT}:role/`, 'unknown'],
    [`arn:aws:iam::${ACCOUNT}:user/`, 'unknown'],
    [`arn:aws:organizations::${ACCOUNT}:organization/${ORG}/${OU}`, 'unknown'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${OU}`, 'unknown'],
    [`xarn:aws:organizations::${ACCOUNT}:organization/${ORG}`, 'unknown'],
    ['amazonaws.com', 'unknown'],
    ['pca.amazonaws.com.example.org', 'unknown'],
    [`xarn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}`, 'unknown'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}/x`, 'unknown'],
    [`x${roleArn('Reader')}`, 'unknown'],
    [`x${userArn('reader')}`, 'unknown'],
    ['', 'unknown'],
  ])('of %j is %s', (value, kind) => {
    expect(principalKind(value)).toBe(kind);
  });
});
