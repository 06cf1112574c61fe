import { CfnOutput, Fn, Validations } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import * as sam from 'aws-cdk-lib/aws-sam';
import { FRIEND, Fragment, STRANGER, appWith, shareWith } from './support';
import type { SharingGuardrailsProps } from '../../../src/sharing-guardrails';
import { report, violations } from '../sharing-guardrails-report';

const UNREADABLE = [{ ruleName: 'UnreadableTemplate' }];

describe('what only a deployment makes of a template', () => {
  test.each([
    ['MyMacro'],
    [['MyMacro', 'AWS::LanguageExtensions']],
    [{ Name: 'MyMacro' }],
    [[{ Name: 'MyMacro', Parameters: {} }]],
  ])('the macro %j fails', (Transform) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new Fragment(stack, 'Fragment', { Transform });
    expect(violations(app)).toMatchObject([{
      ruleName: 'UnreadableTemplate',
      description: expect.stringContaining('"MyMacro"'),
      violatingConstructs: [{ constructPath: 'Network' }],
    }]);
  });

  test('AWS::Include fails, because what it brings in stands elsewhere', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new Fragment(stack, 'Fragment', { Transform: { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/shares.json' } } });
    expect(violations(app)).toMatchObject(UNREADABLE);
  });

  test.each([
    'AWS::CodeDeployBlueGreen', 'AWS::LanguageExtensions', 'AWS::SecretsManager-2020-07-23', 'AWS::SecretsManager-2024-09-16', 'AWS::Serverless-2016-10-31',
  ])('%s passes, because it makes no shares', (macro) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    stack.addTransform(macro);
    expect(violations(app)).toEqual([]);
  });

  test('what AWS CDK itself adds passes', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new sam.CfnSimpleTable(stack, 'Table');
    new CfnOutput(stack, 'Json', { value: Fn.toJsonString({ account: STRANGER }) });
    expect(violations(app)).toEqual([]);
  });

  const include = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/shares.json' } } };
  const loop = { 'Fn::ForEach::Shares': ['Account', [STRANGER], { 'Share${Account}': { Type: 'AWS::RAM::ResourceShare' } }] };

  test.each<[string, object, string]>([
    ['an included template', include, 'Fn::Transform'],
    ['included resources', { Resources: include }, 'Resources/Fn::Transform'],
    ['resources in a loop', { Resources: loop }, 'Resources/Fn::ForEach::Shares'],
    ['an included resource', { Resources: { Share: include } }, 'Resources/Share/Fn::Transform'],
    ['included properties of a share', { Resources: { Share: { Type: 'AWS::RAM::ResourceShare', Properties: include } } }, 'Resources/Share/Properties/Fn::Transform'],
    ['properties of an association in a loop',
      { Resources: { Share: { Type: 'AWS::RAM::PrincipalAssociation', Properties: loop } } }, 'Resources/Share/Properties/Fn::ForEach::Shares'],
  ])('%s: fails', (_, content, place) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new Fragment(stack, 'Fragment', content);
    expect(violations(app)).toMatchObject([{
      ruleName: 'UnreadableTemplate',
      description: expect.stringContaining(`"${place}"`),
      violatingConstructs: [{ constructPath: 'Network' }],
    }]);
  });

  test('what is included into the properties of other resources passes', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new Fragment(stack, 'Fragment', { Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: include } } } });
    new Fragment(stack, 'Other', { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: include } } });
    expect(violations(app)).toEqual([]);
  });

  test('the resource is named where there is a construct', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain' }).addPropertyOverride('Fn::Transform', { Name: 'MyMacro' });
    expect(violations(app)).toMatchObject([{ violatingConstructs: [{ constructPath: 'Network/Share' }] }]);
  });
});

describe('a template that can not be read', () => {
  test.each<[SharingGuardrailsProps, string]>([
    [{}, 'NothingRestricted'],
    [{ allowedAccounts: [] }, 'UnreadableTemplate'],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, 'UnreadableTemplate'],
    [{ allowExternalPrincipals: true }, 'NothingRestricted'],
    [{ allowExternalPrincipals: false }, 'UnreadableTemplate'],
    [{ requiredTags: [] }, 'NothingRestricted'],
    [{ requiredTags: ['owner'] }, 'UnreadableTemplate'],
  ])('under %j gives %s', (props, rule) => {
    const { app, stack } = appWith(props);
    stack.addTransform('MyMacro');
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual([rule]);
  });

  test('can be acknowledged at its stack', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    stack.addTransform('MyMacro');
    new Fragment(stack, 'Fragment', shareWith(FRIEND));
    Validations.of(stack).acknowledge({ id: 'cdk-ram::UnreadableTemplate', reason: 'our macro adds alarms only' });
    expect(report(app)).toMatchObject([{ conclusion: 'success', violations: [], suppressedViolations: UNREADABLE }]);
  });
});
