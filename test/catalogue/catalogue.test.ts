import { readFileSync } from 'fs';
import { join } from 'path';
import { Aws, Stack } from 'aws-cdk-lib';
import {
  isShareableCfnResourceType, shareableTypes, typeByArn, typeByCfnResourceType, typeByPermission, typeByResourceType,
} from '../../src/catalogue/catalogue';
import { CATALOGUE_SOURCE } from '../../src/catalogue/shareable-resources.generated';

interface Row {
  readonly id: string;
  readonly arnExample: string;
  readonly cloudFormation: { readonly type: string }[];
  readonly managedPermissions: { readonly name: string; readonly isDefault: boolean | null }[];
  readonly shareWithIamRolesAndUsers: boolean | null;
  readonly shareOutsideOrganization: boolean | null;
  readonly customerManagedPermissions: boolean | null;
  readonly shareWithServicePrincipals: boolean | null;
  readonly shareRegion: string | null;
  readonly excludedPrincipalTypes: string[];
}

const rows: Row[] = JSON.parse(readFileSync(join(__dirname, '../../data/ram-shareable-resources.json'), 'utf8'));

describe('the catalogue', () => {
  test('says where it comes from and from when it is', () => {
    expect(CATALOGUE_SOURCE.description).toContain('AWS RAM User Guide');
    expect(CATALOGUE_SOURCE.date).toMatch(/^20\d\d-\d\d$/);
  });

  test('has the types of the data, in their order', () => {
    expect(shareableTypes().map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  test.each(rows)('answers for $id what the data say', (row) => {
    const type = shareableTypes()[rows.indexOf(row)];
    expect([
      type.iamRolesAndUsers, type.outsideOrganization, type.customerManagedPermissions, type.servicePrincipals,
      type.shareRegion, type.excludedPrincipals,
    ]).toEqual([
      row.shareWithIamRolesAndUsers, row.shareOutsideOrganization, row.customerManagedPermissions, row.shareWithServicePrincipals,
      row.shareRegion, row.excludedPrincipalTypes,
    ].map((answer) => answer ?? undefined));
  });
});

describe('a type by ARN', () => {
  test.each(rows)('is $id for $arnExample', ({ id, arnExample }) => {
    expect(typeByArn(arnExample)?.id).toBe(id);
  });

  test.each(rows)('is $id when partition, Region and account are tokens', ({ id, arnExample }) => {
    const [, , service, region, , ...resource] = arnExample.split(':');
    const withTokens = ['arn', Aws.PARTITION, service, region && Aws.REGION, Aws.ACCOUNT_ID, ...resource].join(':');
    expect(typeByArn(withTokens)?.id).toBe(id);
  });

  test('is told by the former name of its service, which the older CloudFormation type still writes', () => {
    expect(typeByArn('arn:aws:codestar-connections:us-east-1:111122223333:connection/a1b2')?.id).toBe('codeconnections:Connection');
  });

  test('is told when the id is a token too', () => {
    const arn = new Stack().formatArn({ service: 'ec2', resource: 'subnet', resourceName: Aws.STACK_ID });
    expect(typeByArn(arn)?.id).toBe('ec2:Subnet');
  });

  test.each([
    '', 'arn', 'arn:aws', 'subnet-1', Aws.STACK_ID,
    'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1',
    'arn:aws:ec2:us-east-1:111122223333:subnet/',
    'arn:aws:unheard-of:us-east-1:111122223333:subnet/subnet-1',
    'xarn:aws:ec2:us-east-1:111122223333:subnet/subnet-1',
  ])('is not told for %j', (arn) => {
    expect(typeByArn(arn)).toBeUndefined();
  });
});

describe('a type by CloudFormation type', () => {
  const ambiguous = 'AWS::NetworkFirewall::RuleGroup';
  const pairs = rows.flatMap(({ id, cloudFormation }) => cloudFormation.map(({ type }) => ({ id, type }))).filter(({ type }) => type !== ambiguous);

  test.each(pairs)('is $id for $type', ({ id, type }) => {
    expect(typeByCfnResourceType(type)?.id).toBe(id);
    expect(isShareableCfnResourceType(type)).toBe(true);
  });

  test.each([
    ['STATEFUL', 'network-firewall:StatefulRuleGroup'],
    ['STATELESS', 'network-firewall:StatelessRuleGroup'],
    ['OTHER', undefined],
    ['', undefined],
    [{ Ref: 'Type' }, undefined],
    [undefined, undefined],
  ])('is told by the Type %j where CloudFormation has one type for two', (type, id) => {
    expect(typeByCfnResourceType(ambiguous, () => type)?.id).toBe(id);
    expect(isShareableCfnResourceType(ambiguous)).toBe(true);
  });

  test('does not ask for the Type where CloudFormation has a type of its own', () => {
    const kindOf = jest.fn();
    expect(typeByCfnResourceType('AWS::EC2::Subnet', kindOf)?.id).toBe('ec2:Subnet');
    expect(kindOf).not.toHaveBeenCalled();
  });

  test('is not told for a type that cannot be shared', () => {
    expect(typeByCfnResourceType('AWS::S3::Bucket')).toBeUndefined();
    expect(isShareableCfnResourceType('AWS::S3::Bucket')).toBe(false);
  });
});

describe('a type by permission', () => {
  const pairs = rows.flatMap(({ id, managedPermissions }) => managedPermissions.map(({ name, isDefault }) => ({ id, name, isDefault })));

  test.each(pairs)('is $id for $name', ({ id, name, isDefault }) => {
    const type = typeByPermission(name);
    expect(type?.id).toBe(id);
    expect(type?.managedPermissions.find((permission) => permission.name === name)?.isDefault).toBe(isDefault ?? undefined);
  });

  test('is not told for an unknown name', () => {
    expect(typeByPermission('AWSRAMDefaultPermissionNothing')).toBeUndefined();
  });
});

describe('a type by name', () => {
  test.each(['ec2:Subnet', 'EC2:SUBNET', 'ec2:subnet'])('is told in any case: %s', (name) => {
    expect(typeByResourceType(name)?.resourceType).toBe('ec2:Subnet');
  });

  test('is not told for an unknown one', () => {
    expect(typeByResourceType('ec2:Vpc')).toBeUndefined();
  });
});
