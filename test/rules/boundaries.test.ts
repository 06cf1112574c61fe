import { Aws } from 'aws-cdk-lib';
import { arn, kind, managed, messages, ORGANIZATION, OTHER, OWNER, POOL, PROFILE, ROLE, SERVICE, share, SUBNET, token, TRANSIT_GATEWAY, UNIT } from './support';
import { checkShare } from '../../src/rules/check-share';
import * as configuredResources from '../../src/rules/configured-resources';
import * as duplicates from '../../src/rules/duplicates';
import * as homes from '../../src/rules/homes';
import * as owner from '../../src/rules/owner';
import * as partitions from '../../src/rules/partitions';
import * as permissions from '../../src/rules/permissions';
import * as quotas from '../../src/rules/quotas';
import * as regions from '../../src/rules/regions';
import * as servicePrincipals from '../../src/rules/service-principals';

const accounts = (count: number) => Array.from({ length: count }, (_, index) => String(200000000000 + index));
const subnets = (count: number) => Array.from({ length: count }, (_, index) => `${SUBNET}${index}`);

describe('RAM takes 5,000 by default', () => {
  test('principals', () => {
    expect(messages(quotas.principalQuota, { principals: accounts(5000) })).toEqual([]);
    expect(messages(quotas.principalQuota, { principals: accounts(5001) })).toEqual([
      'the share has 5001 principals, and RAM takes 5000 by default, the first one too many is "200000005000": '
      + 'name organizational units instead of accounts, or ask AWS for a higher quota',
    ]);
  });

  test('resources', () => {
    expect(messages(quotas.resourceQuota, { resources: subnets(5000) })).toEqual([]);
    expect(messages(quotas.resourceQuota, { resources: subnets(5001) })).toEqual([
      `the share has 5001 resources, and RAM takes 5000 by default, the first one too many is "${SUBNET}5000": `
      + 'spread them over several shares, or ask AWS for a higher quota',
    ]);
  });

  test('of different ones', () => {
    expect(messages(quotas.principalQuota, { principals: [...accounts(5000), ...accounts(5000)] })).toEqual([]);
  });

  test('which is a warning, since quotas can be raised', () => {
    expect(checkShare(share({ principals: accounts(5001), resources: subnets(5001) })).map(kind)).toEqual(['warning cdk-ram:principalQuota', 'warning cdk-ram:resourceQuota']);
  });
});

describe('what is named twice', () => {
  test('is told once, however often it is named', () => {
    expect(messages(duplicates.duplicatePrincipal, { principals: [OTHER, OTHER, OTHER, OWNER] })).toEqual([
      `the principal "${OTHER}" is named more than once in the share: name it once`,
    ]);
  });

  test('may be a permission', () => {
    const permission = managed('AWSRAMDefaultPermissionSubnet');
    expect(checkShare(share({ resources: [SUBNET], permissions: [permission, permission] })).map(({ message }) => message)).toEqual([
      `the permission "${permission.arn}" is named more than once in the share: name it once`,
    ]);
  });
});

