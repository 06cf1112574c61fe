import { App, Aws, CfnElement, CfnParameter, CfnResource, Fn, NestedStack, Stack, Stage, Tags, Validations } from 'aws-cdk-lib';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ram from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import { outcome, quietApp, report, violations } from './sharing-guardrails-report';
import { AssociationEngine } from '../../src/association-engine';
import { ResourceShare } from '../../src/resource-share';
import { ResourceShareAssociations } from '../../src/resource-share-associations';
import { SharePermission } from '../../src/share-permission';
import { SharePrincipal } from '../../src/share-principal';
import { ShareSource } from '../../src/share-source';
import { SharedResource } from '../../src/shared-resource';
import { SharingGuardrails } from '../../src/sharing-guardrails';
import type { SharingGuardrailsProps } from '../../src/sharing-guardrails';

const OWNER = '111111111111';
const FRIEND = '222222222222';
const STRANGER = '999999999999';
const ORGANIZATION = 'o-abcdefghij';
const ORGANIZATION_ARN = `arn:aws:organizations::${OWNER}:organization/${ORGANIZATION}`;
const OTHER_ORGANIZATION_ARN = `arn:aws:organizations::${OWNER}:organization/o-zzzzzzzzzz`;
const UNIT = 'ou-ab12-11111111';
const UNIT_ARN = `arn:aws:organizations::${OWNER}:ou/${ORGANIZATION}/${UNIT}`;
const OTHER_UNIT_ARN = `arn:aws:organizations::${OWNER}:ou/${ORGANIZATION}/ou-ab12-99999999`;
const SERVICE = 'pca-connector-ad.amazonaws.com';
const SUBNET_ARN = `arn:aws:ec2:eu-west-1:${OWNER}:subnet/subnet-0123456789abcdef0`;
const GATEWAY_ARN = `arn:aws:ec2:eu-west-1:${OWNER}:transit-gateway/tgw-0123456789abcdef0`;
const SUBNET_PERMISSION = 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet';

function appWith(props: SharingGuardrailsProps, app: App = quietApp()): { app: App; stack: Stack } {
  new SharingGuardrails(app, 'Guardrails', props);
  return { app, stack: new Stack(app, 'Network', { env: { account: OWNER, region: 'eu-west-1' } }) };
}

/** A piece of a template, of which AWS CDK doesn't know what it is. */
class Fragment extends CfnElement {
  public _toCloudFormation(): object {
    return { Resources: { Share: { Type: 'AWS::RAM::ResourceShare', Properties: { Principals: [STRANGER] } } } };
  }
}

/** The ways to share with a principal. */
const WAYS: [string, (scope: Construct, principal: string) => void][] = [
  ['a ResourceShare', (scope, principal) => {
    new ResourceShare(scope, 'Share', { principals: [SharePrincipal.of(principal)] });
  }],
  ['a ResourceShare with the engine of CloudFormation', (scope, principal) => {
    new ResourceShare(scope, 'Share', { associationEngine: AssociationEngine.cloudFormation(), principals: [SharePrincipal.of(principal)] });
  }],
  ['a PrincipalAssociation', (scope, principal) => {
    const share = new ResourceShare(scope, 'Share', {});
    new CfnResource(scope, 'Association', {
      type: 'AWS::RAM::PrincipalAssociation',
      properties: { ResourceShareArn: share.resourceShareArn, Principal: principal },
    });
  }],
  ['ResourceShareAssociations on an imported share', (scope, principal) => {
    new ResourceShareAssociations(scope, 'Associations', {
      resourceShare: ResourceShare.fromResourceShareArn(scope, 'Hub', `arn:aws:ram:eu-west-1:${OWNER}:resource-share/00000000-0000-4000-8000-000000000000`),
      principals: [SharePrincipal.of(principal)],
    });
  }],
  ['a CfnResourceShare', (scope, principal) => {
    new ram.CfnResourceShare(scope, 'Share', { name: 'plain', principals: [principal] });
  }],
  ['a CfnResource', (scope, principal) => {
    new CfnResource(scope, 'Share', { type: 'AWS::RAM::ResourceShare', properties: { Name: 'raw', Principals: [principal] } });
  }],
  ['an override', (scope, principal) => {
    new ram.CfnResourceShare(scope, 'Share', { name: 'plain' }).addPropertyOverride('Principals', [principal]);
  }],
];

