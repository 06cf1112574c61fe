import { Aws, Stack, Token } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { Construct } from 'constructs';
import { shareableTypes } from '../../src/catalogue/catalogue';
import { SharePermission } from '../../src/share-permission';

const CONSTANTS = Object.entries(SharePermission).filter((entry): entry is [string, SharePermission] => entry[1] instanceof SharePermission);
const managed = (name: string) => `arn:${Aws.PARTITION}:ram::aws:permission/${name}`;

describe('the constants', () => {
  test('are all permissions of the catalogue, and each once', () => {
    const catalogued = shareableTypes().flatMap(({ managedPermissions }) => managedPermissions.map(({ name }) => managed(name)));
    expect(CONSTANTS.map(([, { permissionArn }]) => permissionArn).sort()).toEqual(catalogued.sort());
  });

  test.each<[string, SharePermission, string]>([
    ['the type and DEFAULT for a default permission', SharePermission.SUBNET_DEFAULT, 'AWSRAMDefaultPermissionSubnet'],
    ['the same where the name says "Permissions"', SharePermission.IPAM_POOL_DEFAULT, 'AWSRAMDefaultPermissionsIpamPool'],
    ['what it allows for another one', SharePermission.SSM_PARAMETER_READ_ONLY_WITH_HISTORY, 'AWSRAMPermissionSSMParameterReadOnlyWithHistory'],
    ['the words of an irregular name', SharePermission.LF_ENABLED_GLUE_TABLE_READ_WRITE, 'AWSRAMLFEnabledGlueTableReadWrite'],
    ['one word for the name of a service', SharePermission.SAGEMAKER_FEATURE_GROUP_READ_WRITE, 'AWSRAMPermissionSagemakerFeatureGroupReadWrite'],
    ['no "Amazon"', SharePermission.DATAZONE_DOMAIN_DEFAULT, 'AWSRAMDefaultPermissionAmazonDataZoneDomain'],
    ['abbreviations apart', SharePermission.BLANK_END_ENTITY_CERTIFICATE_API_CSR_PASSTHROUGH_ISSUANCE_CERTIFICATE_AUTHORITY,
      'AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority'],
  ])('hold %s', (_, permission, name) => {
    expect(permission.permissionArn).toBe(managed(name));
  });

  test.each(CONSTANTS.map(([name]) => name))('%s is in capital letters', (name) => {
    expect(name).toMatch(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/);
  });
});

describe('SharePermission.awsManaged()', () => {
  test('puts the ARN together in the own partition', () => {
    expect(new Stack().resolve(SharePermission.awsManaged('AWSRAMDefaultPermissionSubnet').permissionArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ram::aws:permission/AWSRAMDefaultPermissionSubnet']],
    });
  });

  test('takes a name that is not known yet', () => {
    expect(SharePermission.awsManaged('AWSRAMPermissionNewThing').permissionArn).toBe(managed('AWSRAMPermissionNewThing'));
  });

  test.each([
    ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet', /write the name alone, "AWSRAMDefaultPermissionSubnet"/],
    ['my-permission', /"my-permission" must be that of a permission managed by AWS/],
  ])('fails for %s', (name, message) => {
    expect(() => SharePermission.awsManaged(name)).toThrow(message);
  });
});

describe('SharePermission.customerManaged()', () => {
  test('refers to the permission', () => {
    const stack = new Stack();
    const resource = new ram.CfnPermission(stack, 'Permission', { name: 'mine', resourceType: 'ec2:SecurityGroup', policyTemplate: {} });
    const permission = SharePermission.customerManaged(resource);
    expect(stack.resolve(permission.permissionArn)).toEqual({ Ref: 'Permission' });
    expect(permission._permission).toBe(resource);
  });

  test('fails for another construct', () => {
    const share = new ram.CfnResourceShare(new Stack(undefined, 'Stack'), 'Share', { name: 'share' });
    expect(() => SharePermission.customerManaged(share as never))
      .toThrow('SharePermission.customerManaged() takes an IPermissionRef, got the construct "Stack/Share" (AWS::RAM::ResourceShare)');
  });

  test('fails for a reference to something else, such as a share', () => {
    const permissionArn = 'arn:aws:ram:us-east-1:111122223333:resource-share/01234567-89ab-cdef-0123-456789abcdef';
    const reference = Object.assign(new Construct(new Stack(undefined, 'Stack'), 'Reference'), { env: { account: '111122223333', region: 'us-east-1' }, permissionRef: { permissionArn } });
    expect(() => SharePermission.customerManaged(reference)).toThrow(`Stack/Reference: customer managed permission "${permissionArn}" must be an ARN`);
  });
});

describe('SharePermission.fromArn()', () => {
  test.each([
    'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet',
    'arn:aws-us-gov:ram:us-gov-west-1:111111111111:permission/mine',
    Token.asString({ Ref: 'Permission' }),
  ])('keeps %s', (arn) => {
    const permission = SharePermission.fromArn(arn);
    expect(permission.permissionArn).toBe(arn);
    expect(permission._permission).toBeUndefined();
  });

  test('fails for a name', () => {
    expect(() => SharePermission.fromArn('AWSRAMDefaultPermissionSubnet')).toThrow(/is a name: write the ARN/);
  });
});
