import { CfnResource, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { Construct } from 'constructs';
import { FRIEND, Fragment, OWNER, STRANGER, SUBNET_ARN, appWith, shareWith } from './support';
import { AssociationEngine } from '../../../src/association-engine';
import { ResourceShare } from '../../../src/resource-share';
import { ResourceShareAssociations } from '../../../src/resource-share-associations';
import { SharePrincipal } from '../../../src/share-principal';
import { SharingGuardrails } from '../../../src/sharing-guardrails';
import { quietApp, violations } from '../sharing-guardrails-report';

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
    new Fragment(stack, 'Fragment', shareWith(STRANGER));
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', violatingConstructs: [{ constructPath: 'Network' }] }]);
  });

  test('a share that no construct stands behind may be part of any construct of its stack', () => {
    const app = quietApp();
    const [one, two] = twoStacks(app);
    const part = new Construct(one, 'Part');
    new SharingGuardrails(part, 'Guardrails', { allowedAccounts: [FRIEND] });
    for (const scope of [part, two]) {
      new Fragment(scope, 'Fragment', shareWith(STRANGER));
    }
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', violatingConstructs: [{ constructPath: 'One' }] }]);
  });
});
