import { arn, AUTHORITY, kind, OTHER, OWNER, share, ShareValues, SUBNET } from './support';
import { WRONG_COMBINATIONS, WRONG_PERMISSIONS, WRONG_RESOURCES, WRONG_VALUES } from './wrong-shares';
import { checkShare } from '../../src/rules/check-share';

/** Each says something about a share of the table of wrong ones. */
const words: [what: string, kind: string, message: string][] = [
  ['a bare organization id (aws-cdk#14131)', 'error cdk-ram:malformedPrincipal',
    'principal "o-abcdefghij" is a bare organization id, which RAM refuses: write the ARN "arn:aws:organizations::<management account id>:organization/o-abcdefghij"'],
  ['a subnet id', 'error cdk-ram:malformedResource',
    'resource "subnet-0a1b2c3d" is an id, RAM takes ARNs: write "arn:aws:ec2:<region>:<account id>:subnet/subnet-0a1b2c3d"'],
  ['a service as its own source', 'error cdk-ram:malformedSource',
    'source "pca-connector-ad.amazonaws.com" is a service principal: it belongs in the principals; a source says on whose behalf the service acts'],
  ['the name of a permission', 'error cdk-ram:malformedPermission',
    'permission "AWSRAMDefaultPermissionSubnet" is a name: write the ARN "arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet"'],
  ['a slash in the name (terraform-aws-ipam#49)', 'error cdk-ram:malformedName',
    'resource share name "ipam/top" holds "/": use letters, digits, spaces, periods, hyphens and underscores only'],
  ['a service beside an account (terraform-provider-aws#45883)', 'error cdk-ram:mixedPrincipals',
    'service principals can\'t be in a share with other principals ("pca-connector-ad.amazonaws.com" with "222233334444"): create a separate share, or name those accounts as sources'],
  ['a service inside the organization', 'error cdk-ram:externalPrincipalsForService',
    'the service principal "pca-connector-ad.amazonaws.com" needs allowExternalPrincipals, which is false: set it to true or leave it out'],
  ['a service without source (confused deputy)', 'warning cdk-ram:servicePrincipalWithoutSource',
    'the service principal "pca-connector-ad.amazonaws.com" has no source, so RAM falls back to the owner\'s account: say on whose behalf the service may act, with a source for each account'],
  ['a source beside an account', 'error cdk-ram:sourceWithoutServicePrincipal',
    'the source "111122223333" constrains service principals only, and the share has none: take the source out, or add the service principal'],
  ['a source alone', 'warning cdk-ram:sourceWithoutPrincipal',
    'the source "222233334444" has no principal beside it: add the service principal, unless it is associated elsewhere'],
  ['an organization ARN as source', 'warning cdk-ram:organizationArnAsSource',
    'the source "arn:aws:organizations::111122223333:organization/o-abcdefghij" is an ARN of Organizations: name an organization by its id ("o-..."), an organizational unit by its path ("o-.../r-.../ou-.../")'],
  ['two organizations', 'error cdk-ram:severalOrganizations',
    'the principals "arn:aws:organizations::111122223333:organization/o-abcdefghij", "arn:aws:organizations::111122223333:ou/o-klmnopqrst/ou-ab12-11111111" are of different organizations, but RAM shares with your own organization only: name the accounts of the other organization instead, and allow external principals'],
  ['retained sharing inside the organization', 'error cdk-ram:retainWithoutExternalPrincipals',
    'retainSharingOnAccountLeaveOrganization true needs allowExternalPrincipals, which is false: set it to true, or leave retainSharingOnAccountLeaveOrganization out (changing it replaces a share that exists)'],
  ['retained sharing with an organization', 'error cdk-ram:retainWithOrganization',
    'retainSharingOnAccountLeaveOrganization true cannot go with organizations or organizational units such as "arn:aws:organizations::111122223333:organization/o-abcdefghij": name accounts instead, or leave retainSharingOnAccountLeaveOrganization out (changing it replaces a share that exists)'],
  ['retained sharing of a subnet', 'warning cdk-ram:retainWithOrganizationOnlyType',
    'retainSharingOnAccountLeaveOrganization true cannot go with ec2:Subnet "arn:aws:ec2:us-east-1:111122223333:subnet/subnet-0a1b2c3d", which is shared within an organization only: put it in another share, or leave retainSharingOnAccountLeaveOrganization out (changing it replaces a share that exists)'],
  ['a role for a subnet', 'warning cdk-ram:iamPrincipalRefused',
    'ec2:Subnet "arn:aws:ec2:us-east-1:111122223333:subnet/subnet-0a1b2c3d" cannot be shared with IAM roles or users such as "arn:aws:iam::222233334444:role/Reader": share it with the account "222233334444" and let IAM policies there do the rest'],
  ['a role for a billing view', 'warning cdk-ram:iamPrincipalRefused',
    'billing:billingview "arn:aws:billing::111122223333:billingview/custom-0f8a1b2c" cannot be shared with IAM roles or users such as "arn:aws:iam::222233334444:role/Reader": share it with the account "222233334444" and let IAM policies there do the rest (the guides of RAM and of the service contradict each other here: acknowledge this if it works)'],
  ['a service for a subnet', 'warning cdk-ram:servicePrincipalRefused',
    'ec2:Subnet "arn:aws:ec2:us-east-1:111122223333:subnet/subnet-0a1b2c3d" cannot be shared with the service principal "pca-connector-ad.amazonaws.com", only sms-voice:PhoneNumber, sms-voice:Pool, sms-voice:SenderId, acm-pca:CertificateAuthority, s3:AccessGrants can: share it with accounts instead'],
  ['an organization for a backup vault', 'warning cdk-ram:organizationRefused',
    'backup:BackupVault "arn:aws:backup:us-east-1:111122223333:backup-vault:air-gapped" cannot be shared with the whole organization "arn:aws:organizations::111122223333:organization/o-abcdefghij": name its accounts one by one'],
  ['a unit for Oracle Database@AWS', 'warning cdk-ram:organizationalUnitRefused',
    'odb:CloudExadataInfrastructure "arn:aws:odb:us-east-1:111122223333:cloud-exadata-infrastructure/exa_1" cannot be shared with the organizational unit "arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-11111111": name its accounts one by one'],
  ['a subnet for accounts anywhere', 'warning cdk-ram:organizationOnlyType',
    'ec2:Subnet "arn:aws:ec2:us-east-1:111122223333:subnet/subnet-0a1b2c3d" can be shared within your own organization only, but the share allows external principals: set allowExternalPrincipals to false, or make sure that your organization has "222233334444"'],
  ['a type that nobody knows', 'warning cdk-ram:unknownResourceType',
    'no shareable type is known for "arn:aws:unheard-of:us-east-1:111122223333:thing/1": make sure that RAM shares such resources, and acknowledge this warning'],
  ['a subnet of another Region', 'error cdk-ram:otherRegion',
    'resource "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1b2c3d" is in "eu-west-1", but the share is in "us-east-1": RAM shares it in its own Region only, so declare the share in a stack of "eu-west-1"'],
  ['a core network outside us-east-1 (terraform-aws-cloudwan#30)', 'error cdk-ram:globalResourceRegion',
    'networkmanager:CoreNetwork "arn:aws:networkmanager::111122223333:core-network/core-network-0a1b2c3d" is global, and RAM shares global resources in "us-east-1" only, but the share is in "eu-west-1": declare it in a stack of "us-east-1"'],
  ['a billing view outside us-east-1', 'warning cdk-ram:uncertainShareRegion',
    'billing:billingview "arn:aws:billing::111122223333:billingview/custom-0f8a1b2c" has no Region in its ARN, so RAM may share it in "us-east-1" only, but the share is in "eu-west-1": if RAM refuses it, declare it there'],
  ['a subnet of another account', 'error cdk-ram:otherOwner',
    'resource "arn:aws:ec2:us-east-1:222233334444:subnet/subnet-0a1b2c3d" belongs to account "222233334444", but the share to "111122223333": only the owner can share it, so declare the share in a stack of "222233334444"'],
  ['the owner itself', 'warning cdk-ram:ownerAsPrincipal',
    'account "111122223333" owns the share and already has access: remove "111122223333"'],
  ['a subnet of another partition', 'error cdk-ram:otherPartition',
    'the ARN "arn:aws-cn:ec2:us-east-1:111122223333:subnet/subnet-0a1b2c3d" is of partition "aws-cn", but the share of "aws": write "arn:aws:...", or take the partition from the stack'],
  ['an account twice', 'warning cdk-ram:duplicatePrincipal',
    'the principal "222233334444" is named more than once in the share: name it once'],
  ['a subnet twice', 'warning cdk-ram:duplicateResource',
    'the resource "arn:aws:ec2:us-east-1:111122223333:subnet/subnet-0a1b2c3d" is named more than once in the share: name it once'],
  ['a source twice', 'warning cdk-ram:duplicateSource',
    'the source "222233334444" is named more than once in the share: name it once'],
  ['two permissions for core networks (controllers#3025)', 'error cdk-ram:severalPermissionsForType',
    'the permissions "AWSRAMDefaultPermissionsNetworkManagerCoreNetwork", "AWSRAMVPCPermissionsNetworkManagerCoreNetwork" are all for networkmanager:CoreNetwork, and a share takes one for each type: keep one of them'],
  ['a permission for what is not there', 'warning cdk-ram:permissionWithoutResource',
    'the permission "AWSRAMDefaultPermissionTransitGateway" is for ec2:TransitGateway, of which the share has no resource: take it out, unless such resources are associated elsewhere'],
  ['a permission of mine for a subnet', 'warning cdk-ram:customerManagedPermissionRefused',
    'ec2:Subnet takes no customer managed permission such as "arn:aws:ram:us-east-1:111122223333:permission/mine": use one that AWS manages, "AWSRAMDefaultPermissionSubnet"'],
  ['a permission of mine for a trust store', 'warning cdk-ram:customerManagedPermissionRefused',
    'elasticloadbalancing:TrustStore takes no customer managed permission such as "arn:aws:ram:us-east-1:111122223333:permission/mine": use one that AWS manages, "AWSRAMPermissionElasticLoadBalancingTrustStore" (the guides of RAM and of the service contradict each other here: acknowledge this if it works)'],
  ['a permission of another Region', 'error cdk-ram:permissionFromOtherRegion',
    'the permission "arn:aws:ram:eu-west-1:111122223333:permission/mine" is in "eu-west-1", but the share is in "us-east-1": make the same permission in "us-east-1" and use that'],
  ['a permission of another account', 'error cdk-ram:permissionFromOtherAccount',
    'the permission "arn:aws:ram:us-east-1:222233334444:permission/mine" belongs to account "222233334444", but the share to "111122223333": make the same permission there and use that'],
  ['a misspelt permission', 'warning cdk-ram:unknownPermission',
    'no permission "AWSRAMDefaultPermissionSubnets" is known: did you mean "AWSRAMDefaultPermissionSubnet"? Names follow no scheme, so check it against what RAM lists, and acknowledge this if RAM has it'],
  ['a subnet of a default VPC', 'error cdk-ram:madeByDefault',
    'resource "arn:aws:ec2:us-east-1:111122223333:subnet/subnet-0a1b2c3d" is in a default VPC, or the default security group of one, which RAM cannot share: make one in a VPC of your own and share that'],
  ['a standard parameter', 'warning cdk-ram:parameterTier',
    'resource "Stack/Resource" is a parameter of tier "Standard", and RAM shares advanced ones only: set its tier to "Advanced"'],
  ['a parameter without tier', 'warning cdk-ram:parameterTier',
    'resource "Stack/Resource" is a parameter without tier, and RAM shares advanced ones only: set its tier to "Advanced"'],
  ['a standard backup vault', 'warning cdk-ram:standardBackupVault',
    'resource "Stack/Resource" is a standard backup vault, which RAM is not known to share: share a logically air-gapped vault (AWS::Backup::LogicallyAirGappedBackupVault)'],
  ['a firewall on a transit gateway', 'warning cdk-ram:firewallOnTransitGateway',
    'resource "Stack/Resource" is a firewall attached to a transit gateway, which RAM is not known to share: share the transit gateway'],
  ['a firewall policy with TLS inspection', 'warning cdk-ram:tlsInspectionPolicy',
    'resource "Stack/Resource" is a firewall policy with TLS inspection, which RAM is not known to share: share one without a TLS inspection configuration'],
  ['a Multi-AZ cluster of MySQL', 'warning cdk-ram:clusterNotOfAurora',
    'resource "Stack/Resource" is a database cluster of engine "mysql", and RAM shares Aurora clusters only: share an Aurora cluster'],
  ['an Aurora cluster with the default key', 'warning cdk-ram:clusterWithDefaultKey',
    'resource "Stack/Resource" is encrypted with the default key of RDS, so other accounts cannot clone it: encrypt it with a key of your own'],
  ['a volume with the default key', 'warning cdk-ram:volumeWithDefaultKey',
    'resource "Stack/Resource" is encrypted with the default key of the account, and RAM cannot share it if AWS manages that key: encrypt it with a key of your own'],
  ['an ONTAP volume', 'warning cdk-ram:volumeNotOfOpenZfs',
    'resource "Stack/Resource" is a volume of type "ONTAP", and RAM shares volumes of FSx for OpenZFS only: share one of these'],
  ['dedicated capacity', 'warning cdk-ram:dedicatedCapacity',
    'resource "Stack/Resource" is a capacity reservation of tenancy "dedicated", and RAM shares those of tenancy "default" only: reserve shared capacity'],
  ['a high-memory host', 'warning cdk-ram:highMemoryHost',
    'resource "Stack/Resource" is a dedicated host for "u-6tb1.metal", which RAM is not known to share: share a host of another size'],
  ['a resource group', 'warning cdk-ram:resourceGroupOfHosts',
    'resource "Stack/Resource" is a resource group without the configuration "AWS::EC2::HostManagement", and RAM shares host resource groups only: share the resources in it'],
  ['a runbook', 'warning cdk-ram:ordinaryDocument',
    'resource "Stack/Resource" is a document of type "Automation", which is shared by its own permissions and not by RAM: use ModifyDocumentPermission of Systems Manager'],
  ['an Event API', 'warning cdk-ram:eventApi',
    'resource "arn:aws:appsync:us-east-1:111122223333:apis/1" is an Event API, and RAM is known to share GraphQL APIs only: share a GraphQL API, or acknowledge this if RAM takes it by now'],
  ['a classic event bus', 'warning cdk-ram:sharedOtherwise',
    'RAM is not known to share resources such as "arn:aws:events:us-east-1:111122223333:event-bus/orders": give the event bus a resource policy instead'],
];

