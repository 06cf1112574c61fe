import { ACCOUNT, chars, describeFormat, ORG, OU } from './describe-format';
import { organizationMistakes } from './mistakes';
import { organizationalUnitArnProblem, organizationArnProblem } from '../../../src/rules/formats';

describeFormat('organizationArnProblem', organizationArnProblem, {
  right: [
    `arn:aws:organizations::${ACCOUNT}:organization/${ORG}`,
    `arn:aws-us-gov:organizations::${ACCOUNT}:organization/o-${chars(10)}`,
    `arn:aws-iso-b:organizations::${ACCOUNT}:organization/o-${chars(32)}`,
  ],
  wrong: [
    ...organizationMistakes,
    [`arn:aws:organizations::${ACCOUNT}:organization/o-${chars(9)}`, 'must be an ARN of the form "arn:aws:organizations::<management account id>:organization/o-..."'],
    [`arn:aws:organizations::${ACCOUNT}:organization/o-${chars(33)}`, 'must be an ARN of the form'],
    [`arn:aws:organizations::${ACCOUNT}:organization/O-${chars(10)}`, 'must be an ARN of the form'],
    [`arn:aws:organizations::1111:organization/${ORG}`, 'must be an ARN of the form'],
    [`arn:amazon:organizations::${ACCOUNT}:organization/${ORG}`, 'must be an ARN of the form'],
    ['', 'must be an ARN of the form'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}`, 'is the ARN of an organizational unit, not of an organization'],
  ],
});

describeFormat('organizationalUnitArnProblem', organizationalUnitArnProblem, {
  right: [
    `arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}`,
    `arn:aws:organizations::${ACCOUNT}:ou/${ORG}/ou-${chars(4)}-${chars(8)}`,
    `arn:aws-cn:organizations::${ACCOUNT}:ou/${ORG}/ou-${chars(32)}-${chars(32)}`,
  ],
  wrong: [
    ...organizationMistakes,
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/ou-${chars(3)}-${chars(8)}`, 'must be an ARN of the form "arn:aws:organizations::<management account id>:ou/o-.../ou-...-..."'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/ou-${chars(4)}-${chars(7)}`, 'must be an ARN of the form'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/ou-${chars(33)}-${chars(8)}`, 'must be an ARN of the form'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/ou-${chars(4)}-${chars(33)}`, 'must be an ARN of the form'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}/`, 'must be an ARN of the form'],
    ['', 'must be an ARN of the form'],
    [`arn:aws:organizations::${ACCOUNT}:organization/${ORG}`, 'is the ARN of an organization, not of an organizational unit'],
  ],
});