describe('the Region of a resource', () => {
  const elsewhere = { arn: `arn:aws:ec2:${Aws.REGION}:${OWNER}:subnet/subnet-1`, region: 'eu-west-1' };

  test('is that of its construct where the ARN does not tell', () => {
    expect(messages(regions.otherRegion, { resources: [elsewhere] })).toHaveLength(1);
    expect(messages(regions.otherRegion, { resources: [{ ...elsewhere, region: 'us-east-1' }] })).toEqual([]);
    expect(messages(regions.otherRegion, { resources: [{ ...elsewhere, region: Aws.REGION }] })).toEqual([]);
  });

  test('is that of the ARN where both tell', () => {
    expect(messages(regions.otherRegion, { resources: [{ arn: SUBNET, region: 'eu-west-1' }] })).toEqual([]);
  });

  test('counts for types that nobody knows, too, if the ARN tells it', () => {
    expect(messages(regions.otherRegion, { resources: [arn('unheard-of', 'thing/1', 'eu-west-1')] })).toHaveLength(1);
    expect(messages(regions.otherRegion, { resources: [{ arn: `arn:aws:unheard-of::${OWNER}:thing/1`, region: 'eu-west-1' }] })).toEqual([]);
  });

  test('does not count where the type may be global', () => {
    expect(messages(regions.otherRegion, { resources: [{ arn: `arn:aws:ssm-incidents::${OWNER}:response-plan/p`, region: 'eu-west-1' }] })).toEqual([]);
  });

  test('is told with the name of the construct where the ARN is a token', () => {
    const pool = { arn: token(), path: 'Ipam/Pool', cfnResourceType: 'AWS::EC2::IPAMPool', region: 'eu-west-1' };
    expect(messages(regions.otherRegion, { resources: [pool] })[0]).toContain('resource "Ipam/Pool" is in "eu-west-1"');
    expect(messages(regions.otherRegion, { resources: [{ ...pool, arn: POOL }] })[0]).toContain(`resource "${POOL}" is in "eu-west-1"`);
  });

  test('of a global resource counts where the partition is told by itself', () => {
    const core = { resources: [`arn:aws:networkmanager::${OWNER}:core-network/c`], region: 'eu-west-1' };
    expect(messages(regions.globalResourceRegion, { ...core, partition: 'aws' })).toHaveLength(1);
    expect(messages(regions.globalResourceRegion, { ...core, partition: 'aws-cn' })).toEqual([]);
    expect(messages(regions.globalResourceRegion, { ...core, partition: Aws.PARTITION })).toHaveLength(1);
  });
});

describe('the owner of a resource', () => {
  const ofToken = { arn: `arn:aws:ec2:us-east-1:${Aws.ACCOUNT_ID}:subnet/subnet-1`, path: 'Vpc/Subnet' };

  test('is that of its construct where the ARN does not tell', () => {
    expect(messages(owner.otherOwner, { resources: [{ ...ofToken, account: OTHER }] })).toHaveLength(1);
    expect(messages(owner.otherOwner, { resources: [{ ...ofToken, account: OWNER }] })).toEqual([]);
    expect(messages(owner.otherOwner, { resources: [{ ...ofToken, account: Aws.ACCOUNT_ID }] })).toEqual([]);
    expect(messages(owner.otherOwner, { resources: ['arn:aws:apigateway:us-east-1::/domainnames/x'] })).toEqual([]);
  });

  test('is told with the name of the construct', () => {
    expect(messages(owner.otherOwner, { resources: [{ ...ofToken, account: OTHER }] })[0]).toContain('resource "Vpc/Subnet" belongs');
  });
});

describe('the home of a share of which the stack tells nothing', () => {
  const nowhere = { account: undefined, region: undefined };

  test('is that of its resources, by ARN or by construct', () => {
    const construct = { arn: token(), path: 'Stack/Tgw', cfnResourceType: 'AWS::EC2::TransitGateway', account: OTHER, region: 'eu-west-1' };
    expect(messages(homes.severalRegions, { ...nowhere, resources: [SUBNET, construct] })[0]).toContain('in "eu-west-1" for "Stack/Tgw"');
    expect(messages(homes.severalOwners, { ...nowhere, resources: [SUBNET, construct] })[0]).toContain(`of account "${OTHER}" for "Stack/Tgw"`);
    expect(messages(homes.severalRegions, { ...nowhere, resources: [SUBNET, { ...construct, region: undefined }] })).toEqual([]);
    expect(messages(homes.severalOwners, { ...nowhere, resources: [SUBNET, { ...construct, account: undefined }] })).toEqual([]);
  });

  test('is not asked for where it is known: each resource is compared with it then', () => {
    const resources = [SUBNET, SUBNET.replace('us-east-1', 'eu-west-1').replace(OWNER, OTHER)];
    expect(messages(homes.severalRegions, { resources })).toEqual([]);
    expect(messages(homes.severalOwners, { resources })).toEqual([]);
    expect(messages(homes.severalRegions, { region: Aws.REGION, resources })).toHaveLength(1);
    expect(messages(homes.severalOwners, { account: Aws.ACCOUNT_ID, resources })).toHaveLength(1);
  });

  test('is told by two values, however many there are', () => {
    const resources = ['us-east-1', 'eu-west-1', 'us-west-2', 'eu-west-1'].map((region) => SUBNET.replace('us-east-1', region));
    expect(messages(homes.severalRegions, { region: undefined, resources })).toEqual([expect.not.stringContaining('us-west-2')]);
  });

  test('is not guessed from resources of several owners', () => {
    const resources = [TRANSIT_GATEWAY, TRANSIT_GATEWAY.replace(OWNER, OTHER)];
    expect(messages(owner.ownerAsPrincipal, { ...nowhere, principals: [OWNER, OTHER], resources })).toEqual([]);
  });
});