const wrong = [...WRONG_VALUES, ...WRONG_COMBINATIONS, ...WRONG_PERMISSIONS, ...WRONG_RESOURCES];
const valuesOf = (what: string) => wrong.find(([name]) => name === what)?.[1] ?? {};

describe('what is said, and how gravely, about', () => {
  test.each(words)('%s', (what, how, message) => {
    expect(checkShare(share(valuesOf(what))).map((finding) => [kind(finding), finding.message])).toEqual([[how, message]]);
  });
});

const PERMISSION = arn('ram', 'permission/mine');

const variants: [what: string, values: ShareValues, message: string][] = [
  ['values of which there are many', { principals: [OTHER], resources: [1, 2, 3, 4, 5].map((n) => `${SUBNET}${n}`), allowExternalPrincipals: true },
    `ec2:Subnet "${SUBNET}1", "${SUBNET}2", "${SUBNET}3" and 2 more can be shared within your own organization only, but the share allows external principals: `
    + `set allowExternalPrincipals to false, or make sure that your organization has "${OTHER}"`],
  ['a role known only at deployment', { principals: [{ value: 'arn:${Token[AWS.Partition.3]}:iam::${Token[AWS.AccountId.4]}:role/Reader' }], resources: [SUBNET] },
    `ec2:Subnet "${SUBNET}" cannot be shared with IAM roles or users such as "arn:<token>:iam::<token>:role/Reader": share it with the account and let IAM policies there do the rest`],
  ['roles of one account', { principals: [`arn:aws:iam::${OTHER}:role/A`, `arn:aws:iam::${OTHER}:role/B`], resources: [SUBNET] },
    `ec2:Subnet "${SUBNET}" cannot be shared with IAM roles or users such as "arn:aws:iam::${OTHER}:role/A", "arn:aws:iam::${OTHER}:role/B": `
    + `share it with the account "${OTHER}" and let IAM policies there do the rest`],
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
  ['a parameter of intelligent tier', { resources: [{ arn: '${Token[TOKEN.1]}', path: 'P', cfnResourceType: 'AWS::SSM::Parameter', properties: { Tier: 'Intelligent-Tiering' } }] },
    'resource "P" is a parameter of tier "Intelligent-Tiering", and RAM shares advanced ones only: set its tier to "Advanced"'],
  ['a document without type', { resources: [{ arn: '${Token[TOKEN.1]}', path: 'D', cfnResourceType: 'AWS::SSM::Document', properties: {} }] },
    'resource "D" is a document of type "Command", which is shared by its own permissions and not by RAM: use ModifyDocumentPermission of Systems Manager'],
];

describe('the words for', () => {
  test.each(variants)('%s', (_what, values, message) => {
    expect(checkShare(share(values)).map((finding) => finding.message)).toEqual([message]);
  });
});
