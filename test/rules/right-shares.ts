import { Aws } from 'aws-cdk-lib';
import type { ShareValues } from './support';
import {
  arn, AUTHORITY, CORE_NETWORK, managed, ORGANIZATION, OTHER, OWNER, POOL, PROFILE, ROLE, SERVICE, SUBNET, token, TRANSIT_GATEWAY, UNIT, USER,
} from './support';

/** What somebody shares, and how. */
export type RightShare = [what: string, values: ShareValues];

const MESH = arn('appmesh', 'mesh/demo');
const CONNECTOR = { principals: [SERVICE], resources: [AUTHORITY], sources: [OTHER], allowExternalPrincipals: true };
const PERMISSION = arn('ram', 'permission/mine');

/** A construct of the app, whose ARN is known only at deployment. */
const construct = (what: string, cfnResourceType: string, properties: Record<string, unknown> = {}): RightShare =>
  [what, { principals: [OTHER], resources: [{ arn: token(), cfnResourceType, properties }] }];

export const RIGHT_SHARES: RightShare[] = [
  ['nothing yet', {}],
  ['a name', { name: 'Network_1.prod - shared' }],
  ['principals before resources', { principals: [OTHER] }],
  ['a subnet with a unit', { principals: [UNIT], resources: [SUBNET] }],
  ['a subnet with the organization', { principals: [ORGANIZATION], resources: [SUBNET] }],
  ['a subnet with an account', { principals: [OTHER], resources: [SUBNET] }],
  ['a subnet with everything inside the organization', { principals: [OTHER, UNIT, ORGANIZATION], resources: [SUBNET] }],
  ['a subnet with a unit, although external principals are allowed', { principals: [UNIT], resources: [SUBNET], allowExternalPrincipals: true }],
  ['a subnet, external principals not known', { principals: [OTHER], resources: [SUBNET], allowExternalPrincipals: undefined }],
  ['a transit gateway with an account outside', { principals: [OTHER], resources: [TRANSIT_GATEWAY], allowExternalPrincipals: true }],
  ['a transit gateway that stays shared', { principals: [OTHER], resources: [TRANSIT_GATEWAY], allowExternalPrincipals: true, retainSharingOnAccountLeaveOrganization: true }],
  ['a subnet with an organization, not retained', { principals: [ORGANIZATION], resources: [SUBNET], retainSharingOnAccountLeaveOrganization: false }],
  ['a mesh with a role', { principals: [ROLE], resources: [MESH] }],
  ['a mesh with a user', { principals: [USER], resources: [MESH] }],
  ['a mesh with a role outside', { principals: [ROLE], resources: [MESH], allowExternalPrincipals: true }],
  ['an agent registry with a role, about which no source says anything', { principals: [ROLE], resources: [arn('agent-registry', 'registry/MyRegistryId12')] }],
  ['a certificate authority with a service', CONNECTOR],
  ['a certificate authority with two services', { ...CONNECTOR, principals: [SERVICE, 'pca-connector-scep.amazonaws.com'] }],
  ['sources of every kind', { ...CONNECTOR, sources: [OTHER, 'o-abcdefghij', 'o-abcdefghij/r-ab12/ou-ab12-11111111/', arn('pca-connector-ad', 'connector/1')] }],
  ['an S3 Access Grants instance with a service', { ...CONNECTOR, resources: [arn('s3', 'access-grants/default')] }],
  ['a phone number with a service', { ...CONNECTOR, resources: [arn('sms-voice', 'phone-number/phone-1')] }],
  ['a backup vault with accounts', { principals: [OTHER], resources: [arn('backup', 'backup-vault:air-gapped')] }],
  ['a backup vault with a unit', { principals: [UNIT], resources: [arn('backup', 'backup-vault:air-gapped')] }],
  ['Oracle infrastructure with an account', { principals: [OTHER], resources: [arn('odb', 'cloud-exadata-infrastructure/exa_1')] }],
  ['a core network in us-east-1', { principals: [OTHER], resources: [CORE_NETWORK] }],
  ['a core network beside a subnet in us-east-1', { principals: [OTHER], resources: [CORE_NETWORK, SUBNET] }],
  ['a core network of a stack elsewhere, shared in us-east-1', { resources: [{ arn: CORE_NETWORK, region: 'eu-west-1' }] }],
  ['a core network, Region not known', { region: undefined, resources: [CORE_NETWORK] }],
  ['a global resource of another partition, whose home is not documented', {
    region: 'cn-north-1', resources: [CORE_NETWORK.replace('arn:aws:', 'arn:aws-cn:')],
  }],
  ['a pool of IPAM in another Region than us-east-1', { region: 'eu-west-1', resources: [{ arn: POOL, region: 'eu-west-1' }] }],
  ['a pool of IPAM whose home is not known', { region: 'eu-west-1', resources: [POOL] }],
  ['a subnet of the Region', { region: 'eu-west-1', resources: [SUBNET.replace('us-east-1', 'eu-west-1')] }],
  ['a subnet, Region not known', { region: undefined, resources: [SUBNET] }],
  ['a subnet, Region a token', { region: Aws.REGION, resources: [SUBNET] }],
  ['a subnet, account not known', { account: undefined, resources: [SUBNET] }],
  ['a subnet, account a token', { account: Aws.ACCOUNT_ID, resources: [SUBNET] }],
  ['subnets of one Region and account, neither known of the share', { account: undefined, region: undefined, resources: [SUBNET, `${SUBNET}1`, TRANSIT_GATEWAY] }],
  ['a subnet beside one of a Region and account that are tokens', {
    account: undefined, region: undefined, resources: [SUBNET, `arn:aws:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:subnet/subnet-1`, token()],
  }],
  ['a subnet beside a core network in us-east-1, Region not known', { region: undefined, resources: [SUBNET, CORE_NETWORK] }],
  ['a subnet beside what may be shared there or elsewhere, Region not known', {
    region: undefined, resources: [SUBNET.replace('us-east-1', 'eu-west-1'), POOL, `arn:aws:billing::${OWNER}:billingview/custom-0f8a1b2c`],
  }],
  ['a subnet of China beside a core network, whose home there is not documented', {
    region: undefined, resources: [CORE_NETWORK, arn('ec2', 'subnet/subnet-1', 'cn-north-1')].map((value) => value.replace('arn:aws:', 'arn:aws-cn:')),
  }],
  ['a permission of AWS beside a subnet, nothing known of the share', {
    account: undefined, region: undefined, resources: [SUBNET], permissions: [managed('AWSRAMDefaultPermissionSubnet')],
  }],
  ['an account, while resources of two owners are tokens', {
    account: undefined, principals: [OWNER], resources: [`arn:aws:ec2:us-east-1:${Aws.ACCOUNT_ID}:transit-gateway/tgw-1`, token()],
  }],
  ['a share of which nothing is known', { account: undefined, region: undefined, partition: undefined, principals: [OTHER], resources: [SUBNET] }],
  ['a share of GovCloud', {
    region: 'us-gov-west-1', principals: [ORGANIZATION.replace('aws', 'aws-us-gov')], resources: [arn('ec2', 'subnet/subnet-1', 'us-gov-west-1').replace('aws', 'aws-us-gov')],
  }],
  ['a share of China', { partition: 'aws-cn', region: 'cn-north-1', principals: [ORGANIZATION.replace('aws', 'aws-cn')] }],
  ['a default permission', { principals: [OTHER], resources: [SUBNET], permissions: [managed('AWSRAMDefaultPermissionSubnet')] }],
  ['one permission for each type', {
    resources: [SUBNET, TRANSIT_GATEWAY], permissions: [managed('AWSRAMDefaultPermissionSubnet'), managed('AWSRAMDefaultPermissionTransitGateway')],
  }],
  ['a permission before its resources', { permissions: [managed('AWSRAMDefaultPermissionSubnet')] }],
  ['a permission beside a resource that is a token', { resources: [token()], permissions: [managed('AWSRAMDefaultPermissionSubnet')] }],
  ['a permission that is not the default', { resources: [AUTHORITY], permissions: [managed('AWSRAMRevokeCertificateCertificateAuthority')] }],
  ['a permission whose partition is a token', {
    resources: [SUBNET], permissions: [{ arn: `arn:${Aws.PARTITION}:ram::aws:permission/AWSRAMDefaultPermissionSubnet` }],
  }],
  ['a permission of mine', { resources: [PROFILE], permissions: [{ arn: PERMISSION, resourceType: 'route53profiles:Profile' }] }],
  ['a permission of mine, defined in the app', { resources: [PROFILE], permissions: [{ arn: token(), resourceType: 'route53profiles:Profile', account: OWNER, region: 'us-east-1' }] }],
  ['a permission of mine, type not known', { resources: [PROFILE], permissions: [PERMISSION] }],
  ['a permission of mine for a new type', { resources: [token()], permissions: [{ arn: PERMISSION, resourceType: 'unheard-of:Thing' }] }],
  ['tokens everywhere', { allowExternalPrincipals: true, name: token(), principals: [token()], resources: [token()], sources: [token()], permissions: [token()] }],
  ['a token that may be a service', { ...CONNECTOR, principals: [token()] }],
  ['a token that may be a service, external principals not known', { ...CONNECTOR, allowExternalPrincipals: undefined, principals: [token()] }],
  ['a principal that has still to be looked up, with a source', { ...CONNECTOR, allowExternalPrincipals: false, principals: ['dummy-value-for-/network/'] }],
  ['a principal of a kind not heard of, with a source', { ...CONNECTOR, allowExternalPrincipals: false, principals: ['arn:aws:sso:::instance/ssoins-0123456789abcdef'] }],
  ['a token that may be anything, without source', { principals: [token()], resources: [AUTHORITY] }],
  ['a service that is a token', { ...CONNECTOR, principals: [{ value: token(), kind: 'service' }] }],
  ['a role that is a token', { principals: [{ value: token(), kind: 'role' }], resources: [MESH] }],
  ['a role of an account that is a token', { principals: [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/Reader`], resources: [MESH] }],
  ['a subnet whose ARN holds tokens', { principals: [OTHER], resources: [`arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:subnet/${token()}`] }],
  ['a resource whose kind is a token', { resources: [`arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:${token()}`] }],
  ...['dummy-value-for-/network/', '{{resolve:ssm:/network/}}'].flatMap((later): RightShare[] => [
    [`everything ${later}`, { allowExternalPrincipals: true, name: later, principals: [later], resources: [later], sources: [later], permissions: [later] }],
    [`a Region and an account ${later}`, {
      principals: [`arn:aws:iam::${later}:role/Reader`],
      resources: [`arn:aws:appmesh:${later}:${later}:mesh/demo`, `arn:aws:unheard-of:${later}:${later}:thing/1`],
      permissions: [`arn:aws:ram:${later}:${later}:permission/mine`],
    }],
    [`an id ${later}`, { principals: [OTHER], resources: [arn('ec2', `subnet/${later}`)], permissions: [`arn:aws:ram::aws:permission/${later}`] }],
  ]),
  ['an advanced parameter by ARN', { principals: [OTHER], resources: [arn('ssm', 'parameter/a/b')] }],
  construct('an advanced parameter', 'AWS::SSM::Parameter', { Tier: 'Advanced' }),
  construct('a parameter whose tier is a parameter', 'AWS::SSM::Parameter', { Tier: { Ref: 'Tier' } }),
  construct('a logically air-gapped vault', 'AWS::Backup::LogicallyAirGappedBackupVault'),
  construct('a firewall in a VPC', 'AWS::NetworkFirewall::Firewall', { VpcId: 'vpc-1' }),
  construct('a plain firewall policy', 'AWS::NetworkFirewall::FirewallPolicy', { FirewallPolicy: {} }),
  construct('a rule group', 'AWS::NetworkFirewall::RuleGroup', { Type: 'STATEFUL' }),
  construct('a rule group whose type is a parameter', 'AWS::NetworkFirewall::RuleGroup', { Type: { Ref: 'Type' } }),
  construct('an Aurora cluster', 'AWS::RDS::DBCluster', { Engine: 'aurora-postgresql' }),
  construct('an Aurora cluster with its own key', 'AWS::RDS::DBCluster', { Engine: 'aurora', StorageEncrypted: true, KmsKeyId: 'key' }),
  construct('a cluster whose engine is a parameter', 'AWS::RDS::DBCluster', { Engine: { Ref: 'Engine' } }),
  construct('a volume with its own key', 'AWS::EC2::Volume', { Encrypted: true, KmsKeyId: 'key' }),
  construct('a plain volume', 'AWS::EC2::Volume', { Encrypted: false }),
  construct('an OpenZFS volume', 'AWS::FSx::Volume', { VolumeType: 'OPENZFS' }),
  construct('shared capacity', 'AWS::EC2::CapacityReservation', { Tenancy: 'default' }),
  construct('a host', 'AWS::EC2::Host', { InstanceType: 'm5.large' }),
  construct('a host of a family', 'AWS::EC2::Host', { InstanceFamily: 'm5' }),
  construct('a host resource group', 'AWS::ResourceGroups::Group', { Configuration: [{ Type: 'AWS::EC2::HostManagement' }] }),
  construct('a document of another type', 'AWS::SSM::Document', { DocumentType: 'AutoApprovalPolicy' }),
  construct('a GraphQL API', 'AWS::AppSync::GraphQLApi'),
  construct('a subnet', 'AWS::EC2::Subnet'),
];
