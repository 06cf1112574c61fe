import { Aws } from 'aws-cdk-lib';
import { token } from './support';
import * as formats from '../../src/rules/formats';

type Wrong = [value: string, advice: string];

interface FormatTable {
  readonly right: string[];
  /** Each with a part of the message: what is wrong, or what to write instead. */
  readonly wrong: Wrong[];
}

const ORG = 'o-abcdefghij';
const OU = 'ou-ab12-11111111';
const ACCOUNT = '111122223333';
const chars = (count: number, char = 'a') => char.repeat(count);

const accountMistakes: Wrong[] = [
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

const organizationMistakes: Wrong[] = [
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

const iamMistakes: Wrong[] = [
  [`arn:aws:sts::${ACCOUNT}:assumed-role/Reader/session`, `is a session of a role, which cannot be a principal: write the role, "arn:aws:iam::${ACCOUNT}:role/Reader" (with its path, if it has one)`],
  [`arn:aws:iam::${ACCOUNT}:group/Readers`, 'is an IAM group, which cannot be a principal: write the ARN of an IAM role or user'],
  [`arn:aws:iam::${ACCOUNT}:instance-profile/Reader`, 'is an IAM instance-profile, which cannot be a principal'],
  [`arn:aws:iam::${ACCOUNT}:policy/Reader`, 'is an IAM policy, which cannot be a principal'],
  [`arn:aws:iam::${ACCOUNT}:oidc-provider/example.org`, 'is an IAM oidc-provider, which cannot be a principal'],
  [`arn:aws:iam::${ACCOUNT}:saml-provider/Login`, 'is an IAM saml-provider, which cannot be a principal'],
  [`arn:aws:iam:us-east-1:${ACCOUNT}:role/Reader`, 'names a region, but ARNs of IAM have none: leave the fourth field empty'],
];

const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const userArn = (name: string) => `arn:aws:iam::${ACCOUNT}:user/${name}`;
const shareArn = (uuid: string, region = 'us-east-1') => `arn:aws:ram:${region}:${ACCOUNT}:resource-share/${uuid}`;
const UUID = '01234567-89ab-cdef-0123-456789abcdef';

const resourceMistakes: Wrong[] = [
  ...([
    ['subnet-0a1b', 'arn:aws:ec2:<region>:<account id>:subnet/subnet-0a1b'],
    ['tgw-0a1b', 'arn:aws:ec2:<region>:<account id>:transit-gateway/tgw-0a1b'],
    ['pl-0a1b', 'arn:aws:ec2:<region>:<account id>:prefix-list/pl-0a1b'],
    ['sg-0a1b', 'arn:aws:ec2:<region>:<account id>:security-group/sg-0a1b'],
    ['ipam-pool-0a1b', 'arn:aws:ec2::<account id>:ipam-pool/ipam-pool-0a1b'],
    ['rslvr-rr-0a1b', 'arn:aws:route53resolver:<region>:<account id>:resolver-rule/rslvr-rr-0a1b'],
    ['rp-0a1b', 'arn:aws:route53profiles:<region>:<account id>:profile/rp-0a1b'],
  ].map(([id, arn]): Wrong => [id, `is an id, RAM takes ARNs: write "${arn}"`])),
  ...['Z0123456789ABC', '/hostedzone/Z0123456789ABC', 'arn:aws:route53:::hostedzone/Z0123456789ABC'].map((zone): Wrong => [
    zone, 'is a Route 53 hosted zone, which RAM cannot share: associate it with a Route 53 Profile and share the profile, or share a Resolver rule that forwards to it',
  ]),
  ...['vpc-0a1b', `arn:aws:ec2:us-east-1:${ACCOUNT}:vpc/vpc-0a1b`].map((vpc): Wrong => [
    vpc, 'is a VPC, which RAM cannot share as a whole: share its subnets',
  ]),
  ['arn:aws:ec2:us-east-1:aws:prefix-list/pl-0a1b', 'belongs to AWS, and only the owner can share: make one of your own and share that'],
  [`arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/*`, 'holds a wildcard, but a share names each resource: write one ARN per resource'],
  [`arn:aws:codebuild:us-east-1:${ACCOUNT}:*`, 'holds a wildcard'],
  ['*', 'holds a wildcard'],
  [` arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/subnet-1`, 'has white space around it: take it out'],
  [`arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/subnet-1 `, 'has white space around it: take it out'],
  ...['', 'subnet', 'arn', `arn:aws:ec2:us-east-1:${ACCOUNT}`, `arn:aws:ec2:us-east-1:${ACCOUNT}:`, 'arn:aws:ec2:us-east-1:1111:subnet/subnet-1',
    `arn:aws:EC2:us-east-1:${ACCOUNT}:subnet/s`, `arn:aws:ec2:US:${ACCOUNT}:subnet/s`, `arn:amazon:ec2:us-east-1:${ACCOUNT}:subnet/s`,
    `xarn:aws:ec2:us-east-1:${ACCOUNT}:subnet/s`, 'z0123456789ABC', 'Z0123', 'my-vpc-1', 'vpc-xyz', 'my-subnet-1', 'subnet-xyz'].map((value): Wrong => [value, 'must be an ARN: "arn:<partition>:<service>:<region>:<account id>:<resource>"']),
];

const sourceMistakes: Wrong[] = [
  ['pca-connector-ad.amazonaws.com', 'is a service principal: it belongs in the principals; a source says on whose behalf the service acts'],
  [OU, `is a bare id: write the organization path down to it, "o-.../r-.../${OU}/"`],
  ['r-ab12', 'is a bare id: write the organization path down to it, "o-.../r-ab12/"'],
];

const tables: Record<string, FormatTable> = {
  accountIdProblem: {
    right: [ACCOUNT, '000000000000', '012345678901'],
    wrong: [
      ...accountMistakes,
      ['', 'is empty: write the 12 digits of the account'],
      ['12345678', 'must be 12 digits, e.g. "111122223333"'],
      ['dev', 'must be 12 digits, e.g. "111122223333"'],
      ['x111122223333', 'must be 12 digits, e.g. "111122223333"'],
      ['1111-2222-3333-', 'must be 12 digits, e.g. "111122223333"'],
      ['-1111-2222-3333', 'must be 12 digits, e.g. "111122223333"'],
      [ORG, 'is the id of an organization, not of an account: use organization() to name a whole organization'],
      [OU, 'is the id of an organizational unit, not of an account: use organizationalUnit() to name an organizational unit'],
    ],
  },
  organizationArnProblem: {
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
      [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}`, 'is an organizational unit: use organizationalUnit() for it'],
    ],
  },
  organizationalUnitArnProblem: {
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
      [`arn:aws:organizations::${ACCOUNT}:organization/${ORG}`, 'is a whole organization: use organization() for it'],
    ],
  },
  roleArnProblem: {
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
  },
  userArnProblem: {
    right: [userArn('a'), userArn(chars(64)), userArn('path/reader')],
    wrong: [
      ...iamMistakes,
      [userArn(chars(65)), 'must be the ARN of an IAM user, e.g. "arn:aws:iam::111122223333:user/Name"'],
      [roleArn('Reader'), 'must be the ARN of an IAM user'],
      ['reader', 'must be the ARN of an IAM user'],
    ],
  },
  servicePrincipalProblem: {
    right: ['pca-connector-ad.amazonaws.com', 's3.amazonaws.com', 'delivery.logs.amazonaws.com', 'ec2.amazonaws.com.cn', 'ec2.amazonaws.eu'],
    wrong: [
      ['pca-connector-ad', 'is a name alone: write "pca-connector-ad.amazonaws.com"'],
      ['https://pca-connector-ad.amazonaws.com/', 'is a URL: write the service principal alone, "pca-connector-ad.amazonaws.com"'],
      ['http://pca-connector-ad.amazonaws.com', 'is a URL: write the service principal alone, "pca-connector-ad.amazonaws.com"'],
      ['PCA.amazonaws.com', 'must be of the form "<service>.amazonaws.com" in lower case, e.g. "pca-connector-ad.amazonaws.com"'],
      ['.amazonaws.com', 'must be of the form'],
      ['amazonaws.com', 'must be of the form'],
      ['pca..amazonaws.com', 'must be of the form'],
      ['pca.amazonaws.org', 'must be of the form'],
      ['pca.amazonaws.com.evil.org', 'must be of the form'],
      ['pcaxamazonaws.com', 'must be of the form'],
      ['pca.example.com', 'must be of the form'],
      ['', 'must be of the form'],
    ],
  },
  principalProblem: {
    right: [
      ACCOUNT, `arn:aws:organizations::${ACCOUNT}:organization/${ORG}`, `arn:aws:organizations::${ACCOUNT}:ou/${ORG}/${OU}`,
      roleArn('Reader'), userArn('reader'), 'pca-connector-ad.amazonaws.com',
    ],
    wrong: [
      ...accountMistakes,
      ...organizationMistakes,
      ...iamMistakes,
      ['*', 'would be everybody, which RAM refuses: name the accounts, or your organization by its ARN'],
      ['ops@example.org', 'is an e-mail address: write the account id'],
      ['https://pca.example.org', 'is a URL: write the service principal alone, "pca.example.org"'],
      ['dev', 'is none that RAM knows: write an account id (12 digits), the ARN of an organization, an organizational unit, '
        + 'an IAM role or an IAM user, or a service principal ("<service>.amazonaws.com")'],
      ['', 'is none that RAM knows'],
      ['**', 'is none that RAM knows'],
      ['ops @example.org', 'is none that RAM knows'],
      [`arn:aws:s3:::${ACCOUNT}`, 'is none that RAM knows'],
      [roleArn(chars(65)), 'must be the ARN of an IAM role'],
      [userArn(chars(65)), 'must be the ARN of an IAM user'],
      [`arn:aws:organizations::${ACCOUNT}:organization/o-short`, 'must be an ARN of the form'],
      [`arn:aws:organizations::${ACCOUNT}:ou/${ORG}/ou-short`, 'must be an ARN of the form'],
      ['PCA.AMAZONAWS.COM', 'must be of the form "<service>.amazonaws.com" in lower case'],
    ],
  },
  sourceOrganizationIdProblem: {
    right: [ORG, `o-${chars(10)}`, `o-${chars(32)}`],
    wrong: [
      [`o-${chars(9)}`, 'must be of the form "o-" and 10 to 32 lower-case letters or digits'],
      [`o-${chars(33)}`, 'must be of the form'],
      [`o-${chars(10, 'A')}`, 'must be of the form'],
      ['', 'must be of the form'],
      [`arn:aws:organizations::${ACCOUNT}:organization/${ORG}`, `is an ARN, a source takes the id alone: write "${ORG}"`],
      [`${ORG}/r-ab12/`, 'is an organization path: use organizationPath() for it'],
    ],
  },
  sourceOrganizationPathProblem: {
    right: [`${ORG}/r-ab12/`, `${ORG}/r-${chars(32)}/${OU}/`, `${ORG}/r-ab12/${OU}/ou-ab12-22222222/`, `${ORG}/r-ab12/*`],
    wrong: [
      [`${ORG}/r-ab12`, `lacks the final slash: write "${ORG}/r-ab12/"`],
      [`${ORG}/r-ab12/${OU}`, `lacks the final slash: write "${ORG}/r-ab12/${OU}/"`],
      [`${ORG}/${OU}/`, 'leaves out the root: write "o-.../r-.../ou-.../"'],
      [`${ORG}/${OU}`, 'leaves out the root: write "o-.../r-.../ou-.../"'],
      [ORG, 'is an organization id: use organization() for it'],
      [`${ORG}/r-abc/`, 'must be of the form "o-.../r-.../ou-.../", from the organization over its root down to the unit, with a final slash'],
      [`${ORG}/r-${chars(33)}/`, 'must be of the form'],
      [`r-ab12/${OU}/`, 'must be of the form'],
      ['', 'must be of the form'],
    ],
  },
  sourceArnProblem: {
    right: [`arn:aws:pca-connector-ad:us-east-1:${ACCOUNT}:connector/1`, 'arn:aws:s3:::bucket'],
    wrong: [
      ['arn:aws:iam::111122223333:root', 'is the root ARN of an account: use account() for it'],
      [ACCOUNT, 'must be an ARN: "arn:<partition>:<service>:<region>:<account id>:<resource>"'],
      ['arn:aws:s3:::', 'must be an ARN'],
      ['arn:aws:s3:::bucket ', 'must be an ARN'],
      ['', 'must be an ARN'],
    ],
  },
  sourceProblem: {
    right: [ACCOUNT, ORG, `${ORG}/r-ab12/${OU}/`, `arn:aws:pca-connector-ad:us-east-1:${ACCOUNT}:connector/1`, 'arn:aws:s3:::bucket', 'arn:aws:s3:::b'],
    wrong: [
      ...accountMistakes,
      ...sourceMistakes,
      ['o-short', 'must be of the form "o-" and 10 to 32'],
      [`${ORG}/r-ab12`, 'lacks the final slash'],
      ['o-/r-ab12', 'must be of the form "o-.../r-.../ou-.../"'],
      ['dev', 'is none that RAM knows: write an account id (12 digits), an organization id ("o-..."), an organization path ("o-.../r-.../ou-.../") or the ARN of a resource'],
      ['', 'is none that RAM knows'],
      ['arn:aws:s3:::bucket ', 'is none that RAM knows'],
      ['1', 'must be 12 digits'],
    ],
  },
  resourceArnProblem: {
    right: [
      `arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/subnet-0a1b`, `arn:aws-us-gov:ec2:us-gov-west-1:${ACCOUNT}:subnet/subnet-0a1b`,
      `arn:aws:ec2::${ACCOUNT}:ipam-pool/ipam-pool-0a1b`, 'arn:aws:s3:::bucket', `arn:aws:glue:us-east-1:${ACCOUNT}:table/a b/c`,
      `arn:aws:ec2:us-east-1:${ACCOUNT}:vpc-endpoint-service/vpce-svc-1`, `arn:aws:x:us-east-1:${ACCOUNT}:a*b`,
    ],
    wrong: resourceMistakes,
  },
  resourceShareArnProblem: {
    right: [shareArn(UUID), shareArn(UUID, 'us-gov-west-1'), `arn:aws-cn:ram:cn-north-1:${ACCOUNT}:resource-share/${UUID}`],
    wrong: [
      [UUID, `is an id: write the ARN "arn:aws:ram:<region>:<account id>:resource-share/${UUID}"`],
      [`arn:aws:ram:us-east-1:${ACCOUNT}:resource-share-invitation/${UUID}`, 'is an invitation, not the share: write the ARN of the share, "arn:aws:ram:<region>:<account id>:resource-share/<uuid>"'],
      [shareArn('1'), 'must be an ARN of the form "arn:aws:ram:<region>:<account id>:resource-share/<uuid>"'],
      [shareArn(UUID, ''), 'must be an ARN of the form'],
      [shareArn(UUID.toUpperCase()), 'must be an ARN of the form'],
      [`${shareArn(UUID)}/`, 'must be an ARN of the form'],
      [`x${shareArn(UUID)}`, 'must be an ARN of the form'],
      ['', 'must be an ARN of the form'],
    ],
  },
  resourceShareNameProblem: {
    right: ['a', 'Network', 'a_b.c-d 1', chars(255)],
    wrong: [
      ['', 'is empty: write 1 to 255 letters, digits, spaces, periods, hyphens and underscores'],
      [chars(256), 'has 256 characters: shorten it to at most 255'],
      ['a/b', 'holds "/": use letters, digits, spaces, periods, hyphens and underscores only'],
      ['café', 'holds "é": use letters'],
      ['share 🚀', 'holds "🚀": use letters'],
      ['a\nb', 'holds "\\n": use letters'],
    ],
  },
  permissionNameProblem: {
    right: ['AWSRAMDefaultPermissionSubnet', 'AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority'],
    wrong: [
      ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet', 'is an ARN: write the name alone, "AWSRAMDefaultPermissionSubnet"'],
      ['a b', 'must be that of a permission managed by AWS, letters and digits, e.g. "AWSRAMDefaultPermissionSubnet"'],
      ['', 'must be that of a permission managed by AWS'],
    ],
  },
  customerManagedPermissionNameProblem: {
    right: ['a', 'a_b.c-d1', chars(36)],
    wrong: [
      [chars(37), 'has 37 characters: shorten it to at most 36'],
      ['a b', 'holds " ": use letters, digits, periods, hyphens and underscores only'],
      ['a/b', 'holds "/": use letters'],
      ['', 'must be 1 to 36 letters, digits, periods, hyphens and underscores'],
    ],
  },
  permissionArnProblem: {
    right: [
      'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet', 'arn:aws-us-gov:ram::aws:permission/AWSRAMDefaultPermissionSubnet',
      `arn:aws:ram:us-east-1:${ACCOUNT}:permission/a`, `arn:aws:ram:eu-central-1:${ACCOUNT}:permission/${chars(36)}`,
    ],
    wrong: [
      ['AWSRAMDefaultPermissionSubnet', 'is a name: write the ARN "arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet"'],
      ['arn:aws:ram:us-east-1:aws:permission/AWSRAMDefaultPermissionSubnet', 'names a region, but permissions managed by AWS have none: write "arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet"'],
      ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet:2', 'names a version, but a share takes the default version only: write "arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet"'],
      [`arn:aws:ram:us-east-1:${ACCOUNT}:permission/mine/v12`, `names a version, but a share takes the default version only: write "arn:aws:ram:us-east-1:${ACCOUNT}:permission/mine"`],
      ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'belongs to IAM: a share takes permissions of RAM, "arn:aws:ram::aws:permission/<name>"'],
      [`arn:aws:ram:us-east-1:${ACCOUNT}:permission/${chars(37)}`, 'must be an ARN: "arn:aws:ram::aws:permission/<name>" (managed by AWS) or "arn:aws:ram:<region>:<account id>:permission/<name>" (managed by a customer)'],
      [`arn:aws:ram::${ACCOUNT}:permission/mine`, 'must be an ARN'],
      [`arn:aws:ram:us-east-1:${ACCOUNT}:permission/`, 'must be an ARN'],
      ['mine', 'must be an ARN'],
      ['', 'must be an ARN'],
    ],
  },
};

const isFormat = (name: string) => name.endsWith('Problem');

test('every format has its table', () => {
  expect(Object.keys(tables).sort()).toEqual(Object.keys(formats).filter(isFormat).sort());
});

describe.each(Object.entries(tables))('%s', (name, { right, wrong }) => {
  const problem = formats[name as keyof typeof formats] as formats.Format;

  test.each(right)('takes %j', (value) => {
    expect(problem(value)).toBeUndefined();
  });

  test.each(wrong)('refuses %j', (value, advice) => {
    expect(problem(value)).toContain(`${JSON.stringify(value)} ${advice}`);
  });

  test('says what kind of value is wrong, and ends without a period', () => {
    for (const [value] of wrong) {
      expect(problem(value)).toMatch(/^[a-z ]+"/);
      expect(problem(value)).not.toMatch(/\.$/);
    }
  });

  test('lets tokens pass, whole or in part', () => {
    expect(problem(token())).toBeUndefined();
    expect(problem(`wrong ${Aws.ACCOUNT_ID}`)).toBeUndefined();
  });

  test.each([
    ['${AWS::AccountId}', '${AWS::AccountId}'],
    ['arn:${AWS::Partition}:ec2:us-east-1:111122223333:subnet/x', '${AWS::Partition}'],
    ['arn:aws:ec2:us-east-1:111122223333:subnet/${AWS::StackName}', '${AWS::StackName}'],
  ])('refuses the literal pseudo parameter in %j', (value, parameter) => {
    expect(problem(value)).toContain(`holds "${parameter}", which nothing replaces: use the tokens of Aws or Stack`);
  });
});

describe('an account id that is a number', () => {
  test.each([[12345678901, '"012345678901"'], [111122223333, '"111122223333"']])('%d is refused, whatever the number of digits', (id, written) => {
    const message = formats.accountIdProblem(id as unknown as string);
    expect(message).toBe(`account id ${id} is a number, which loses leading zeros: write it as a string of 12 digits, ${written}`);
  });
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
    ['', 'unknown'],
  ])('of %j is %s', (value, kind) => {
    expect(formats.principalKind(value)).toBe(kind);
  });
});
