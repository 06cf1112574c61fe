import { Aws, CfnParameter, CfnResource, Fn } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { GATEWAY_ARN, OWNER, STRANGER, SUBNET_ARN, SUBNET_PERMISSION, appWith } from './support';
import { ResourceShare } from '../../../src/resource-share';
import { SharePermission } from '../../../src/share-permission';
import { SharedResource } from '../../../src/shared-resource';
import { violations } from '../sharing-guardrails-report';

const CUSTOMER_ARN = `arn:aws:ram:eu-west-1:${OWNER}:permission/ReadOnly`;
const AUTHORITY_ARN = `arn:aws:acm-pca:eu-west-1:${OWNER}:certificate-authority/00000000-0000-4000-8000-000000000000`;
const VAULT_ARN = `arn:aws:backup:eu-west-1:${OWNER}:backup-vault:vault`;
const BRAND_NEW_ARN = `arn:aws:brandnew:eu-west-1:${OWNER}:thing/1`;

describe('the permissions that a share may have', () => {
  test.each<[string[], string, string | undefined]>([
    [['AWSRAMDefaultPermissionSubnet'], SUBNET_PERMISSION, undefined],
    [[SUBNET_PERMISSION], `arn:${Aws.PARTITION}:ram::aws:permission/AWSRAMDefaultPermissionSubnet`, undefined],
    [['AWSRAMDefaultPermissionTransitGateway'], SUBNET_PERMISSION, 'PermissionNotAllowed'],
    [['ReadOnly'], CUSTOMER_ARN, undefined],
    [[CUSTOMER_ARN], CUSTOMER_ARN, undefined],
    [[CUSTOMER_ARN], `arn:aws:ram:eu-west-1:${STRANGER}:permission/ReadOnly`, 'PermissionNotAllowed'],
    [['AWSRAMDefaultPermissionSubnet'], `arn:aws:ram:eu-west-1:${OWNER}:permission/AWSRAMDefaultPermissionSubnet`, 'PermissionNotAllowed'],
    [['ReadOnly'], Fn.ref('Permission'), 'UnknownPermission'],
  ])('when %j are allowed the permission %s gives %s', (allowedPermissions, arn, rule) => {
    const { app, stack } = appWith({ allowedPermissions });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', permissionArns: [arn] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  test.each<[string[], string | undefined]>([
    [['ReadOnly'], undefined],
    [[CUSTOMER_ARN], undefined],
    [['Other'], 'PermissionNotAllowed'],
  ])('when %j are allowed a permission of the app named ReadOnly gives %s', (allowedPermissions, rule) => {
    const { app, stack } = appWith({ allowedPermissions });
    const permission = new ram.CfnPermission(stack, 'Permission', { name: 'ReadOnly', resourceType: 'ec2:Subnet', policyTemplate: {} });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', permissionArns: [permission.attrArn], resourceArns: [SUBNET_ARN] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  test('a permission of a ResourceShare is reported once', () => {
    const { app, stack } = appWith({ allowedPermissions: ['ReadOnly'] });
    new ResourceShare(stack, 'Share', { permissions: [SharePermission.fromArn(SUBNET_PERMISSION)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'PermissionNotAllowed' }]);
  });

  test('a permission added with a PermissionAssociation is checked', () => {
    const { app, stack } = appWith({ allowedPermissions: ['ReadOnly'] });
    new CfnResource(stack, 'Association', {
      type: 'AWS::RAM::PermissionAssociation',
      properties: { ResourceShareArn: new ram.CfnResourceShare(stack, 'Share', { name: 'plain' }).attrArn, PermissionArn: SUBNET_PERMISSION },
    });
    expect(violations(app)).toMatchObject([{ ruleName: 'PermissionNotAllowed', violatingConstructs: [{ constructPath: 'Network/Association' }] }]);
  });
});

describe('the permissions that RAM attaches by default', () => {
  test('have to be allowed too', () => {
    const { app, stack } = appWith({ allowedPermissions: ['AWSRAMDefaultPermissionTransitGateway'] });
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(SUBNET_ARN), SharedResource.fromArn(`${SUBNET_ARN}1`)] });
    expect(violations(app)).toMatchObject([{
      ruleName: 'DefaultPermissionNotAllowed',
      description: expect.stringMatching(/"ec2:Subnet".*"AWSRAMDefaultPermissionSubnet"/),
    }]);
  });

  test.each<[string, string[], SharePermission[]]>([
    ['allowed', ['AWSRAMDefaultPermissionSubnet'], []],
    ['replaced by an allowed one', ['AWSRAMDefaultPermissionSubnet'], [SharePermission.awsManaged('AWSRAMDefaultPermissionSubnet')]],
    ['perhaps replaced by an allowed one of unknown type', ['ReadOnly'], [SharePermission.fromArn(CUSTOMER_ARN)]],
  ])('one that is %s passes', (_, allowedPermissions, permissions) => {
    const { app, stack } = appWith({ allowedPermissions });
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(SUBNET_ARN)], permissions });
    expect(violations(app)).toEqual([]);
  });

  test.each<[string, string[], string[]]>([
    ['two types', [SUBNET_ARN, GATEWAY_ARN], ['DefaultPermissionNotAllowed', 'DefaultPermissionNotAllowed']],
    ['two types, of which one has an allowed default', [SUBNET_ARN, AUTHORITY_ARN], []],
    ['a type and an unknown one', [SUBNET_ARN, BRAND_NEW_ARN], ['DefaultPermissionNotAllowed', 'UnknownDefaultPermission']],
    ['an unknown type', [BRAND_NEW_ARN], []],
  ])('a permission of unknown type stands for one of %s', (_, resourceArns, rules) => {
    const { app, stack } = appWith({ allowedPermissions: ['ReadOnly', 'AWSRAMDefaultPermissionCertificateAuthority'] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', permissionArns: [CUSTOMER_ARN], resourceArns });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rules);
  });

  test('one that is not known asks for a permission by its name, and no name is guessed', () => {
    const { app, stack } = appWith({ allowedPermissions: ['AWSRAMPermissionBackupVaultReadOnly'] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', resourceArns: [VAULT_ARN] });
    const [violation, ...rest] = violations(app);
    expect(rest).toEqual([]);
    expect(violation).toMatchObject({
      ruleName: 'UnknownDefaultPermission',
      description: expect.stringContaining('"backup:BackupVault"'),
      suggestedFix: expect.stringContaining('give the share one of the allowed permissions for that type: "AWSRAMPermissionBackupVaultReadOnly"'),
    });
    expect(violation.description).not.toContain('AWSRAM');
  });

  test('one that is not known passes when the share names an allowed permission', () => {
    const { app, stack } = appWith({ allowedPermissions: ['AWSRAMPermissionBackupVaultReadOnly'] });
    new ResourceShare(stack, 'Share', {
      resources: [SharedResource.fromArn(VAULT_ARN)],
      permissions: [SharePermission.awsManaged('AWSRAMPermissionBackupVaultReadOnly')],
    });
    expect(violations(app)).toEqual([]);
  });

  test.each<[string, SharePermission[]]>([
    ['no permission', []],
    ['a permission for another type', [SharePermission.awsManaged('AWSRAMDefaultPermissionSubnet')]],
  ])('that of a resource of unknown type is not known where the share has %s', (_, permissions) => {
    const { app, stack } = appWith({ allowedPermissions: ['AWSRAMDefaultPermissionSubnet'] });
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(new CfnParameter(stack, 'What').valueAsString)], permissions });
    expect(violations(app)).toMatchObject([{ ruleName: 'UnknownDefaultPermission', description: expect.stringContaining('"${What}"') }]);
  });
});
