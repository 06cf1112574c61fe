import { CfnResource, Mixin, PropertyInjectors, Stack } from 'aws-cdk-lib';
import type { App, IPropertyInjector } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import type { IConstruct } from 'constructs';
import { quietApp, report, violations } from './sharing-guardrails-report';
import { NetworkStack } from '../../examples/typescript/blueprint/network-stack';
import { applySharingBlueprint } from '../../examples/typescript/blueprint/sharing-blueprint';
import * as ram from '../../src';

const PRINCIPAL = ram.SharePrincipal.account('222222222222');
const OTHER_PRINCIPAL = ram.SharePrincipal.account('333333333333');
const HUB_ARN = 'arn:aws:ram:eu-west-1:111111111111:resource-share/00000000-0000-4000-8000-000000000000';

function injector<Props>(constructUniqueId: string, inject: (props: Props) => Props): IPropertyInjector {
  return { constructUniqueId, inject };
}

function stackWith(...injectors: IPropertyInjector[]): Stack {
  const stack = new Stack();
  PropertyInjectors.of(stack).add(...injectors);
  return stack;
}

describe('property injection', () => {
  test('gives a ResourceShare properties', () => {
    const stack = stackWith(injector<ram.ResourceShareProps>(ram.ResourceShare.PROPERTY_INJECTION_ID, (props) => ({ ...props, tags: { owner: 'network' } })));
    new ram.ResourceShare(stack, 'Share', { resourceShareName: 'mine' });
    Template.fromStack(stack).hasResourceProperties('AWS::RAM::ResourceShare', { Name: 'mine', Tags: [{ Key: 'owner', Value: 'network' }] });
  });

  test('reaches a ResourceShare that was made without properties', () => {
    const stack = stackWith(injector<ram.ResourceShareProps | undefined>(
      ram.ResourceShare.PROPERTY_INJECTION_ID, (props) => ({ ...props, principals: [PRINCIPAL] }),
    ));
    new ram.ResourceShare(stack, 'Share');
    Template.fromStack(stack).hasResourceProperties('Custom::RamResourceShareAssociations', { Principals: ['222222222222'] });
  });

  test('gives ResourceShareAssociations properties', () => {
    const stack = stackWith(injector<ram.ResourceShareAssociationsProps>(
      ram.ResourceShareAssociations.PROPERTY_INJECTION_ID, (props) => ({ ...props, principals: [...props.principals ?? [], PRINCIPAL] }),
    ));
    new ram.ResourceShareAssociations(stack, 'Associations', {
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', HUB_ARN),
      principals: [OTHER_PRINCIPAL],
    });
    Template.fromStack(stack).hasResourceProperties('Custom::RamResourceShareAssociations', { Principals: ['222222222222', '333333333333'] });
  });

  test('an engine for ResourceShareAssociations holds for those inside a ResourceShare too', () => {
    const engine = ram.AssociationEngine.customResource({ memorySize: 512 });
    const stack = stackWith(injector<ram.ResourceShareAssociationsProps>(
      ram.ResourceShareAssociations.PROPERTY_INJECTION_ID, (props) => ({ ...props, associationEngine: props.associationEngine ?? engine }),
    ));
    new ram.ResourceShare(stack, 'Share', { principals: [PRINCIPAL] });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', { MemorySize: 512 });
  });

  test('gives a ram.CustomerManagedPermission properties', () => {
    const stack = stackWith(injector<ram.CustomerManagedPermissionProps>(
      ram.CustomerManagedPermission.PROPERTY_INJECTION_ID, (props) => ({ ...props, tags: { owner: 'network' } }),
    ));
    new ram.CustomerManagedPermission(stack, 'Permission', { resourceType: 'ec2:SecurityGroup', actions: ['ec2:DescribeSecurityGroups'] });
    Template.fromStack(stack).hasResourceProperties('AWS::RAM::Permission', {
      ResourceType: 'ec2:SecurityGroup',
      Tags: [{ Key: 'owner', Value: 'network' }],
    });
  });

  test('leaves constructs elsewhere alone', () => {
    stackWith(injector<ram.ResourceShareProps>(ram.ResourceShare.PROPERTY_INJECTION_ID, () => ({ resourceShareName: 'injected' })));
    const elsewhere = new Stack();
    new ram.ResourceShare(elsewhere, 'Share', { resourceShareName: 'mine' });
    Template.fromStack(elsewhere).hasResourceProperties('AWS::RAM::ResourceShare', { Name: 'mine' });
  });
});

describe('with(mixin)', () => {
  class Renamed extends Mixin {
    public supports(construct: IConstruct): boolean {
      return CfnResourceShare.isCfnResourceShare(construct);
    }

    public applyTo(construct: IConstruct): void {
      (construct as CfnResource).addPropertyOverride('Name', 'mixed in');
    }
  }

  test('applies a mixin for the CfnResourceShare to a ResourceShare', () => {
    const stack = new Stack();
    new ram.ResourceShare(stack, 'Share', { resourceShareName: 'mine' }).with(new Renamed());
    Template.fromStack(stack).hasResourceProperties('AWS::RAM::ResourceShare', { Name: 'mixed in' });
  });

  test('passes by constructs that a mixin does not support', () => {
    const stack = new Stack();
    const share = ram.ResourceShare.fromResourceShareArn(stack, 'Hub', HUB_ARN);
    expect(() => new ram.ResourceShareAssociations(stack, 'Associations', { resourceShare: share }).with(new Renamed())).not.toThrow();
  });
});

describe('the example of a blueprint', () => {
  function exampleApp(): { app: App; stack: Stack } {
    const app = quietApp();
    applySharingBlueprint(app, { organizationId: 'o-abcdefghij', owner: 'network-team' });
    return { app, stack: new NetworkStack(app, 'Network', { env: { account: '111111111111', region: 'eu-west-1' } }) };
  }

  test('passes its own guardrails, but for the exception that is acknowledged', () => {
    const { app } = exampleApp();
    expect(report(app)).toMatchObject([{
      violations: [],
      suppressedViolations: [{ ruleName: 'ExternalPrincipalsAllowed', ruleMetadata: { acknowledgedAt: 'Network/Partner' } }],
    }]);
  });

  test('gives every share the organization\'s tags', () => {
    const { stack } = exampleApp();
    Template.fromStack(stack).allResourcesProperties('AWS::RAM::ResourceShare', {
      Tags: [{ Key: 'managed-by', Value: 'cdk' }, { Key: 'owner', Value: 'network-team' }],
    });
  });

  test('gives every function of the engine the organization\'s settings', () => {
    const { stack } = exampleApp();
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', { Timeout: 600 });
  });

  test.each<[string, (stack: Stack) => void, string]>([
    ['another organization', (stack) => new ram.ResourceShare(stack, 'Share', {
      principals: [ram.SharePrincipal.organization('arn:aws:organizations::111111111111:organization/o-zzzzzzzzzz')],
    }), 'OrganizationNotAllowed'],
    ['a plain share without tags', (stack) => new CfnResourceShare(stack, 'Share', { name: 'plain', allowExternalPrincipals: false }), 'RequiredTagMissing'],
    ['a type that must not be shared', (stack) => new ram.ResourceShare(stack, 'Share', {
      resources: [ram.SharedResource.fromArn('arn:aws:ec2:eu-west-1:111111111111:security-group/sg-0123456789abcdef0')],
    }), 'ResourceTypeForbidden'],
  ])('stops %s', (_, declare, rule) => {
    const { app, stack } = exampleApp();
    declare(stack);
    expect(violations(app)).toMatchObject([{ ruleName: rule }]);
  });
});
