import { arn, AUTHORITY, OTHER, OWNER, share, ShareValues, SUBNET, UNIT } from './support';
import { checkShare } from '../../src/rules/check-share';

const THIRD = '333344445555';
const SERVICES = ['a.amazonaws.com', 'b.amazonaws.com'];
const EXADATA = arn('odb', 'cloud-exadata-infrastructure/exa_1');
const PERMISSION = arn('ram', 'permission/mine');

const variants: [what: string, values: ShareValues, message: string][] = [
  ['values of which there are many', { principals: [OTHER], resources: [1, 2, 3, 4, 5].map((n) => `${SUBNET}${n}`), allowExternalPrincipals: true },
    `ec2:Subnet "${SUBNET}1", "${SUBNET}2", "${SUBNET}3" and 2 more can be shared within your own organization only, but the share allows external principals: `
    + `set allowExternalPrincipals to false, make sure that your organization has "${OTHER}", or use another share for what is meant for outside`],
  ['a role known only at deployment', { principals: [{ value: 'arn:${Token[AWS.Partition.3]}:iam::${Token[AWS.AccountId.4]}:role/Reader' }], resources: [SUBNET] },
    `ec2:Subnet "${SUBNET}" cannot be shared with IAM roles or users such as "arn:<token>:iam::<token>:role/Reader": share it with the account and let IAM policies there do the rest`],
  ['roles of one account', { principals: [`arn:aws:iam::${OTHER}:role/A`, `arn:aws:iam::${OTHER}:role/B`], resources: [SUBNET] },
    `ec2:Subnet "${SUBNET}" cannot be shared with IAM roles or users such as "arn:aws:iam::${OTHER}:role/A", "arn:aws:iam::${OTHER}:role/B": `
    + `share it with the account "${OTHER}" and let IAM policies there do the rest`],
  ['services with a resource that is not for them', { principals: SERVICES, sources: [OTHER], resources: [SUBNET], allowExternalPrincipals: true },
    `ec2:Subnet "${SUBNET}" cannot be shared with the service principals "a.amazonaws.com", "b.amazonaws.com", only sms-voice:PhoneNumber, sms-voice:Pool, `
    + 'sms-voice:SenderId, acm-pca:CertificateAuthority, s3:AccessGrants can: share it with accounts instead'],
  ['services where external principals are refused', { principals: SERVICES, sources: [OTHER] },
    'the service principals "a.amazonaws.com", "b.amazonaws.com" need allowExternalPrincipals, which is false: set it to true or leave it out'],
  ['services without source', { principals: SERVICES, allowExternalPrincipals: true },
    'the service principals "a.amazonaws.com", "b.amazonaws.com" have no source, so RAM falls back to the owner\'s account: '
    + 'say on whose behalf the services may act, with a source for each account'],
  ['sources beside an account', { principals: [OTHER], sources: [OWNER, OTHER] },
    `the sources "${OWNER}", "${OTHER}" constrain service principals only, and the share has none: take the sources out, or add the service principal`],
  ['sources alone', { sources: [OWNER, OTHER] },
    `the sources "${OWNER}", "${OTHER}" have no principal beside them: add the service principal, unless it is associated elsewhere`],
  ['sources beside tokens that may be services', { principals: ['${Token[TOKEN.1]}', '${Token[TOKEN.2]}'], sources: [OWNER, OTHER] },
    `the sources "${OWNER}", "${OTHER}" constrain service principals only, and these need allowExternalPrincipals, which is false: `
    + 'if "<token>", "<token>" are services, set it to true, or use SharePrincipal.service()'],
  ['roles of several accounts', { principals: [`arn:aws:iam::${OTHER}:role/A`, `arn:aws:iam::${THIRD}:role/B`], resources: [SUBNET] },
    `ec2:Subnet "${SUBNET}" cannot be shared with IAM roles or users such as "arn:aws:iam::${OTHER}:role/A", "arn:aws:iam::${THIRD}:role/B": `
    + `share it with the accounts "${OTHER}", "${THIRD}" and let IAM policies there do the rest`],
  ['units with a resource that is not for them', { principals: [UNIT, `${UNIT}2`], resources: [EXADATA] },
    `odb:CloudExadataInfrastructure "${EXADATA}" cannot be shared with the organizational units "${UNIT}", "${UNIT}2": name their accounts one by one`],
  ['principals that are named twice', { principals: [OTHER, THIRD, OTHER, THIRD] },
    `the principals "${OTHER}", "${THIRD}" are named more than once in the share: name each once`],
  ['a resource of unknown type in the app', { resources: [{ arn: '${Token[TOKEN.1]}', path: 'Stack/Thing', cfnResourceType: 'AWS::UnheardOf::Thing' }] },
    'no shareable type is known for "Stack/Thing (AWS::UnheardOf::Thing)": make sure that RAM shares such resources, and acknowledge this warning'],
  ['a bucket of the app', { resources: [{ arn: '${Token[TOKEN.1]}', path: 'Stack/Bucket', cfnResourceType: 'AWS::S3::Bucket' }] },
    'RAM is not known to share resources such as "Stack/Bucket (AWS::S3::Bucket)": give the bucket a bucket policy instead'],
  ['a permission of mine for a type without known permissions', {
    resources: [arn('ec2', 'placement-group/pg')], permissions: [{ arn: PERMISSION, resourceType: 'ec2:PlacementGroup' }],
  }, `ec2:PlacementGroup takes no customer managed permission such as "${PERMISSION}": use one that AWS manages, or leave it out`],
  ['a permission of the app from another Region', {
    resources: [AUTHORITY], permissions: [{ arn: '${Token[TOKEN.1]}', path: 'Stack/Permission', account: OWNER, region: 'eu-west-1' }],
  }, 'the permission "Stack/Permission" is in "eu-west-1", but the share is in "us-east-1": make the same permission in "us-east-1" and use that'],
  ['a document without type', { resources: [{ arn: '${Token[TOKEN.1]}', path: 'D', cfnResourceType: 'AWS::SSM::Document', properties: {} }] },
    'resource "D" is a document of type "Command", which is shared by its own permissions and not by RAM: use ModifyDocumentPermission of Systems Manager'],
];

describe('the words for', () => {
  test.each(variants)('%s', (_what, values, message) => {
    expect(checkShare(share(values)).map((finding) => finding.message)).toEqual([message]);
  });
});
