import { ACCOUNT, chars, describeFormat, ORG, OU } from './describe-format';
import { organizationalUnitIdProblem, organizationIdProblem } from '../../../src/rules/formats';

describeFormat('organizationIdProblem', organizationIdProblem, {
  right: [ORG, `o-${chars(10)}`, `o-${chars(32)}`],
  wrong: [
    [`o-${chars(9)}`, 'must be of the form "o-" and 10 to 32 lower-case letters or digits'],
    [`o-${chars(33)}`, 'must be of the form'],
    [`o-${chars(10, 'A')}`, 'must be of the form'],
    ['', 'must be of the form'],
    [`arn:aws:organizations::${ACCOUNT}:organization/${ORG}`, `is an ARN: write the id alone, "${ORG}"`],
    [OU, 'is the id of an organizational unit, not of an organization'],
    [`${ORG}/r-ab12/`, 'is an organization path, not an id'],
  ],
});

describeFormat('organizationalUnitIdProblem', organizationalUnitIdProblem, {
  right: [OU, `ou-${chars(4)}-${chars(8)}`, `ou-${chars(32)}-${chars(32)}`],
  wrong: [
    [`ou-${chars(3)}-${chars(8)}`, 'must be of the form "ou-<root>-<unit>" in lower-case letters and digits, e.g. "ou-ab12-11111111"'],
    [`ou-${chars(4)}-${chars(7)}`, 'must be of the form'],
    [OU.toUpperCase(), 'must be of the form'],
    ['', 'must be of the form'],
    [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}`, `is an ARN: write the id alone, "${OU}"`],
    [ORG, 'is the id of an organization, not of an organizational unit'],
    ['r-ab12', 'is the id of the root of an organization, not of an organizational unit: name the whole organization'],
  ],
});
