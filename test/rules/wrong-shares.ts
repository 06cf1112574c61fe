import type { ShareValues } from './support';
import {
  arn, AUTHORITY, CORE_NETWORK, managed, ORGANIZATION, OTHER, OWNER, POOL, PROFILE, ROLE, SERVICE, SUBNET, token, TRANSIT_GATEWAY, UNIT, USER,
} from './support';

/** A mistake, the rule that finds it, the value at fault and the way out, as the message names them. */
export type WrongShare = [what: string, values: ShareValues, rule: string, value: string, wayOut: string];

const CONNECTOR = { principals: [SERVICE], resources: [AUTHORITY], sources: [OTHER], allowExternalPrincipals: true };
const PERMISSION = arn('ram', 'permission/mine');
const MESH = arn('appmesh', 'mesh/demo');
const VAULT = arn('backup', 'backup-vault:air-gapped');
const BILLING_VIEW = `arn:aws:billing::${OWNER}:billingview/custom-0f8a1b2c`;
const EXADATA = arn('odb', 'cloud-exadata-infrastructure/exa_1');

/** A construct of the app, whose ARN is known only at deployment. */
const construct = (cfnResourceType: string, properties: Record<string, unknown> = {}) => ({
  resources: [{ arn: token(), path: 'Stack/Resource', cfnResourceType, properties }],
});

const principal = (what: string, value: string, wayOut: string): WrongShare =>
  [what, { principals: [value], resources: [TRANSIT_GATEWAY] }, 'malformedPrincipal', value, wayOut];
const resource = (what: string, value: string, wayOut: string): WrongShare =>
  [what, { principals: [OTHER], resources: [value] }, 'malformedResource', value, wayOut];
const source = (what: string, value: string, wayOut: string): WrongShare =>
  [what, { ...CONNECTOR, sources: [value] }, 'malformedSource', value, wayOut];
const permission = (what: string, value: string, wayOut: string): WrongShare =>
  [what, { resources: [SUBNET], permissions: [value] }, 'malformedPermission', value, wayOut];
const configured = (what: string, cfnResourceType: string, properties: Record<string, unknown>, rule: string, wayOut: string): WrongShare =>
  [what, construct(cfnResourceType, properties), rule, 'Stack/Resource', wayOut];
const elsewhere = (what: string, value: string, wayOut: string): WrongShare =>
  [what, { principals: [OTHER], resources: [value] }, 'sharedOtherwise', value, wayOut];

