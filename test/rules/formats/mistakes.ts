import { ACCOUNT, ORG, OU, Wrong } from './describe-format';

/** What is written for an account. */
export const accountMistakes: Wrong[] = [
  ['11112222333', 'has 11 digits, an account id has 12: if leading zeros were lost because it was a number, write "011112222333" as a string'],
  ['123456789', 'has 9 digits, an account id has 12: if leading zeros were lost because it was a number, write "000123456789" as a string'],
  ['1111222233334', 'has 13 digits, an account id has 12: take the superfluous ones out'],
  ['1111-2222-3333', 'must be written without separators: "111122223333"'],
  ['1111 2222 3333', 'must be written without separators: "111122223333"'],
  [' 111122223333', 'has white space around it: write "111122223333"'],
  ['111122223333\n', 'has white space around it: write "111122223333"'],
  ['arn:aws:iam::111122223333:root', 'is the root ARN of an account, which RAM refuses: write the account id "111122223333"'],
  ['arn:aws-cn:sts::111122223333:root', 'is the root ARN of an account, which RAM refuses: write the account id "111122223333"'],
  [`arn:aws:organizations::${ACCOUNT}:account/${ORG}/222233334444`, 'is the ARN that Organizations gives an account, which RAM refuses: write the account id "222233334444"'],
];

/** What is written for an organization or one of its units. */
export const organizationMistakes: Wrong[] = [
  [ORG, `is a bare organization id, which RAM refuses: write the ARN "arn:aws:organizations::<management account id>:organization/${ORG}"`],
  [OU, `is a bare organizational unit id, which RAM refuses: write the ARN "arn:aws:organizations::<management account id>:ou/<organization id>/${OU}"`],
  ['r-ab12', 'is the id of the root of an organization, which cannot be a principal: write the ARN of the whole organization, '
    + '"arn:aws:organizations::<management account id>:organization/<organization id>"'],
  [`arn:aws:organizations::${ACCOUNT}:root/${ORG}/r-ab12`, 'is the root of an organization, which cannot be a principal: '
    + `write the ARN of the whole organization, "arn:aws:organizations::${ACCOUNT}:organization/${ORG}"`],
  [`arn:aws:organizations::${ACCOUNT}:organization/${ORG}/${OU}`, `mixes an organization and an organizational unit: write "arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}"`],
  [`arn:aws:organizations::${ACCOUNT}:ou/${OU}`, `leaves out the organization: write "arn:aws:organizations::${ACCOUNT}:ou/<organization id>/${OU}"`],
  [`arn:aws-us-gov:organizations::${ACCOUNT}:${OU}`, `leaves out the organization: write "arn:aws-us-gov:organizations::${ACCOUNT}:ou/<organization id>/${OU}"`],
  [`arn:aws:organizations::${ACCOUNT}/${ORG}`, `leaves out the kind: write "arn:aws:organizations::${ACCOUNT}:organization/${ORG}"`],
  [`arn:aws:organizations::${ACCOUNT}:${ORG}`, `leaves out the kind: write "arn:aws:organizations::${ACCOUNT}:organization/${ORG}"`],
  [`${ORG}/r-ab12/ou-ab12-22222222/${OU}/`, `is an organization path, which RAM takes as a source, not as a principal: write the ARN "arn:aws:organizations::<management account id>:ou/${ORG}/${OU}"`],
  [`${ORG}/r-ab12/${OU}`, `is an organization path, which RAM takes as a source, not as a principal: write the ARN "arn:aws:organizations::<management account id>:ou/${ORG}/${OU}"`],
  [`arn:aws:organizations:us-east-1:${ACCOUNT}:organization/${ORG}`, 'names a region, but ARNs of Organizations have none: leave the fourth field empty'],
];

/** What is written for a role or a user. */
export const iamMistakes: Wrong[] = [
  [`arn:aws:sts::${ACCOUNT}:assumed-role/Reader/session`, `is a session of a role, which cannot be a principal: write the role, "arn:aws:iam::${ACCOUNT}:role/Reader" (with its path, if it has one)`],
  [`arn:aws:iam::${ACCOUNT}:group/Readers`, 'is an IAM group, which cannot be a principal: write the ARN of an IAM role or user'],
  [`arn:aws:iam::${ACCOUNT}:instance-profile/Reader`, 'is an IAM instance-profile, which cannot be a principal'],
  [`arn:aws:iam::${ACCOUNT}:policy/Reader`, 'is an IAM policy, which cannot be a principal'],
  [`arn:aws:iam::${ACCOUNT}:oidc-provider/example.org`, 'is an IAM oidc-provider, which cannot be a principal'],
  [`arn:aws:iam::${ACCOUNT}:saml-provider/Login`, 'is an IAM saml-provider, which cannot be a principal'],
  [`arn:aws:iam:us-east-1:${ACCOUNT}:role/Reader`, 'names a region, but ARNs of IAM have none: leave the fourth field empty'],
];
