import { Aws, CfnResource, Fn, Tags } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { GATEWAY_ARN, OWNER, STRANGER, SUBNET_ARN, SUBNET_PERMISSION, appWith } from './support';
import { ResourceShare } from '../../../src/resource-share';
import { ResourceShareAssociations } from '../../../src/resource-share-associations';
import { SharePermission } from '../../../src/share-permission';
import { SharedResource } from '../../../src/shared-resource';
import type { SharingGuardrailsProps } from '../../../src/sharing-guardrails';
import { violations } from '../sharing-guardrails-report';

describe('what may be shared', () => {
  test.each<[SharingGuardrailsProps, string, string | undefined]>([
    [{ allowedResourceTypes: ['ec2:Subnet'] }, SUBNET_ARN, undefined],
    [{ allowedResourceTypes: ['EC2:subnet'] }, SUBNET_ARN, undefined],
    [{ allowedResourceTypes: ['ec2:Subnet'] }, GATEWAY_ARN, 'ResourceTypeNotAllowed'],
    [{ allowedResourceTypes: ['ec2:Subnet'] }, `arn:aws:brandnew:eu-west-1:${OWNER}:thing/1`, 'UnknownResourceType'],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, SUBNET_ARN, 'ResourceTypeForbidden'],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, GATEWAY_ARN, undefined],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, `arn:aws:brandnew:eu-west-1:${OWNER}:thing/1`, undefined],
    [{ allowedResourceTypes: ['ec2:Subnet'], forbiddenResourceTypes: ['ec2:Subnet'] }, SUBNET_ARN, 'ResourceTypeForbidden'],
  ])('under %j the resource %s gives %s', (props, arn, rule) => {
    const { app, stack } = appWith(props);
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(arn)] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });
});

describe('the permissions that a share may have', () => {
  const CUSTOMER_ARN = `arn:aws:ram:eu-west-1:${OWNER}:permission/ReadOnly`;

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

  test('the permission that RAM attaches by default has to be allowed too', () => {
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
  ])('a default permission that is %s passes', (_, allowedPermissions, permissions) => {
    const { app, stack } = appWith({ allowedPermissions });
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(SUBNET_ARN)], permissions });
    expect(violations(app)).toEqual([]);
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

describe('required tags', () => {
  test('a share without them fails, and the message names the missing ones alone', () => {
    const { app, stack } = appWith({ requiredTags: ['owner', 'cost-center'] });
    new ResourceShare(stack, 'Share', { tags: { owner: 'network' } });
    const [violation, ...rest] = violations(app);
    expect(rest).toEqual([]);
    expect(violation).toMatchObject({ ruleName: 'RequiredTagMissing', description: expect.stringContaining('"cost-center"') });
    expect(violation.description).not.toContain('"owner"');
  });

  test('tags from a scope around the share count', () => {
    const { app, stack } = appWith({ requiredTags: ['owner'] });
    Tags.of(app).add('owner', 'network');
    new ResourceShare(stack, 'Share');
    expect(violations(app)).toEqual([]);
  });

  test('tags that only a deployment tells are none', () => {
    const { app, stack } = appWith({ requiredTags: ['owner'] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain' }).addPropertyOverride('Tags', Fn.ref('Tags'));
    expect(violations(app)).toMatchObject([{ ruleName: 'RequiredTagMissing' }]);
  });

  test('associations on somebody else\'s share need none', () => {
    const { app, stack } = appWith({ requiredTags: ['owner'], allowExternalPrincipals: false, allowedPermissions: [] });
    new ResourceShareAssociations(stack, 'Associations', {
      resourceShare: ResourceShare.fromResourceShareArn(stack, 'Hub', `arn:aws:ram:eu-west-1:${OWNER}:resource-share/00000000-0000-4000-8000-000000000000`),
      resources: [SharedResource.fromArn(SUBNET_ARN)],
    });
    expect(violations(app)).toEqual([]);
  });
});
