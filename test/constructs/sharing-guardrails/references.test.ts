import { CfnOutput, CfnResource, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ram from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import { FRIEND, OWNER, STRANGER, SUBNET_ARN, appWith } from './support';
import { CustomerManagedPermission } from '../../../src/customer-managed-permission';
import { ResourceShare } from '../../../src/resource-share';
import { SharePermission } from '../../../src/share-permission';
import { SharePrincipal } from '../../../src/share-principal';
import { SharedResource } from '../../../src/shared-resource';
import { quietApp, violations } from '../sharing-guardrails-report';

const REGION = 'eu-west-1';

function authority(scope: Construct): acmpca.CfnCertificateAuthority {
  return new acmpca.CfnCertificateAuthority(scope, 'Authority', { type: 'ROOT', keyAlgorithm: 'RSA_2048', signingAlgorithm: 'SHA256WITHRSA', subject: {} });
}

function roleIn(scope: Construct): iam.CfnRole {
  return new iam.CfnRole(scope, 'Role', { assumeRolePolicyDocument: {} });
}

describe('references', () => {
  test.each<[string, (stack: Stack) => Construct]>([
    ['the same stack', (stack) => stack],
    ['another stack', (stack) => new Stack(stack.node.scope!, 'Other', { env: { account: OWNER, region: 'eu-west-1' } })],
    ['a nested stack', (stack) => new NestedStack(stack, 'Nested')],
  ])('the type of a resource that is a reference to %s is known', (_, place) => {
    const { app, stack } = appWith({ forbiddenResourceTypes: ['acm-pca:CertificateAuthority'] });
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(authority(place(stack)).attrArn)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'ResourceTypeForbidden' }]);
  });

  test('the type of a resource that is passed into a nested stack is known', () => {
    const { app, stack } = appWith({ forbiddenResourceTypes: ['acm-pca:CertificateAuthority'] });
    new ResourceShare(new NestedStack(stack, 'Nested'), 'Share', { resources: [SharedResource.fromArn(authority(stack).attrArn)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'ResourceTypeForbidden' }]);
  });

  test('an export is that of the account and Region of the stack that imports it', () => {
    const { app } = appWith({ allowedAccounts: [OWNER] });
    for (const account of [OWNER, FRIEND]) {
      const stage = new Stage(app, `Of${account}`, { env: { account, region: REGION } });
      const role = roleIn(new Stack(stage, 'Net', { stackName: 'Net' }));
      new ram.CfnResourceShare(new Stack(stage, 'Shares', { stackName: 'Shares' }), 'Share', { name: 'plain', principals: [role.attrArn] });
    }
    expect(violations(app)).toMatchObject([{
      ruleName: 'AccountNotAllowed',
      description: expect.stringContaining(`"${FRIEND}"`),
      violatingConstructs: [{ constructPath: `Of${FRIEND}/Shares/Share` }],
    }]);
  });

  test.each<[string, string, string, string | undefined]>([
    ['the same environment', OWNER, REGION, undefined],
    ['another account', FRIEND, REGION, 'UnknownPrincipal'],
    ['another Region', OWNER, 'us-east-1', 'UnknownPrincipal'],
  ])('an export of %s is followed there alone', (_, account, region, rule) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new Stack(app, 'Other', { env: { account, region } }).exportValue(FRIEND, { name: 'friend' });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [Fn.importValue('friend')] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  test('stacks without an environment are taken to be in the same one', () => {
    const { app } = appWith({ allowedAccounts: [FRIEND] });
    new Stack(app, 'Producer').exportValue(STRANGER, { name: 'stranger' });
    new ram.CfnResourceShare(new Stack(app, 'Consumer'), 'Share', { name: 'plain', principals: [Fn.importValue('stranger')] });
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed' }]);
  });
});

