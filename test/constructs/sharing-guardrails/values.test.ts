import { Aws, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ram from 'aws-cdk-lib/aws-ram';
import { FRIEND, ORGANIZATION, OWNER, SERVICE, STRANGER, UNIT, appWith } from './support';
import { ResourceShare } from '../../../src/resource-share';
import { SharePrincipal } from '../../../src/share-principal';
import { SharedResource } from '../../../src/shared-resource';
import type { SharingGuardrailsProps } from '../../../src/sharing-guardrails';
import { violations } from '../sharing-guardrails-report';

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

  test.each<[string, SharingGuardrailsProps]>([
    ['an allowed list', { allowedResourceTypes: ['ec2:Subnet'] }],
    ['a forbidden list', { forbiddenResourceTypes: ['ec2:Subnet'] }],
  ])('a resource of unknown type fails under %s', (_, props) => {
    const { app, stack } = appWith(props);
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(new CfnParameter(stack, 'What').valueAsString)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'UnknownResourceType', description: expect.stringContaining('What') }]);
  });
});
