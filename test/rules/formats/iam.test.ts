import { ACCOUNT, chars, describeFormat, roleArn, userArn } from './describe-format';
import { iamMistakes } from './mistakes';
import { roleArnProblem, userArnProblem } from '../../../src/rules/formats';

describeFormat('roleArnProblem', roleArnProblem, {
  right: [roleArn('a'), roleArn(chars(64)), roleArn('path/to/Role+=,.@-_'), `arn:aws-cn:iam::${ACCOUNT}:role/Reader`, roleArn('aws-service-role/x.amazonaws.com/Reader')],
  wrong: [
    ...iamMistakes,
    [roleArn(''), 'must be the ARN of an IAM role, e.g. "arn:aws:iam::111122223333:role/Name"'],
    [roleArn(chars(65)), 'must be the ARN of an IAM role'],
    [roleArn('path/'), 'must be the ARN of an IAM role'],
    [roleArn('a b'), 'must be the ARN of an IAM role'],
    [roleArn('p th/Role'), 'must be the ARN of an IAM role'],
    [userArn('reader'), 'must be the ARN of an IAM role'],
    ['Reader', 'must be the ARN of an IAM role'],
    ['', 'must be the ARN of an IAM role'],
  ],
});

describeFormat('userArnProblem', userArnProblem, {
  right: [userArn('a'), userArn(chars(64)), userArn('path/reader')],
  wrong: [
    ...iamMistakes,
    [userArn(chars(65)), 'must be the ARN of an IAM user, e.g. "arn:aws:iam::111122223333:user/Name"'],
    [roleArn('Reader'), 'must be the ARN of an IAM user'],
    ['reader', 'must be the ARN of an IAM user'],
  ],
});
