import { ACCOUNT, chars, describeFormat, ORG, OU, Wrong } from './describe-format';
import { accountMistakes } from './mistakes';
import { sourceArnProblem, sourceOrganizationPathProblem, sourceProblem } from '../../../src/rules/formats';

const sourceMistakes: Wrong[] = [
  ['pca-connector-ad.amazonaws.com', 'is a service principal: it belongs in the principals; a source says on whose behalf the service acts'],
  [OU, `is a bare id: write the organization path down to it, "o-.../r-.../${OU}/"`],
  ['r-ab12', 'is a bare id: write the organization path down to it, "o-.../r-ab12/"'],
];

describeFormat('sourceOrganizationPathProblem', sourceOrganizationPathProblem, {
  right: [`${ORG}/r-ab12/`, `${ORG}/r-${chars(32)}/${OU}/`, `${ORG}/r-ab12/${OU}/ou-ab12-22222222/`, `${ORG}/r-ab12/*`],
  wrong: [
    [`${ORG}/r-ab12`, `lacks the final slash: write "${ORG}/r-ab12/"`],
    [`${ORG}/r-ab12/${OU}`, `lacks the final slash: write "${ORG}/r-ab12/${OU}/"`],
    [`${ORG}/${OU}/`, 'leaves out the root: write "o-.../r-.../ou-.../"'],
    [`${ORG}/${OU}`, 'leaves out the root: write "o-.../r-.../ou-.../"'],
    [ORG, 'is the id of an organization, not a path in one'],
    [`${ORG}/r-abc/`, 'must be of the form "o-.../r-.../ou-.../", from the organization over its root down to the unit, with a final slash'],
    [`${ORG}/r-${chars(33)}/`, 'must be of the form'],
    [`r-ab12/${OU}/`, 'must be of the form'],
    ['', 'must be of the form'],
  ],
});

describeFormat('sourceArnProblem', sourceArnProblem, {
  right: [`arn:aws:pca-connector-ad:us-east-1:${ACCOUNT}:connector/1`, 'arn:aws:s3:::bucket'],
  wrong: [
    ['arn:aws:iam::111122223333:root', 'is the root ARN of an account, which is no resource: name the account by its id, "111122223333"'],
    [ACCOUNT, 'must be an ARN: "arn:<partition>:<service>:<region>:<account id>:<resource>"'],
    ['arn:aws:s3:::', 'must be an ARN'],
    ['arn:aws:s3:::bucket ', 'must be an ARN'],
    ['', 'must be an ARN'],
  ],
});

describeFormat('sourceProblem', sourceProblem, {
  right: [ACCOUNT, ORG, `${ORG}/r-ab12/${OU}/`, `arn:aws:pca-connector-ad:us-east-1:${ACCOUNT}:connector/1`, 'arn:aws:s3:::bucket', 'arn:aws:s3:::b'],
  wrong: [
    ...accountMistakes,
    ...sourceMistakes,
    ['o-short', 'must be of the form "o-" and 10 to 32'],
    [`${ORG}/r-ab12`, 'lacks the final slash'],
    ['o-/r-ab12', 'must be of the form "o-.../r-.../ou-.../"'],
    ['dev', 'is not a source that RAM accepts: write an account id (12 digits), an organization id ("o-..."), an organization path ("o-.../r-.../ou-.../") or the ARN of a resource'],
    ['', 'is not a source that RAM accepts'],
    ['arn:aws:s3:::bucket ', 'is not a source that RAM accepts'],
    ['1', 'must be 12 digits'],
  ],
});