describe.each(['weak', 'both', 'strong'])('%s references between stacks', (strength) => {
  function twoStacks(props: Parameters<typeof appWith>[0], account = OWNER): { app: App; producer: Stack; consumer: Stack } {
    const { app, stack } = appWith(props, quietApp({ '@aws-cdk/core:defaultCrossStackReferences': strength }));
    return { app, consumer: stack, producer: new Stack(app, 'Producer', { env: { account, region: REGION } }) };
  }

  test.each<[string, string[], string | undefined]>([
    ['its own account', [OWNER], undefined],
    ['other accounts', [FRIEND], 'AccountNotAllowed'],
  ])('a role is known where %s are allowed', (_, allowedAccounts, rule) => {
    const { app, producer, consumer } = twoStacks({ allowedAccounts });
    new ResourceShare(consumer, 'Share', { principals: [SharePrincipal.role(roleIn(producer))] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  test.each<[string, string[], string | undefined]>([
    ['allowed', [FRIEND], undefined],
    ['not allowed', [OWNER], 'AccountNotAllowed'],
  ])('a role of another account is known to be %s', (_, allowedAccounts, rule) => {
    const { app, producer, consumer } = twoStacks({ allowedAccounts }, FRIEND);
    new ResourceShare(consumer, 'Share', { principals: [SharePrincipal.role(roleIn(producer))] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  test('the type of a resource is known', () => {
    const { app, producer, consumer } = twoStacks({ allowedResourceTypes: ['acm-pca:CertificateAuthority'] });
    new ResourceShare(consumer, 'Share', { resources: [SharedResource.fromArn(authority(producer).attrArn)] });
    expect(violations(app)).toEqual([]);
  });

  test('a permission is known', () => {
    const { app, producer, consumer } = twoStacks({ allowedPermissions: ['ReadOnly'] });
    const permission = new CustomerManagedPermission(producer, 'Permission', {
      permissionName: 'ReadOnly', resourceType: 'ec2:SecurityGroup', actions: ['ec2:DescribeSecurityGroups'],
    });
    new ResourceShare(consumer, 'Share', { permissions: [SharePermission.customerManaged(permission)] });
    expect(violations(app)).toEqual([]);
  });

  test('associations belong to the share in the other stack', () => {
    const { app, producer, consumer } = twoStacks({ allowedPermissions: ['AWSRAMDefaultPermissionTransitGateway'] });
    const share = new ram.CfnResourceShare(producer, 'Share', { name: 'plain' });
    new CfnResource(consumer, 'Association', {
      type: 'AWS::RAM::ResourceAssociation',
      properties: { ResourceShareArn: share.attrArn, ResourceArn: SUBNET_ARN },
    });
    expect(violations(app)).toMatchObject([{ ruleName: 'DefaultPermissionNotAllowed', violatingConstructs: [{ constructPath: 'Network/Association' }] }]);
  });
});

describe('outputs of other stacks', () => {
  const output = { StackName: 'Producer', OutputName: 'Who' };

  test.each<[string, object, string | undefined]>([
    ['the same environment', output, undefined],
    ['a Region by its name', { ...output, Region: REGION }, undefined],
    ['an account by a role', { ...output, RoleArn: `arn:aws:iam::${OWNER}:role/reader` }, undefined],
    ['another Region', { ...output, Region: 'us-east-1' }, 'UnknownPrincipal'],
    ['another account', { ...output, RoleArn: `arn:aws:iam::${FRIEND}:role/reader` }, 'UnknownPrincipal'],
    ['an account that is not known', { ...output, RoleArn: { Ref: 'Role' } }, 'UnknownPrincipal'],
    ['another stack', { ...output, StackName: 'Elsewhere' }, 'UnknownPrincipal'],
    ['another name', { ...output, OutputName: 'Whoever' }, 'UnknownPrincipal'],
    ['no stack at all', {}, 'UnknownPrincipal'],
  ])('one of %s is followed if the app has it', (_, argument, rule) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    const producer = new Stack(app, 'Producer', { env: { account: OWNER, region: REGION } });
    new CfnOutput(producer, 'Who', { value: FRIEND });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain' }).addPropertyOverride('Principals', [{ 'Fn::GetStackOutput': argument }]);
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });
});
