import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { Construct } from 'constructs';
import { ASSOCIATIONS, CA_ARN, certificateAuthority, ENV, newStack, onlyOne, prefixList, SHARE_ARN } from './support';
import * as ram from '../../src';

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

function hub(): ram.IResourceShare {
  return ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN);
}

test('adds to an imported share without owning it', () => {
  new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare: hub(), principals: [ram.SharePrincipal.account('444444444444')], resources: [prefixList('1')] });
  expect(onlyOne(stack, ASSOCIATIONS).properties).toEqual({
    ServiceToken: expect.anything(),
    ServiceTimeout: '960',
    ResourceShareArn: SHARE_ARN,
    Principals: ['444444444444'],
    ResourceArns: ['arn:aws:ec2:eu-west-1:111111111111:prefix-list/pl-0123456789abcdef1'],
  });
  Template.fromStack(stack).resourceCountIs('AWS::RAM::ResourceShare', 0);
});

test('works on a plain CfnResourceShare, and follows its settings when it stands in the same stack', () => {
  const resourceShare = new CfnResourceShare(stack, 'Share', { name: 'plain' });
  new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare, principals: [ram.SharePrincipal.account('444444444444')] });
  expect(onlyOne(stack, ASSOCIATIONS).properties).toMatchObject({ ResourceShareArn: { Ref: 'Share' }, ManagedShare: { Name: 'plain' } });
  expect(onlyOne(stack, ASSOCIATIONS).properties.DeletedWithShare).toBeUndefined();
});

test('does not take a share of another stack for one that goes away with its own', () => {
  const other = new Stack(stack.node.root, 'Other', { env: { account: '111111111111', region: 'eu-west-1' } });
  new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare: new ram.ResourceShare(other, 'Share') });
  expect(onlyOne(stack, ASSOCIATIONS).properties.ManagedShare).toBeUndefined();
});

test('does not take the share of its stack for one that goes with it: only the share\'s own associations do', () => {
  const resourceShare = new ram.ResourceShare(stack, 'Share');
  new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare, principals: [ram.SharePrincipal.account('444444444444')] });
  const flags = Object.values(Template.fromStack(stack).findResources(ASSOCIATIONS))
    .map(({ Properties }) => [Properties.DeletedWithShare, Properties.Principals]);
  expect(flags).toEqual([[true, undefined], [undefined, ['444444444444']]]);
});

test.each([
  ['account', '999999999999', 'eu-west-1'],
  ['Region', '111111111111', 'us-east-1'],
])('fails for a share of another %s, naming both', (noun, account, region) => {
  const resourceShare = ram.ResourceShare.fromResourceShareArn(stack, 'Hub', `arn:aws:ram:${region}:${account}:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456`);
  expect(() => new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare }))
    .toThrow(new RegExp(`^Stack/MyPart: the share is in the ${noun} ".*", and this stack in ".*": add to a share`));
});

test('can be exclusive, which is rendered only then', () => {
  new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare: hub(), exclusive: true });
  expect(onlyOne(stack, ASSOCIATIONS).properties.Exclusive).toBe(true);
});

test('keeps the associations with RETAIN', () => {
  new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare: hub(), removalPolicy: RemovalPolicy.RETAIN });
  expect(onlyOne(stack, ASSOCIATIONS).resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('takes more after construction', () => {
  const part = new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare: hub() });
  part.addPrincipal(ram.SharePrincipal.service('pca-connector-ad.amazonaws.com'));
  part.addSource(ram.ShareSource.organization('o-abcdefghij'));
  part.addResource(certificateAuthority());
  expect(onlyOne(stack, ASSOCIATIONS).properties).toMatchObject({
    Principals: ['pca-connector-ad.amazonaws.com'],
    Sources: ['o-abcdefghij'],
    ResourceArns: [CA_ARN],
  });
});

test('fails for a share ARN that is none, naming the construct and the value', () => {
  const arn = 'arn:aws:ram:eu-west-1:111111111111:permission/x';
  expect(() => ram.ResourceShare.fromResourceShareArn(stack, 'Hub', arn)).toThrow(`Stack/Hub: resource share "${arn}"`);
  expect(() => ram.ResourceShare.fromResourceShareArn(stack, 'Hub', 'bogus')).toThrow('"bogus"');
  const resourceShare = Object.assign(new Construct(stack, 'Reference'), { resourceShareRef: { resourceShareArn: arn }, env: ENV });
  expect(() => new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare })).toThrow(`Stack/MyPart: resource share "${arn}"`);
});

test('fails for a service principal beside another one, naming both', () => {
  const part = new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare: hub(), principals: [ram.SharePrincipal.account('444444444444')] });
  expect(() => part.addPrincipal(ram.SharePrincipal.service('pca-connector-ad.amazonaws.com')))
    .toThrow(/^Stack\/MyPart: service principals can't be in a share with other principals \("pca-connector-ad\.amazonaws\.com" with "444444444444"\)/);
});
