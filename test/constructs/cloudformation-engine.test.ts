import { App, Aspects, CfnParameter, CfnResource, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { account, ACCOUNT, addTo, arn, CA, engine, idOf, newShare, OTHER_ACCOUNT, PRINCIPAL, RESOURCE, rows, SERVICE, SOURCE, SUBNET } from './cloudformation-engine-support';
import { ENV, newStack, OU_ARN, SHARE_ARN } from './support';
import * as ram from '../../src';

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

describe('a share', () => {
  test('becomes one resource per principal, resource and source, and no function', () => {
    newShare(stack, {
      principals: [ram.SharePrincipal.service(SERVICE)],
      resources: [arn(CA)],
      sources: [ram.ShareSource.account(OTHER_ACCOUNT), ram.ShareSource.organization('o-abcdefghij')],
    });
    const template = Template.fromStack(stack);
    const ResourceShareArn = stack.resolve((stack.node.findChild('Share').node.defaultChild as CfnResourceShare).attrArn);
    template.hasResource(PRINCIPAL, { Properties: { ResourceShareArn, Principal: SERVICE } });
    template.hasResource(RESOURCE, { Properties: { ResourceShareArn, ResourceArn: CA } });
    template.hasResource(SOURCE, { Properties: { ResourceShareArn, SourceId: OTHER_ACCOUNT } });
    template.hasResource(SOURCE, { Properties: { ResourceShareArn, SourceId: 'o-abcdefghij' } });
    expect(Object.keys(template.toJSON().Resources)).toHaveLength(5);
  });

  test('without associations is just the share', () => {
    newShare(stack);
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources)).toHaveLength(1);
  });

  test('keeps its associations off the share itself', () => {
    newShare(stack, { principals: [account(ACCOUNT)], resources: [arn(SUBNET)] });
    Template.fromStack(stack).hasResourceProperties('AWS::RAM::ResourceShare', {
      Principals: Match.absent(), ResourceArns: Match.absent(), Sources: Match.absent(),
    });
  });

  test('grows until synthesis', () => {
    const share = newShare(stack, { principals: [account(ACCOUNT)] });
    share.addPrincipal(ram.SharePrincipal.organizationalUnit(OU_ARN));
    share.addResource(arn(SUBNET));
    Template.fromStack(stack).resourceCountIs(PRINCIPAL, 2);
    Template.fromStack(stack).resourceCountIs(RESOURCE, 1);
  });

  test('shows each value in the construct path, which is what a diff prints', () => {
    newShare(stack, { principals: [account(ACCOUNT)], resources: [arn(SUBNET)] });
    const paths = stack.node.findAll().filter(CfnResource.isCfnResource).map(({ node }) => node.path);
    expect(paths).toContain(`Stack/Share/Associations/Principals/${ACCOUNT}`);
    expect(paths).toContain(`Stack/Share/Associations/Resources/${SUBNET.replace('/', '--')}`);
  });

  test('that is imported gets the same resources', () => {
    addTo(stack, 'Part', { principals: [account(ACCOUNT)], resources: [arn(SUBNET)] });
    const template = Template.fromStack(stack);
    template.hasResource(PRINCIPAL, { Properties: { ResourceShareArn: SHARE_ARN, Principal: ACCOUNT } });
    template.hasResource(RESOURCE, { Properties: { ResourceShareArn: SHARE_ARN, ResourceArn: SUBNET } });
  });

  test('that is an L1 of another stack gets the same resources', () => {
    const owner = new Stack(stack.node.scope as App, 'Owner', { env: ENV });
    const resourceShare = new CfnResourceShare(owner, 'Share', { name: 'share' });
    new ram.ResourceShareAssociations(stack, 'Part', { resourceShare, associationEngine: engine, principals: [account(ACCOUNT)] });
    Template.fromStack(stack).hasResource(PRINCIPAL, { Properties: { ResourceShareArn: { 'Fn::ImportValue': Match.anyValue() }, Principal: ACCOUNT } });
  });
});