describe('whatever declares the share', () => {
  test.each(WAYS)('%s with a principal that is not allowed fails', (_, declare) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    declare(stack, STRANGER);
    expect(violations(app)).toEqual([expect.objectContaining({ ruleName: 'AccountNotAllowed', description: expect.stringContaining(`"${STRANGER}"`) })]);
  });

  test.each(WAYS)('%s with a principal that is allowed passes', (_, declare) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    declare(stack, FRIEND);
    expect(violations(app)).toEqual([]);
  });

  test('guardrails without rules restrict nothing', () => {
    const { app, stack } = appWith({});
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [STRANGER, Fn.ref('Whoever')], resourceArns: [Fn.ref('Whatever')] });
    expect(violations(app)).toEqual([]);
  });
});

describe('the report', () => {
  test('names the construct, the rule, the value, the place and the way out', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [FRIEND, STRANGER] });

    const [violation] = violations(app);

    expect(violation).toMatchObject({
      ruleName: 'AccountNotAllowed',
      severity: 'fatal',
      description: expect.stringMatching(/"999999999999"/),
      suggestedFix: expect.stringContaining('"222222222222"'),
      violatingConstructs: [{
        constructPath: 'Network/Share',
        cloudFormationResource: { logicalId: 'Share', propertyPaths: ['Properties/Principals/1'] },
      }],
    });
    expect(violation.suggestedFix).toContain("acknowledge({ id: 'cdk-ram::AccountNotAllowed'");
  });

  test('fails synthesis', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] }, new App());
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [STRANGER] });
    expect(outcome(app)).toEqual({ failed: true, text: expect.stringContaining(`"${STRANGER}"`) });
  });

  test('lets synthesis succeed when nothing is wrong', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] }, new App());
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [FRIEND] });
    expect(outcome(app)).toMatchObject({ failed: false });
  });
});

