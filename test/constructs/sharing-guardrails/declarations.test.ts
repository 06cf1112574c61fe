import { CfnResource, Fn } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import { FRIEND, OWNER, SERVICE, STRANGER, SUBNET_ARN, appWith } from './support';
import { AssociationEngine } from '../../../src/association-engine';
import { ResourceShare } from '../../../src/resource-share';
import { ResourceShareAssociations } from '../../../src/resource-share-associations';
import { SharePrincipal } from '../../../src/share-principal';
import { violations } from '../sharing-guardrails-report';

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

  test('guardrails without rules restrict nothing, and say so', () => {
    const { app, stack } = appWith({});
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [STRANGER, Fn.ref('Whoever')], resourceArns: [Fn.ref('Whatever')] });
    expect(violations(app)).toEqual([expect.objectContaining({
      ruleName: 'NothingRestricted',
      severity: 'warning',
      description: 'the guardrails have no rule, so nothing is checked',
      suggestedFix: 'give them a rule, such as allowExternalPrincipals: false, or take them out',
      violatingConstructs: [expect.objectContaining({ constructPath: 'Guardrails' })],
    })]);
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

  describe('an association of which a condition decides where it belongs', () => {
    function associate(stack: Stack, principal: string): void {
      const closed = new ram.CfnResourceShare(stack, 'Closed', { name: 'closed', allowExternalPrincipals: false });
      const open = new ram.CfnResourceShare(stack, 'Open', { name: 'open', principals: [SERVICE] });
      new CfnResource(stack, 'Association', {
        type: 'AWS::RAM::PrincipalAssociation',
        properties: { Principal: principal, ResourceShareArn: Fn.conditionIf('Condition', closed.attrArn, open.attrArn) },
      });
    }

    test('may belong to each of the shares', () => {
      const { app, stack } = appWith({ allowExternalPrincipals: false });
      associate(stack, STRANGER);
      expect(violations(app)).toMatchObject([{ ruleName: 'ExternalPrincipalsAllowed', violatingConstructs: [{ constructPath: 'Network/Open' }] }]);
    });

    test('is reported once', () => {
      const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
      associate(stack, STRANGER);
      expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', violatingConstructs: [{ constructPath: 'Network/Association' }] }]);
    });
  });
});