describe('the order', () => {
  const OTHER_CA = CA.replace(/.$/, '6');
  const dependenciesOf = (id: string) => rows(stack)[id].DependsOn ?? [];
  const withService = (extra: Partial<ram.ResourceShareAssociationsProps> = {}) => addTo(stack, 'Part', {
    principals: [ram.SharePrincipal.service(SERVICE)], resources: [arn(CA)], ...extra,
  });

  test('of a service principal is sources, principal, resources; removal goes the other way round', () => {
    withService({ sources: [ram.ShareSource.account(ACCOUNT), ram.ShareSource.account(OTHER_ACCOUNT)] });
    const principal = idOf(stack, PRINCIPAL, SERVICE);
    expect(dependenciesOf(idOf(stack, SOURCE, ACCOUNT))).toEqual([]);
    expect(dependenciesOf(principal)).toHaveLength(2);
    expect(dependenciesOf(principal)).toEqual(expect.arrayContaining([idOf(stack, SOURCE, ACCOUNT), idOf(stack, SOURCE, OTHER_ACCOUNT)]));
    expect(dependenciesOf(idOf(stack, RESOURCE, CA))).toEqual([principal]);
  });

  test('holds for what is added later, in whatever order', () => {
    const part = addTo(stack, 'Part', { resources: [arn(CA)] });
    part.addPrincipal(ram.SharePrincipal.service(SERVICE));
    part.addResource(arn(OTHER_CA));
    part.addSource(ram.ShareSource.account(ACCOUNT));
    const principal = idOf(stack, PRINCIPAL, SERVICE);
    expect(dependenciesOf(principal)).toEqual([idOf(stack, SOURCE, ACCOUNT)]);
    expect(dependenciesOf(idOf(stack, RESOURCE, CA))).toEqual([principal]);
    expect(dependenciesOf(idOf(stack, RESOURCE, OTHER_CA))).toEqual([principal]);
  });

  test('is kept for a principal that may turn out to be a service', () => {
    addTo(stack, 'Part', { principals: [ram.SharePrincipal.of(new CfnParameter(stack, 'Who').valueAsString)], resources: [arn(CA)] });
    expect(dependenciesOf(idOf(stack, RESOURCE, CA))).toEqual(Object.keys(rows(stack, [PRINCIPAL])));
  });

  test.each([['an account', account(ACCOUNT)], ['an organizational unit', ram.SharePrincipal.organizationalUnit(OU_ARN)]])(
    'does not matter for %s, whose invitation must not hold up the resources', (_, principal) => {
      addTo(stack, 'Part', { principals: [principal], resources: [arn(SUBNET)] });
      Object.keys(rows(stack)).forEach((id) => expect(dependenciesOf(id)).toEqual([]));
    },
  );

  test('lets something wait for the share and all its associations', () => {
    const share = newShare(stack, { principals: [account(ACCOUNT)], resources: [arn(SUBNET)] });
    const waiting = new CfnResource(stack, 'Waiting', { type: 'AWS::SNS::Topic' });
    waiting.node.addDependency(share);
    Template.fromStack(stack).hasResource('AWS::SNS::Topic', { DependsOn: Match.arrayWith([idOf(stack, PRINCIPAL, ACCOUNT), idOf(stack, RESOURCE, SUBNET)]) });
  });
});

describe('the removal policy', () => {
  test('is to remove the association', () => {
    addTo(stack, 'Part', { principals: [account(ACCOUNT)] });
    Template.fromStack(stack).hasResource(PRINCIPAL, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  test('of the share is that of each association, also of a later one', () => {
    newShare(stack, { removalPolicy: RemovalPolicy.RETAIN, principals: [account(ACCOUNT)] }).addResource(arn(SUBNET));
    for (const type of [PRINCIPAL, RESOURCE]) {
      Template.fromStack(stack).hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('can be applied to the share later, and is that of what was associated before and after', () => {
    const share = newShare(stack, { principals: [account(ACCOUNT)] });
    share.applyRemovalPolicy(RemovalPolicy.RETAIN);
    share.addResource(arn(SUBNET));
    for (const type of ['AWS::RAM::ResourceShare', PRINCIPAL, RESOURCE]) {
      Template.fromStack(stack).hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('can be set for a whole scope', () => {
    addTo(stack, 'Part', { principals: [account(ACCOUNT)] });
    RemovalPolicies.of(stack).retain();
    Template.fromStack(stack).hasResource(PRINCIPAL, { DeletionPolicy: 'Retain' });
  });
});

describe('what CloudFormation can not do', () => {
  test.each(['exclusive', 'promoteFromPolicy'])('fails for %s and names the other engine', (option) => {
    expect(() => addTo(stack, 'Part', { [option]: true })).toThrow(new RegExp(`${option} is not supported by .*cloudFormation.*customResource\\(\\)`));
    expect(() => addTo(stack, 'Other', { [option]: false })).not.toThrow();
  });

  test('warns that a permission stays when it is taken out', () => {
    newShare(stack, { permissions: [ram.SharePermission.awsManaged('AWSRAMDefaultPermissionSubnet')] });
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('"AWSRAMDefaultPermissionSubnet".*cdk-ram:permissionsStay'));
  });

  test('warns of nothing for a share without permissions of its own', () => {
    newShare(stack, { principals: [account(ACCOUNT)] });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  const accounts = (count: number) => Array.from({ length: count }, (_, index) => account(String(100_000_000_000 + index)));

  test('fails beyond 500 resources in a stack and names the other engine', () => {
    newShare(stack, { principals: accounts(500) });
    expect(() => Template.fromStack(stack)).toThrow(/\[Stack\] the stack has 501 resources, of which 500 are associations.*at most 500; use AssociationEngine.customResource\(\)/);
  });

  test('is no reason to fail at 500', () => {
    newShare(stack, { principals: accounts(499) });
    Template.fromStack(stack).resourceCountIs(PRINCIPAL, 499);
  });

  test('counts each stack for itself', () => {
    newShare(stack, { principals: accounts(300) });
    newShare(new Stack(stack.node.scope as App, 'Second', { env: ENV }), { principals: accounts(300) });
    Template.fromStack(stack).resourceCountIs(PRINCIPAL, 300);
  });
});

test('an aspect sees the associations like any other resource', () => {
  newShare(stack, { principals: [account(ACCOUNT)] });
  const seen: string[] = [];
  Aspects.of(stack).add({ visit: (node) => { if (CfnResource.isCfnResource(node)) { seen.push(node.cfnResourceType); } } });
  Template.fromStack(stack);
  expect(seen).toEqual(expect.arrayContaining([PRINCIPAL, 'AWS::RAM::ResourceShare']));
});