describe('who may be shared with', () => {
  const principals: [SharingGuardrailsProps, string, string | undefined][] = [
    [{ allowedAccounts: [FRIEND] }, FRIEND, undefined],
    [{ allowedAccounts: [FRIEND] }, STRANGER, 'AccountNotAllowed'],
    [{ allowedAccounts: [] }, FRIEND, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:iam::${FRIEND}:role/reader`, undefined],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:iam::${STRANGER}:role/reader`, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:iam::${STRANGER}:user/reader`, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:iam::${STRANGER}:root`, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, SERVICE, undefined],

    [{ allowedOrganizations: [ORGANIZATION] }, ORGANIZATION_ARN, undefined],
    [{ allowedOrganizations: [ORGANIZATION_ARN] }, ORGANIZATION_ARN, undefined],
    [{ allowedOrganizations: [ORGANIZATION] }, OTHER_ORGANIZATION_ARN, 'OrganizationNotAllowed'],
    [{ allowedOrganizations: [ORGANIZATION] }, UNIT_ARN, undefined],
    [{ allowedOrganizations: [ORGANIZATION] }, FRIEND, undefined],
    [{ allowedOrganizations: ['o-zzzzzzzzzz'] }, UNIT_ARN, 'OrganizationalUnitNotAllowed'],

    [{ allowedOrganizationalUnits: [UNIT] }, UNIT_ARN, undefined],
    [{ allowedOrganizationalUnits: [UNIT_ARN] }, UNIT_ARN, undefined],
    [{ allowedOrganizationalUnits: [UNIT] }, OTHER_UNIT_ARN, 'OrganizationalUnitNotAllowed'],
    [{ allowedOrganizationalUnits: [UNIT], allowedOrganizations: [ORGANIZATION] }, OTHER_UNIT_ARN, undefined],

    [{ allowedServices: [SERVICE] }, SERVICE, undefined],
    [{ allowedServices: [SERVICE] }, 'pca-connector-scep.amazonaws.com', 'ServiceNotAllowed'],
    [{ allowedServices: [] }, SERVICE, 'ServiceNotAllowed'],
    [{ allowedServices: [] }, STRANGER, undefined],
  ];
  test.each(principals)('under %j the principal %s gives %s', (props, principal, rule) => {
    const { app, stack } = appWith(props);
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [principal] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  const broader: [SharingGuardrailsProps, string, string][] = [
    [{ allowedAccounts: [FRIEND] }, ORGANIZATION_ARN, 'OrganizationNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, UNIT_ARN, 'OrganizationalUnitNotAllowed'],
    [{ allowedOrganizationalUnits: [UNIT] }, ORGANIZATION_ARN, 'OrganizationNotAllowed'],
  ];
  test.each(broader)('under %j the broader %s does not get around it', (props, principal, rule) => {
    const { app, stack } = appWith(props);
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [principal] });
    expect(violations(app)).toMatchObject([{ ruleName: rule }]);
  });

  const sources: [SharingGuardrailsProps, string, string | undefined][] = [
    [{ allowedAccounts: [FRIEND] }, FRIEND, undefined],
    [{ allowedAccounts: [FRIEND] }, STRANGER, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:pca-connector-ad:eu-west-1:${STRANGER}:connector/1`, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, 'arn:aws:s3:::bucket', 'UnknownPrincipal'],
    [{ allowedOrganizations: [ORGANIZATION] }, ORGANIZATION, undefined],
    [{ allowedOrganizations: [ORGANIZATION] }, 'o-zzzzzzzzzz', 'OrganizationNotAllowed'],
    [{ allowedOrganizations: [ORGANIZATION] }, `${ORGANIZATION}/r-ab12/`, undefined],
    [{ allowedOrganizationalUnits: [UNIT] }, `${ORGANIZATION}/r-ab12/${UNIT}/`, undefined],
    [{ allowedOrganizationalUnits: [UNIT] }, `${ORGANIZATION}/r-ab12/${UNIT}/ou-ab12-22222222/`, undefined],
    [{ allowedOrganizationalUnits: [UNIT] }, `${ORGANIZATION}/r-ab12/ou-ab12-22222222/`, 'OrganizationalUnitNotAllowed'],
  ];
  test.each(sources)('under %j a service acting for the source %s gives %s', (props, source, rule) => {
    const { app, stack } = appWith(props);
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [SERVICE], sources: [source] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  test('the sources of a ResourceShare are checked', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new ResourceShare(stack, 'Share', { principals: [SharePrincipal.service(SERVICE)], sources: [ShareSource.account(STRANGER)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', description: expect.stringContaining('source') }]);
  });
});

describe('accounts outside the organization', () => {
  test.each<[string, ram.CfnResourceShareProps]>([
    ['is allowed to have them', { name: 'plain', allowExternalPrincipals: true }],
    ['leaves the setting out, which RAM takes for true', { name: 'plain' }],
    ['has them next to a service', { name: 'plain', allowExternalPrincipals: true, principals: [SERVICE, FRIEND] }],
  ])('a share that %s fails', (_, props) => {
    const { app, stack } = appWith({ allowExternalPrincipals: false });
    new ram.CfnResourceShare(stack, 'Share', props);
    expect(violations(app)).toMatchObject([{ ruleName: 'ExternalPrincipalsAllowed', suggestedFix: expect.stringContaining('allowExternalPrincipals') }]);
  });

  test('a setting that only a deployment tells fails', () => {
    const { app, stack } = appWith({ allowExternalPrincipals: false });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain' }).addPropertyOverride('AllowExternalPrincipals', Fn.ref('Setting'));
    expect(violations(app)).toMatchObject([{ ruleName: 'ExternalPrincipalsAllowed', description: expect.stringContaining('Setting') }]);
  });

  test.each<[string, (scope: Construct) => void]>([
    ['a ResourceShare with its defaults', (scope) => new ResourceShare(scope, 'Share', { principals: [SharePrincipal.account(FRIEND)] })],
    ['a share with a service, which needs the setting', (scope) => new ResourceShare(scope, 'Share', { principals: [SharePrincipal.service(SERVICE)] })],
    ['a plain share that keeps them out', (scope) => new ram.CfnResourceShare(scope, 'Share', { name: 'plain', allowExternalPrincipals: false })],
  ])('%s passes', (_, declare) => {
    const { app, stack } = appWith({ allowExternalPrincipals: false });
    declare(stack);
    expect(violations(app)).toEqual([]);
  });
});

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

describe('scopes', () => {
  function twoStacks(scope: Construct): [Stack, Stack] {
    return [new Stack(scope, 'One'), new Stack(scope, 'Two')];
  }

  test('guardrails of a stack leave other stacks alone', () => {
    const app = quietApp();
    const [one, two] = twoStacks(app);
    new SharingGuardrails(one, 'Guardrails', { allowedAccounts: [FRIEND] });
    for (const stack of [one, two]) {
      new ResourceShare(stack, 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    }
    expect(violations(app).map(({ violatingConstructs }) => violatingConstructs[0].constructPath)).toEqual(['One/Share/Associations/Resource/Default']);
  });

  test('guardrails of a stage hold for its stacks', () => {
    const app = quietApp();
    const stage = new Stage(app, 'Prod');
    new SharingGuardrails(stage, 'Guardrails', { allowedAccounts: [FRIEND] });
    new ResourceShare(new Stack(stage, 'Inside'), 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    new ResourceShare(new Stack(app, 'Outside'), 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    expect(violations(app)).toMatchObject([{ violatingConstructs: [{ constructPath: 'Prod/Inside/Share/Associations/Resource/Default' }] }]);
  });

  test('guardrails of an app reach into stages and nested stacks', () => {
    const { app } = appWith({ allowedAccounts: [FRIEND] });
    const nested = new NestedStack(new Stack(new Stage(app, 'Prod'), 'Network'), 'Nested');
    new ResourceShare(nested, 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    expect(violations(app)).toMatchObject([{ violatingConstructs: [{ constructPath: 'Prod/Network/Nested/Share/Associations/Resource/Default' }] }]);
  });

  test('inner guardrails add to outer ones', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND, STRANGER] });
    new SharingGuardrails(stack, 'Guardrails', { allowedAccounts: [FRIEND] });
    new ResourceShare(stack, 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    expect(violations(app)).toHaveLength(1);
  });

  test('a share that no construct stands behind is one of its stack', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new Fragment(stack, 'Fragment');
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', violatingConstructs: [{ constructPath: 'Network' }] }]);
  });
});

describe('values that only a deployment tells', () => {
  test.each<[string, SharingGuardrailsProps]>([
    ['accounts', { allowedAccounts: [FRIEND] }],
    ['organizations', { allowedOrganizations: [ORGANIZATION] }],
    ['organizational units', { allowedOrganizationalUnits: [UNIT] }],
    ['services', { allowedServices: [SERVICE] }],
  ])('a principal from a parameter fails where %s are restricted', (_, props) => {
    const { app, stack } = appWith(props);
    const parameter = new CfnParameter(stack, 'Who');
    new ResourceShare(stack, 'Share', { principals: [SharePrincipal.of(parameter.valueAsString)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'UnknownPrincipal', description: expect.stringContaining('Who') }]);
  });

  test('a principal from a parameter passes where nothing else than types is restricted', () => {
    const { app, stack } = appWith({ allowedResourceTypes: [], allowExternalPrincipals: false });
    new ResourceShare(stack, 'Share', { principals: [SharePrincipal.of(new CfnParameter(stack, 'Who').valueAsString)] });
    expect(violations(app)).toEqual([]);
  });

  test('a role of the app belongs to the account of its stack', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    new ResourceShare(stack, 'Share', { principals: [SharePrincipal.role(role)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', description: expect.stringContaining(OWNER) }]);
  });

  test('a role of a stack without a known account can\'t be told', () => {
    const { app } = appWith({ allowedAccounts: [FRIEND] });
    const agnostic = new Stack(app, 'Agnostic');
    const role = new iam.Role(agnostic, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    new ram.CfnResourceShare(agnostic, 'Share', { name: 'plain', principals: [role.roleArn, Aws.ACCOUNT_ID] });
    expect(violations(app)).toMatchObject([{ ruleName: 'UnknownPrincipal' }, { ruleName: 'UnknownPrincipal' }]);
  });

  test('a reference to something else than a permission is an unknown permission', () => {
    const { app, stack } = appWith({ allowedPermissions: ['ReadOnly'] });
    const custom = new CfnResource(stack, 'Custom', { type: 'Custom::Permission', properties: { Name: 'ReadOnly' } });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', permissionArns: [custom.getAtt('Arn').toString()] });
    expect(violations(app)).toMatchObject([{ ruleName: 'UnknownPermission' }]);
  });

  test('an ARN with tokens in it is known by what is literal', () => {
    const { app, stack } = appWith({ allowedOrganizations: [ORGANIZATION] });
    const principal = `arn:${Aws.PARTITION}:organizations::${Fn.ref('Management')}:organization/o-zzzzzzzzzz`;
    new ResourceShare(stack, 'Share', { principals: [SharePrincipal.of(principal)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'OrganizationNotAllowed' }]);
  });

  test.each<[string, unknown, string[]]>([
    ['both branches of a condition', { 'Fn::If': ['Cond', FRIEND, STRANGER] }, ['AccountNotAllowed']],
    ['no value', { Ref: 'AWS::NoValue' }, []],
    ['the account of the stack', { Ref: 'AWS::AccountId' }, ['AccountNotAllowed']],
    ['a substitution', { 'Fn::Sub': ['arn:${AWS::Partition}:iam::${Id}:role/${Name}', { Id: STRANGER }] }, ['AccountNotAllowed']],
    ['a substitution without variables', { 'Fn::Sub': `arn:\${AWS::Partition}:iam::${STRANGER}:role/\${!literal}` }, ['AccountNotAllowed']],
    ['a condition inside a text', { 'Fn::Join': ['', ['arn:aws:iam::', { 'Fn::If': ['Cond', FRIEND, STRANGER] }, ':role/reader']] }, ['UnknownPrincipal']],
    ['an export of another app', { 'Fn::ImportValue': 'elsewhere' }, ['UnknownPrincipal']],
    ['an attribute in its short form', { 'Fn::GetAtt': 'Some.Attribute' }, ['UnknownPrincipal']],
    ['an empty object', {}, ['UnknownPrincipal']],
    ['a number', Number(FRIEND), []],
    ['a substitution of an attribute', { 'Fn::Sub': '${Some.Attribute}' }, ['UnknownPrincipal']],
    ['a list that is joined from unknown parts', { 'Fn::Join': ['', { Ref: 'Parts' }] }, ['UnknownPrincipal']],
    ['a function that is not followed', { 'Fn::FindInMap': ['A', 'B', 'C'] }, ['UnknownPrincipal']],
    ['a dynamic reference', '{{resolve:ssm:/account}}', ['UnknownPrincipal']],
  ])('%s is read', (_, value, rules) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain' }).addPropertyOverride('Principals', [value]);
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rules);
  });

  function authority(scope: Construct): acmpca.CfnCertificateAuthority {
    return new acmpca.CfnCertificateAuthority(scope, 'Authority', { type: 'ROOT', keyAlgorithm: 'RSA_2048', signingAlgorithm: 'SHA256WITHRSA', subject: {} });
  }

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

  test.each<[string, SharingGuardrailsProps]>([
    ['an allowed list', { allowedResourceTypes: ['ec2:Subnet'] }],
    ['a forbidden list', { forbiddenResourceTypes: ['ec2:Subnet'] }],
  ])('a resource of unknown type fails under %s', (_, props) => {
    const { app, stack } = appWith(props);
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(new CfnParameter(stack, 'What').valueAsString)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'UnknownResourceType', description: expect.stringContaining('What') }]);
  });

  test('CloudFormation\'s own associations belong to the share they refer to', () => {
    const { app, stack } = appWith({ allowedPermissions: ['AWSRAMDefaultPermissionTransitGateway'] });
    const share = new ram.CfnResourceShare(stack, 'Share', { name: 'plain' });
    new CfnResource(stack, 'Association', {
      type: 'AWS::RAM::ResourceAssociation',
      properties: { ResourceShareArn: share.attrArn, ResourceArn: SUBNET_ARN },
    });
    expect(violations(app)).toMatchObject([{ ruleName: 'DefaultPermissionNotAllowed', violatingConstructs: [{ constructPath: 'Network/Association' }] }]);
  });
});

describe('acknowledgements', () => {
  const ID = 'cdk-ram::AccountNotAllowed';

  function shareWithStranger(scope: Construct, id = 'Share'): ResourceShare {
    return new ResourceShare(scope, id, { principals: [SharePrincipal.account(STRANGER)] });
  }

  test('an acknowledged violation passes, and the report keeps it with its reason', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(shareWithStranger(stack)).acknowledge({ id: ID, reason: 'audited in March' });
    expect(report(app)).toMatchObject([{
      conclusion: 'success',
      violations: [],
      suppressedViolations: [{
        ruleName: 'AccountNotAllowed',
        acknowledgedId: ID,
        ruleMetadata: { acknowledgedAt: 'Network/Share', reason: 'audited in March' },
      }],
    }]);
  });

  test('an acknowledgement holds for the construct alone, not for others of the app', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(shareWithStranger(stack, 'Known')).acknowledge({ id: ID, reason: 'audited in March' });
    shareWithStranger(stack, 'New');
    expect(violations(app)).toMatchObject([{ violatingConstructs: [{ constructPath: 'Network/New/Associations/Resource/Default' }] }]);
  });

  test('an acknowledgement around the construct holds for it', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    shareWithStranger(stack);
    Validations.of(stack).acknowledge({ id: ID, reason: 'a sandbox' });
    expect(violations(app)).toEqual([]);
  });

  test('the nearest reason is the one that is reported', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(stack).acknowledge({ id: ID, reason: 'a sandbox' });
    Validations.of(shareWithStranger(stack)).acknowledge({ id: ID, reason: 'audited in March' });
    expect(report(app)[0].suppressedViolations).toMatchObject([{ ruleMetadata: { reason: 'audited in March' } }]);
  });

  test.each(['', '  '])('an acknowledgement with the reason %j does not count', (reason) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(shareWithStranger(stack)).acknowledge({ id: ID, reason });
    expect(violations(app)).toHaveLength(1);
  });

  test('an acknowledgement of another rule does not count', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(shareWithStranger(stack)).acknowledge({ id: 'cdk-ram::UnknownPrincipal', reason: 'audited in March' });
    expect(violations(app)).toHaveLength(1);
  });
});

describe('guardrails that could never match are refused', () => {
  test.each<[SharingGuardrailsProps, RegExp]>([
    [{ allowedAccounts: ['12345'] }, /allowedAccounts.*12345/],
    [{ allowedAccounts: [Aws.ACCOUNT_ID] }, /allowedAccounts.*write a literal/],
    [{ allowedOrganizations: ['ou-ab12-11111111'] }, /allowedOrganizations.*"ou-ab12-11111111"/],
    [{ allowedOrganizationalUnits: [ORGANIZATION] }, /allowedOrganizationalUnits.*"o-abcdefghij"/],
    [{ allowedServices: ['pca-connector-ad'] }, /allowedServices.*"pca-connector-ad"/],
    [{ allowedResourceTypes: ['ec2:Subnets'] }, /allowedResourceTypes.*"ec2:Subnets"/],
    [{ forbiddenResourceTypes: ['AWS::EC2::Subnet'] }, /forbiddenResourceTypes.*"AWS::EC2::Subnet"/],
    [{ allowedPermissions: ['AWSRAM Subnet'] }, /allowedPermissions.*"AWSRAM Subnet"/],
    [{ allowedPermissions: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }, /allowedPermissions.*ReadOnlyAccess/],
    [{ requiredTags: [''] }, /requiredTags.*""/],
  ])('%j', (props, message) => {
    expect(() => appWith(props)).toThrow(message);
  });
});