describe('the owner of a share as its principal', () => {
  test('is found by account, role and user', () => {
    expect(messages(owner.ownerAsPrincipal, { principals: [OWNER, ROLE.replace(OTHER, OWNER), `arn:aws:iam::${OWNER}:user/u`] })[0]).toMatch(/: remove ".*user\/u"$/);
  });

  test('is not the account that manages the organization', () => {
    expect(messages(owner.ownerAsPrincipal, { principals: [ORGANIZATION, UNIT] })).toEqual([]);
  });

  test('is not found where the account or the principal is a token', () => {
    expect(messages(owner.ownerAsPrincipal, { account: Aws.ACCOUNT_ID, principals: [Aws.ACCOUNT_ID, OWNER] })).toEqual([]);
    expect(messages(owner.ownerAsPrincipal, { principals: [{ value: token(), kind: 'account' }, { value: token(), kind: 'role' }] })).toEqual([]);
    expect(messages(owner.ownerAsPrincipal, { account: undefined, principals: [{ value: token(), kind: 'role' }] })).toEqual([]);
  });
});

describe('the partition', () => {
  const chinese = SUBNET.replace('arn:aws:', 'arn:aws-cn:');

  test('is compared among the values where that of the share is not known', () => {
    const unknown = { region: undefined, resources: [SUBNET, chinese] };
    expect(messages(partitions.otherPartition, unknown)).toEqual([
      `the ARN "${chinese}" is of partition "aws-cn", but the share of "aws": write "arn:aws:...", or take the partition from the stack`,
    ]);
    expect(messages(partitions.otherPartition, { ...unknown, resources: [chinese] })).toEqual([]);
  });

  test.each([
    ['resources', { resources: [chinese] }],
    ['principals', { principals: [ORGANIZATION.replace('aws', 'aws-cn')] }],
    ['sources', { sources: [chinese] }],
    ['permissions', { permissions: ['arn:aws-cn:ram::aws:permission/AWSRAMDefaultPermissionSubnet'] }],
  ])('counts for %s', (_what, values) => {
    expect(messages(partitions.otherPartition, values)).toHaveLength(1);
    expect(messages(partitions.otherPartition, { ...values, partition: 'aws-cn' })).toEqual([]);
  });

  test('of a token does not count', () => {
    expect(messages(partitions.otherPartition, { resources: [SUBNET.replace('aws', Aws.PARTITION), token()] })).toEqual([]);
  });
});