export const WRONG_VALUES: WrongShare[] = [
  principal('a bare organization id (aws-cdk#14131)', 'o-abcdefghij', 'organization/o-abcdefghij'),
  principal('a bare unit id (terraform-provider-aws#7632)', 'ou-ab12-11111111', 'ou/<organization id>/ou-ab12-11111111'),
  principal('an organization root', 'r-ab12', 'organization/<organization id>'),
  principal('the ARN of an organization root', `arn:aws:organizations::${OWNER}:root/o-abcdefghij/r-ab12`, 'organization/o-abcdefghij'),
  principal('an organization ARN without its kind, as aws-vpc-builder-cdk writes it', `arn:aws:organizations::${OWNER}/o-abcdefghij`, ':organization/o-abcdefghij'),
  principal('an organizational unit ARN as the terms page prints it', `arn:aws:organizations::${OWNER}:organization/o-abcdefghij/ou-ab12-11111111`, ':ou/o-abcdefghij/ou-ab12-11111111'),
  principal('an organizational unit ARN without organization', `arn:aws:organizations::${OWNER}:ou/ou-ab12-11111111`, ':ou/<organization id>/'),
  principal('an organization ARN with a Region', `arn:aws:organizations:us-east-1:${OWNER}:organization/o-abcdefghij`, 'leave the fourth field empty'),
  principal('an organization path', 'o-abcdefghij/r-ab12/ou-ab12-11111111/', ':ou/o-abcdefghij/ou-ab12-11111111'),
  principal('an account root (amazon-sagemaker-examples#3047)', `arn:aws:iam::${OTHER}:root`, `write the account id "${OTHER}"`),
  principal('an account ARN', `arn:aws:organizations::${OWNER}:account/o-abcdefghij/${OTHER}`, `write the account id "${OTHER}"`),
  principal('an account id that lost its leading zero', '12345678901', 'write "012345678901"'),
  principal('an account id with a digit too many', '1234567890123', 'take the superfluous ones out'),
  principal('an account id with hyphens', '1234-5678-9012', '"123456789012"'),
  principal('an account id with white space', ' 123456789012', '"123456789012"'),
  principal('an account by name', 'production', 'write an account id (12 digits)'),
  principal('an account by e-mail address', 'ops@example.org', 'write the account id'),
  principal('everybody', '*', 'name the accounts'),
  principal('a session of a role', `arn:aws:sts::${OTHER}:assumed-role/Reader/me`, `arn:aws:iam::${OTHER}:role/Reader`),
  principal('an IAM group', `arn:aws:iam::${OTHER}:group/Readers`, 'write the ARN of an IAM role or user'),
  principal('a role with a Region', `arn:aws:iam:us-east-1:${OTHER}:role/Reader`, 'leave the fourth field empty'),
  principal('a service by URL', 'https://pca-connector-ad.amazonaws.com', '"pca-connector-ad.amazonaws.com"'),
  principal('a literal pseudo parameter', '${AWS::AccountId}', 'Aws.ACCOUNT_ID'),
  resource('a subnet id', 'subnet-0a1b2c3d', 'arn:aws:ec2:<region>:<account id>:subnet/subnet-0a1b2c3d'),
  resource('a transit gateway id', 'tgw-0a1b2c3d', ':transit-gateway/tgw-0a1b2c3d'),
  resource('a Resolver rule id', 'rslvr-rr-0a1b2c3d', ':resolver-rule/rslvr-rr-0a1b2c3d'),
  resource('a hosted zone id', 'Z0123456789ABC', 'Resolver rule'),
  resource('a VPC id', 'vpc-0a1b2c3d', 'its subnets'),
  resource('all subnets', arn('ec2', 'subnet/*'), 'one ARN per resource'),
  resource('a prefix list of AWS', 'arn:aws:ec2:us-east-1:aws:prefix-list/pl-0a1b2c3d', 'make one of your own'),
  resource('a name', 'my-resource', '"arn:<partition>:<service>:<region>:<account id>:<resource>"'),
  resource('an ARN with a short account', 'arn:aws:ec2:us-east-1:1234:subnet/subnet-1', 'must be an ARN'),
  source('a service as its own source', SERVICE, 'it belongs in the principals'),
  source('a bare unit id', 'ou-ab12-11111111', '"o-.../r-.../ou-ab12-11111111/"'),
  source('a path without its final slash', 'o-abcdefghij/r-ab12', '"o-abcdefghij/r-ab12/"'),
  source('a path without root', 'o-abcdefghij/ou-ab12-11111111/', '"o-.../r-.../ou-.../"'),
  source('a short account id', '12345678901', 'write "012345678901"'),
  source('an account root', `arn:aws:iam::${OTHER}:root`, `write the account id "${OTHER}"`),
  source('an organization id that is too short', 'o-abc', '10 to 32'),
  permission('the name of a permission', 'AWSRAMDefaultPermissionSubnet', 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet'),
  permission('a version', 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet:1', 'a share takes the default version only'),
  permission('a Region', 'arn:aws:ram:us-east-1:aws:permission/AWSRAMDefaultPermissionSubnet', 'arn:aws:ram::aws:permission/'),
  permission('an IAM policy', 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'takes permissions of RAM'),
  ['a slash in the name (terraform-aws-ipam#49)', { name: 'ipam/top' }, 'malformedName', 'ipam/top', 'use letters, digits'],
  ['an empty name', { name: '' }, 'malformedName', '', 'write 1 to 255'],
  ['a long name', { name: 'x'.repeat(256) }, 'malformedName', 'x'.repeat(256), 'shorten it'],
];

export const WRONG_COMBINATIONS: WrongShare[] = [
  ['a service beside an account (terraform-provider-aws#45883)', { ...CONNECTOR, principals: [SERVICE, OTHER] }, 'mixedPrincipals', SERVICE, 'create a separate share'],
  ['a service beside an organization', { ...CONNECTOR, principals: [ORGANIZATION, SERVICE] }, 'mixedPrincipals', ORGANIZATION, 'create a separate share'],
  ['a service beside a role', { ...CONNECTOR, principals: [ROLE, SERVICE] }, 'mixedPrincipals', ROLE, 'create a separate share'],
  ['a service inside the organization', { ...CONNECTOR, allowExternalPrincipals: false }, 'externalPrincipalsForService', SERVICE, 'set it to true'],
  ['a service without source (confused deputy)', { ...CONNECTOR, sources: [] }, 'servicePrincipalWithoutSource', SERVICE, 'with a source for each account'],
  ['a source beside an account', { principals: [OTHER], resources: [TRANSIT_GATEWAY], sources: [OWNER] }, 'sourceWithoutServicePrincipal', OWNER, 'take the source out'],
  ['a source alone', { resources: [AUTHORITY], sources: [OTHER] }, 'sourceWithoutPrincipal', OTHER, 'add the service principal'],
  ['an organization ARN as source', { ...CONNECTOR, sources: [ORGANIZATION] }, 'organizationArnAsSource', ORGANIZATION, 'by its id ("o-...")'],
  ['two organizations', { principals: [ORGANIZATION, UNIT.replaceAll('o-abcdefghij', 'o-klmnopqrst')], resources: [TRANSIT_GATEWAY] }, 'severalOrganizations', ORGANIZATION, 'name the accounts'],
  ['retained sharing inside the organization', { retainSharingOnAccountLeaveOrganization: true, principals: [OTHER], resources: [TRANSIT_GATEWAY] }, 'retainWithoutExternalPrincipals',
    'retainSharingOnAccountLeaveOrganization', 'changing it replaces a share'],
  ['retained sharing with an organization', { retainSharingOnAccountLeaveOrganization: true, allowExternalPrincipals: true, principals: [ORGANIZATION], resources: [TRANSIT_GATEWAY] },
    'retainWithOrganization', ORGANIZATION, 'name accounts instead'],
  ['retained sharing with a unit', { retainSharingOnAccountLeaveOrganization: true, allowExternalPrincipals: true, principals: [UNIT], resources: [TRANSIT_GATEWAY] },
    'retainWithOrganization', UNIT, 'name accounts instead'],
  ['retained sharing of a subnet', { retainSharingOnAccountLeaveOrganization: true, allowExternalPrincipals: true, resources: [SUBNET] },
    'retainWithOrganizationOnlyType', SUBNET, 'put it in another share'],
  ['a role for a subnet', { principals: [ROLE], resources: [SUBNET] }, 'iamPrincipalRefused', ROLE, `share it with the account "${OTHER}"`],
  ['a user for a transit gateway', { principals: [USER], resources: [TRANSIT_GATEWAY] }, 'iamPrincipalRefused', USER, `share it with the account "${OTHER}"`],
  ['a role for an AppRegistry application', { principals: [ROLE], resources: [arn('servicecatalog', '/applications/app')] }, 'iamPrincipalRefused', ROLE, 'share it with the account'],
  ['a role for a billing view', { principals: [ROLE], resources: [BILLING_VIEW] }, 'iamPrincipalRefused', ROLE, 'share it with the account'],
  ['a service for a subnet', { ...CONNECTOR, resources: [SUBNET] }, 'servicePrincipalRefused', SUBNET, 'share it with accounts instead'],
  ['a service for a parameter', { ...CONNECTOR, resources: [arn('ssm', 'parameter/a/b')] }, 'servicePrincipalRefused', SERVICE, 'acm-pca:CertificateAuthority'],
  ['an organization for a backup vault', { principals: [ORGANIZATION], resources: [VAULT] }, 'organizationRefused', ORGANIZATION, 'name its accounts'],
  ['an organization for Oracle Database@AWS', { principals: [ORGANIZATION], resources: [EXADATA] }, 'organizationRefused', EXADATA, 'name its accounts'],
  ['a unit for Oracle Database@AWS', { principals: [UNIT], resources: [EXADATA] }, 'organizationalUnitRefused', UNIT, 'name its accounts'],
  ['a subnet for accounts anywhere', { principals: [OTHER], resources: [SUBNET], allowExternalPrincipals: true }, 'organizationOnlyType', OTHER, 'set allowExternalPrincipals to false'],
  ['a security group for a role anywhere', { principals: [ROLE], resources: [arn('ec2', 'security-group/sg-1')], allowExternalPrincipals: true }, 'organizationOnlyType', ROLE,
    'set allowExternalPrincipals to false'],
  ['a type that nobody knows', { resources: [arn('unheard-of', 'thing/1')] }, 'unknownResourceType', arn('unheard-of', 'thing/1'), 'acknowledge this warning'],
  ['a subnet of another Region', { resources: [SUBNET.replace('us-east-1', 'eu-west-1')] }, 'otherRegion', 'eu-west-1', 'declare the share in a stack of "eu-west-1"'],
  ['a pool of an IPAM at home elsewhere', { resources: [{ arn: POOL, region: 'eu-west-1' }] }, 'otherRegion', POOL, 'home Region of its IPAM'],
  ['a core network outside us-east-1 (terraform-aws-cloudwan#30)', { region: 'eu-west-1', resources: [CORE_NETWORK] }, 'globalResourceRegion', CORE_NETWORK, 'stack of "us-east-1"'],
  ['a VPC origin outside us-east-1', { region: 'us-west-2', resources: [`arn:aws:cloudfront::${OWNER}:vpcorigin/vo_1`] }, 'globalResourceRegion', 'vpcorigin/vo_1', 'stack of "us-east-1"'],
  ['a billing view outside us-east-1', { region: 'eu-west-1', resources: [BILLING_VIEW] }, 'uncertainShareRegion', BILLING_VIEW, 'declare it there'],
  ['a response plan outside us-east-1', { region: 'eu-west-1', resources: [`arn:aws:ssm-incidents::${OWNER}:response-plan/p`] }, 'uncertainShareRegion', 'response-plan/p', 'declare it there'],
  ['a subnet of another account', { resources: [SUBNET.replace(OWNER, OTHER)] }, 'otherOwner', OTHER, `declare the share in a stack of "${OTHER}"`],
  ['the owner itself', { principals: [OWNER], resources: [TRANSIT_GATEWAY] }, 'ownerAsPrincipal', OWNER, 'remove "111122223333"'],
  ['a role of the owner itself', { principals: [ROLE.replace(OTHER, OWNER)], resources: [MESH] }, 'ownerAsPrincipal', ROLE.replace(OTHER, OWNER), 'remove "'],
  ['a subnet of another partition', { resources: [SUBNET.replace('arn:aws:', 'arn:aws-cn:')] }, 'otherPartition', 'aws-cn', 'take the partition from the stack'],
  ['an organization of another partition', { region: 'us-gov-west-1', principals: [ORGANIZATION] }, 'otherPartition', ORGANIZATION, 'arn:aws-us-gov:...'],
  ['an account twice', { principals: [OTHER, OTHER], resources: [TRANSIT_GATEWAY] }, 'duplicatePrincipal', OTHER, 'name it once'],
  ['a subnet twice', { resources: [SUBNET, SUBNET] }, 'duplicateResource', SUBNET, 'name it once'],
  ['a source twice', { ...CONNECTOR, sources: [OTHER, OTHER] }, 'duplicateSource', OTHER, 'name it once'],
];

export const WRONG_PERMISSIONS: WrongShare[] = [
  ['two permissions for core networks (controllers#3025)', {
    resources: [CORE_NETWORK],
    permissions: [managed('AWSRAMDefaultPermissionsNetworkManagerCoreNetwork'), managed('AWSRAMVPCPermissionsNetworkManagerCoreNetwork')],
  }, 'severalPermissionsForType', 'AWSRAMVPCPermissionsNetworkManagerCoreNetwork', 'keep one'],
  ['a permission of AWS and one of mine', {
    resources: [AUTHORITY], permissions: [managed('AWSRAMDefaultPermissionCertificateAuthority'), { arn: PERMISSION, resourceType: 'acm-pca:CertificateAuthority' }],
  }, 'severalPermissionsForType', PERMISSION, 'keep one'],
  ['a permission for what is not there', { resources: [SUBNET], permissions: [managed('AWSRAMDefaultPermissionTransitGateway')] },
    'permissionWithoutResource', 'AWSRAMDefaultPermissionTransitGateway', 'take it out'],
  ['a permission of mine for what is not there', { resources: [SUBNET], permissions: [{ arn: PERMISSION, resourceType: 'route53profiles:Profile' }] },
    'permissionWithoutResource', PERMISSION, 'take it out'],
  ['a permission of mine for a subnet', { resources: [SUBNET], permissions: [{ arn: PERMISSION, resourceType: 'ec2:Subnet' }] },
    'customerManagedPermissionRefused', PERMISSION, 'AWSRAMDefaultPermissionSubnet'],
  ['a permission of mine for a Verified Access group', {
    resources: [arn('ec2', 'verified-access-group/vagr-1')], permissions: [{ arn: PERMISSION, resourceType: 'ec2:VerifiedAccessGroup' }],
  }, 'customerManagedPermissionRefused', PERMISSION, 'AWSRAMPermissionVerifiedAccessGroup'],
  ['a permission of mine for a trust store', {
    resources: [arn('elasticloadbalancing', 'truststore/a/1')], permissions: [{ arn: PERMISSION, resourceType: 'elasticloadbalancing:TrustStore' }],
  }, 'customerManagedPermissionRefused', PERMISSION, 'AWSRAMPermissionElasticLoadBalancingTrustStore'],
  ['a permission of another Region', { resources: [PROFILE], permissions: [PERMISSION.replace('us-east-1', 'eu-west-1')] }, 'permissionFromOtherRegion', 'eu-west-1', 'make the same permission in "us-east-1"'],
  ['a permission of another account', { resources: [PROFILE], permissions: [PERMISSION.replace(OWNER, OTHER)] }, 'permissionFromOtherAccount', OTHER, 'make the same permission there'],
  ['a misspelt permission', { resources: [SUBNET], permissions: [managed('AWSRAMDefaultPermissionSubnets')] }, 'unknownPermission', 'AWSRAMDefaultPermissionSubnets', 'AWSRAMDefaultPermissionSubnet'],
  ['a misspelt permission for another type than the share holds', { resources: [SUBNET], permissions: [managed('AWSRAMDefaultPermissionsTransitGateway')] },
    'unknownPermission', 'AWSRAMDefaultPermissionsTransitGateway', 'did you mean "AWSRAMDefaultPermissionTransitGateway"?'],
  ['a permission that the DataZone guide invents', { resources: [arn('datazone', 'domain/dzd_1')], permissions: [managed('AWSRAMPermissionDataZoneDefault')] },
    'unknownPermission', 'AWSRAMPermissionDataZoneDefault', 'AWSRAMDefaultPermissionAmazonDataZoneDomain'],
];

export const WRONG_RESOURCES: WrongShare[] = [
  ['a subnet of a default VPC', { resources: [{ arn: SUBNET, madeByDefault: true }] }, 'madeByDefault', SUBNET, 'make one in a VPC of your own'],
  configured('a standard parameter', 'AWS::SSM::Parameter', { Tier: 'Standard' }, 'parameterTier', 'set its tier to "Advanced"'),
  configured('a parameter without tier', 'AWS::SSM::Parameter', {}, 'parameterTier', 'set its tier to "Advanced"'),
  configured('a parameter of intelligent tier', 'AWS::SSM::Parameter', { Tier: 'Intelligent-Tiering' }, 'parameterTier', 'set its tier to "Advanced"'),
  configured('a standard backup vault', 'AWS::Backup::BackupVault', {}, 'standardBackupVault', 'share a logically air-gapped vault'),
  configured('a firewall on a transit gateway', 'AWS::NetworkFirewall::Firewall', { TransitGatewayId: 'tgw-1' }, 'firewallOnTransitGateway', 'share the transit gateway'),
  configured('a firewall policy with TLS inspection', 'AWS::NetworkFirewall::FirewallPolicy', { FirewallPolicy: { TLSInspectionConfigurationArn: 'arn' } },
    'tlsInspectionPolicy', 'share one without'),
  configured('a Multi-AZ cluster of MySQL', 'AWS::RDS::DBCluster', { Engine: 'mysql' }, 'clusterNotOfAurora', 'share an Aurora cluster'),
  configured('an Aurora cluster with the default key', 'AWS::RDS::DBCluster', { Engine: 'aurora-mysql', StorageEncrypted: true }, 'clusterWithDefaultKey', 'a key of your own'),
  configured('a volume with the default key', 'AWS::EC2::Volume', { Encrypted: true }, 'volumeWithDefaultKey', 'a key of your own'),
  configured('an ONTAP volume', 'AWS::FSx::Volume', { VolumeType: 'ONTAP' }, 'volumeNotOfOpenZfs', 'OpenZFS'),
  configured('dedicated capacity', 'AWS::EC2::CapacityReservation', { Tenancy: 'dedicated' }, 'dedicatedCapacity', 'reserve shared capacity'),
  configured('a high-memory host', 'AWS::EC2::Host', { InstanceType: 'u-6tb1.metal' }, 'highMemoryHost', 'share a host of another size'),
  configured('a resource group', 'AWS::ResourceGroups::Group', { Name: 'tagged' }, 'resourceGroupOfHosts', 'share the resources in it'),
  configured('a runbook', 'AWS::SSM::Document', { DocumentType: 'Automation' }, 'ordinaryDocument', 'ModifyDocumentPermission'),
  ['an Event API', { resources: [{ arn: arn('appsync', 'apis/1'), cfnResourceType: 'AWS::AppSync::Api', properties: {} }] }, 'eventApi', arn('appsync', 'apis/1'), 'share a GraphQL API'],
  elsewhere('a VPC', arn('ec2', 'vpc/vpc-0a1b2c3d'), 'share its subnets'),
  elsewhere('a private hosted zone', 'arn:aws:route53:::hostedzone/Z0123456789ABC', 'associate the zone with a Route 53 Profile'),
  elsewhere('a classic event bus', arn('events', 'event-bus/orders'), 'give the event bus a resource policy'),
  elsewhere('a bucket', 'arn:aws:s3:::reports', 'give the bucket a bucket policy'),
  elsewhere('a key', arn('kms', 'key/1'), 'allow the other accounts in the key policy'),
  elsewhere('a secret', arn('secretsmanager', 'secret:db-1'), 'give the secret a resource policy'),
  elsewhere('a function', arn('lambda', 'function:f'), 'give the function a resource policy'),
  elsewhere('a queue', arn('sqs', 'jobs'), 'give the queue a queue policy'),
  elsewhere('a topic', arn('sns', 'news'), 'give the topic a topic policy'),
  elsewhere('a container repository', arn('ecr', 'repository/web'), 'give the repository a repository policy'),
  elsewhere('an IPAM', `arn:aws:ec2::${OWNER}:ipam/ipam-1`, 'share its pools'),
  elsewhere('an IPAM scope', `arn:aws:ec2::${OWNER}:ipam-scope/ipam-scope-1`, 'share the pools in it'),
  elsewhere('a transit gateway attachment', arn('ec2', 'transit-gateway-attachment/tgw-attach-1'), 'share the transit gateway'),
  elsewhere('a transit gateway route table', arn('ec2', 'transit-gateway-route-table/tgw-rtb-1'), 'share the transit gateway'),
  elsewhere('a route table', arn('ec2', 'route-table/rtb-1'), 'share the subnets that use it'),
  elsewhere('a NAT gateway', arn('ec2', 'natgateway/nat-1'), 'share the subnets that use it'),
  elsewhere('a public custom domain name', 'arn:aws:apigateway:us-east-1::/domainnames/example.org', 'share a private custom domain name'),
  elsewhere('a database instance', arn('rds', 'db:one'), 'share the Aurora cluster'),
];