describe('permissions', () => {
  const mine = (name: string, resourceType?: string) => ({ arn: arn('ram', `permission/${name}`), resourceType });

  test('for one type are told apart by name, whether or not the partition is known', () => {
    const twice = [managed('AWSRAMDefaultPermissionSubnet'), { arn: `arn:${Aws.PARTITION}:ram::aws:permission/AWSRAMDefaultPermissionSubnet` }];
    expect(messages(permissions.severalPermissionsForType, { permissions: twice })).toEqual([]);
  });

  test('of mine for one type are too many, in whatever case the type is written', () => {
    expect(messages(permissions.severalPermissionsForType, { permissions: [mine('a', 'unheard-of:Thing'), mine('b', 'Unheard-Of:thing')] })[0]).toContain('unheard-of:thing');
    expect(messages(permissions.severalPermissionsForType, { permissions: [mine('a', 'unheard-of:Thing'), mine('b', 'unheard-of:Other')] })).toEqual([]);
    expect(messages(permissions.severalPermissionsForType, { permissions: [mine('a'), mine('b'), mine('c', token()), mine('d', token())] })).toEqual([]);
  });

  test('are not held to be for nothing while a resource is of unknown type', () => {
    const forTransitGateways = [managed('AWSRAMDefaultPermissionTransitGateway')];
    expect(messages(permissions.permissionWithoutResource, { resources: [SUBNET, token()], permissions: forTransitGateways })).toEqual([]);
    expect(messages(permissions.permissionWithoutResource, { resources: [SUBNET, PROFILE], permissions: forTransitGateways })).toHaveLength(1);
    expect(messages(permissions.permissionWithoutResource, { resources: [SUBNET, TRANSIT_GATEWAY], permissions: forTransitGateways })).toEqual([]);
    expect(messages(permissions.permissionWithoutResource, { resources: [SUBNET], permissions: [mine('a')] })).toEqual([]);
  });

  test('of mine come from the share\'s Region and account, by ARN or by construct', () => {
    const constructs = [{ arn: token(), account: OTHER, region: 'eu-west-1' }];
    expect(messages(permissions.permissionFromOtherRegion, { permissions: constructs })).toHaveLength(1);
    expect(messages(permissions.permissionFromOtherAccount, { permissions: constructs })).toHaveLength(1);
    for (const unknown of [{ account: undefined, region: undefined }, { account: Aws.ACCOUNT_ID, region: Aws.REGION }]) {
      expect(messages(permissions.permissionFromOtherRegion, { ...unknown, permissions: constructs })).toEqual([]);
      expect(messages(permissions.permissionFromOtherAccount, { ...unknown, permissions: constructs })).toEqual([]);
      expect(messages(permissions.permissionFromOtherRegion, { permissions: [{ arn: token(), ...unknown }] })).toEqual([]);
      expect(messages(permissions.permissionFromOtherAccount, { permissions: [{ arn: token(), ...unknown }] })).toEqual([]);
    }
  });

  test('of AWS belong to no Region and no account', () => {
    const values = { region: 'eu-west-1', permissions: [{ ...managed('AWSRAMDefaultPermissionSubnet'), account: OTHER, region: 'us-east-1' }] };
    expect(messages(permissions.permissionFromOtherRegion, values)).toEqual([]);
    expect(messages(permissions.permissionFromOtherAccount, values)).toEqual([]);
  });
});

test.each(['111122224444', ORGANIZATION, UNIT, ROLE, `arn:aws:iam::${OTHER}:user/u`])('a service principal does not stand beside %s', (other) => {
  expect(messages(servicePrincipals.mixedPrincipals, { principals: [SERVICE, other] })).toEqual([expect.stringContaining(`("${SERVICE}" with "${other}")`)]);
});

test.each(['Command', 'Automation', 'Session', 'Package', 'ChangeCalendar'])('a document of type %s is shared otherwise', (DocumentType) => {
  const document = { arn: token(), cfnResourceType: 'AWS::SSM::Document', properties: { DocumentType } };
  expect(messages(configuredResources.ordinaryDocument, { resources: [document] })).toHaveLength(1);
});

test.each(['u-6tb1.metal-x', 'xu-6tb1.metal', 'u-7tb1.metal'])('a host for %s is shared', (InstanceType) => {
  const host = { arn: token(), cfnResourceType: 'AWS::EC2::Host', properties: { InstanceType } };
  expect(messages(configuredResources.highMemoryHost, { resources: [host] })).toEqual([]);
});

test('rules on properties say nothing of resources that have none, such as imported ones', () => {
  expect(messages(configuredResources.standardBackupVault, { resources: [{ arn: token(), cfnResourceType: 'AWS::Backup::BackupVault' }] })).toEqual([]);
});
