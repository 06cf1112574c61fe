import { App, Aspects, Aws, Duration, Fn, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { ACCEPTER, BY_NAME, CONSUMER, OWNER, hub } from './consumer-support';
import { newStack, onlyOne, SHARE_ARN } from './support';
import * as ram from '../../src';
import { ReceivedResourceShare } from '../../src/received-resource-share';
import { ResourceShareAccepter, ResourceShareAccepterProps } from '../../src/resource-share-accepter';

describe('what it renders', () => {
  test('a share by its ARN, with the defaults', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { resourceShare: hub(stack) });
    const { properties, resource } = onlyOne(stack, ACCEPTER);
    expect(properties).toEqual({ ServiceToken: expect.anything(), ServiceTimeout: '420', ResourceShareArn: SHARE_ARN, Timeout: 300 });
    expect(resource).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  test('a share by owner and name, with a timeout, to stay on', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { ...BY_NAME, timeout: Duration.minutes(10), removalPolicy: RemovalPolicy.RETAIN });
    const { properties, resource } = onlyOne(stack, ACCEPTER);
    expect(properties).toMatchObject({ OwningAccountId: OWNER, Name: 'network', Timeout: 600, ServiceTimeout: '720' });
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('a share to stay on can\'t be left because an aspect says so, since the function has no right to leave it', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { ...BY_NAME, removalPolicy: RemovalPolicy.RETAIN });
    RemovalPolicies.of(stack).destroy();
    expect(() => Template.fromStack(stack)).toThrow(/\[Stack\/Accepter\] the share is never left, because removalPolicy is RETAIN, .* made the deletion policy "Delete": leave removalPolicy out, or/);
  });

  test('a share that is left by default stays where an aspect says so', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', BY_NAME);
    RemovalPolicies.of(stack).retain();
    expect(onlyOne(stack, ACCEPTER).resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('only what is asked for, in whatever order it was asked', () => {
    const stack = newStack(CONSUMER);
    const accepter = new ResourceShareAccepter(stack, 'Accepter', { resourceShare: hub(stack) });
    new ec2.CfnTransitGatewayAttachment(stack, 'Attachment', {
      vpcId: 'vpc-0123456789abcdef0', subnetIds: accepter.resourceIds('ec2:Subnet'), transitGatewayId: accepter.resourceId('ec2:TransitGateway'),
    });
    expect(stack.resolve(accepter.resourceArn('EC2:transitgateway'))).toEqual({ 'Fn::GetAtt': [expect.any(String), 'ec2.TransitGateway.Arn'] });
    accepter.resourceId('ec2:TransitGateway');
    const { id, properties } = onlyOne(stack, ACCEPTER);
    expect(properties.Attributes).toEqual(['ec2:Subnet.Ids', 'ec2:TransitGateway.Arn', 'ec2:TransitGateway.Id']);
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::TransitGatewayAttachment', {
      TransitGatewayId: { 'Fn::GetAtt': [id, 'ec2.TransitGateway.Id'] },
      SubnetIds: { 'Fn::Split': [',', { 'Fn::GetAtt': [id, 'ec2.Subnet.Ids'] }] },
    });
  });

  test('the ARN is the custom resource\'s, so that what uses it waits', () => {
    const stack = newStack(CONSUMER);
    const accepter = new ResourceShareAccepter(stack, 'Accepter', { resourceShare: hub(stack) });
    expect(stack.resolve(accepter.resourceShareArn)).toEqual({ 'Fn::GetAtt': [onlyOne(stack, ACCEPTER).id, 'ResourceShareArn'] });
  });

  test('a list of ARNs', () => {
    const stack = newStack(CONSUMER);
    const accepter = new ResourceShareAccepter(stack, 'Accepter', { resourceShare: hub(stack) });
    expect(stack.resolve(accepter.resourceArns('route53resolver:ResolverRule')))
      .toEqual({ 'Fn::Split': [',', { 'Fn::GetAtt': [expect.any(String), 'route53resolver.ResolverRule.Arns'] }] });
  });

  test.each([ResourceShareAccepter, ReceivedResourceShare])('a refresh token, so that a change of it has the deployment look again', (construct) => {
    const stack = newStack(CONSUMER);
    new construct(stack, 'Share', { ...BY_NAME, refreshToken: 'second look' });
    const resources = Template.fromStack(stack).findResources(construct === ResourceShareAccepter ? ACCEPTER : 'Custom::RamResourceShareLookup');
    expect(Object.values(resources)[0].Properties.RefreshToken).toBe('second look');
  });

  test('a received share that needs no accepting', () => {
    const stack = newStack(CONSUMER);
    new ReceivedResourceShare(stack, 'Received', BY_NAME).resourceIds('ec2:Subnet');
    expect(onlyOne(stack, 'Custom::RamResourceShareLookup').properties).toEqual({
      ServiceToken: expect.anything(),
      ServiceTimeout: '420',
      ResourceOwner: 'OTHER-ACCOUNTS',
      OwningAccountId: OWNER,
      Name: 'network',
      Timeout: 300,
      Attributes: ['ec2:Subnet.Ids'],
    });
  });
});

describe('a share that another account\'s stack of the app defines', () => {
  test.each<[string, (owner: Stack) => ResourceShareAccepterProps['resourceShare']]>([
    ['as an L2', (owner) => new ram.ResourceShare(owner, 'Share', { resourceShareName: 'network' })],
    ['as an L1', (owner) => new CfnResourceShare(owner, 'Share', { name: 'network' })],
  ])('is found by owner and name: %s', (_, share) => {
    const app = new App();
    const owner = new Stack(app, 'Owner', { env: { account: OWNER, region: 'eu-west-1' } });
    const stack = new Stack(app, 'Consumer', CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { resourceShare: share(owner) });
    expect(onlyOne(stack, ACCEPTER).properties).toMatchObject({ OwningAccountId: OWNER, Name: 'network' });
  });

  test('is found by its generated name', () => {
    const app = new App();
    const share = new ram.ResourceShare(new Stack(app, 'Owner', { env: { account: OWNER, region: 'eu-west-1' } }), 'Share');
    const stack = new Stack(app, 'Consumer', CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { resourceShare: share });
    expect(onlyOne(stack, ACCEPTER).properties.Name).toMatch(/^Owner-Share-/);
  });

  test('is found by the name that an aspect gives it', () => {
    const app = new App();
    const share = new ram.ResourceShare(new Stack(app, 'Owner', { env: { account: OWNER, region: 'eu-west-1' } }), 'Share', { resourceShareName: 'network' });
    const stack = new Stack(app, 'Consumer', CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { resourceShare: share });
    Aspects.of(share).add({ visit: (node) => { if (CfnResourceShare.isCfnResourceShare(node)) { node.name = 'prod-network'; } } });
    expect(onlyOne(stack, ACCEPTER).properties.Name).toBe('prod-network');
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'))).toContain('"ram:ResourceShareName":["prod-network"]');
  });

  test('fails if its name means something else in this stack', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner', { env: { account: OWNER, region: 'eu-west-1' } });
    const share = new ram.ResourceShare(owner, 'Share', { resourceShareName: `${Aws.STACK_NAME}-network` });
    new ResourceShareAccepter(new Stack(app, 'Consumer', CONSUMER), 'Accepter', { resourceShare: share });
    expect(() => app.synth()).toThrow('[Consumer/Accepter] the name of "Owner/Share/Resource" holds "AWS::StackName", which means something else in this stack');
  });

  test('fails in another Region', () => {
    const app = new App();
    const share = new ram.ResourceShare(new Stack(app, 'Owner', { env: { account: OWNER, region: 'us-east-1' } }), 'Share');
    expect(() => new ResourceShareAccepter(new Stack(app, 'Consumer', CONSUMER), 'Accepter', { resourceShare: share }))
      .toThrow('the share is in "us-east-1" and can\'t be used in "eu-west-1"');
  });
});

describe('what is refused at synth', () => {
  test.each<[string, (stack: Stack) => ResourceShareAccepterProps, string, StackProps?]>([
    ['nothing', () => ({}), 'specify either resourceShare, or both shareOwner and resourceShareName'],
    ['an owner without a name', () => ({ shareOwner: OWNER }), 'either resourceShare, or both shareOwner'],
    ['a name without an owner', () => ({ resourceShareName: 'network' }), 'either resourceShare, or both shareOwner'],
    ['both ways', (stack) => ({ resourceShare: hub(stack), ...BY_NAME }), 'either resourceShare, or both shareOwner'],
    ['one and a half ways', (stack) => ({ resourceShare: hub(stack), shareOwner: OWNER }), 'either resourceShare, or both shareOwner'],
    ['a malformed owner', () => ({ shareOwner: '11111111111', resourceShareName: 'network' }), '"11111111111"'],
    ['a malformed name', () => ({ shareOwner: OWNER, resourceShareName: 'a/b' }), '"a/b"'],
    ['an ARN of something else', (stack) => ({
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', 'arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-0123456789abcdef0'),
    }), 'subnet-0123456789abcdef0'],
    ['the own account', () => ({ shareOwner: '222222222222', resourceShareName: 'network' }), 'the share belongs to the account of this stack, "222222222222"'],
    ['an ARN of the own account', (stack) => ({
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN.replace(OWNER, '222222222222')),
    }), 'the share belongs to the account of this stack'],
    ['the own account, whichever that is', () => ({ shareOwner: Aws.ACCOUNT_ID, resourceShareName: 'network' }), 'the share belongs to the account of this stack; only', {}],
    ['a share of the same stack', (stack) => ({ resourceShare: new ram.ResourceShare(stack, 'Share') }), 'the share belongs to the account of this stack, "222222222222"'],
    ['a share of the same stack in whatever account', (stack) => ({ resourceShare: new ram.ResourceShare(stack, 'Share') }),
      'the share belongs to the account of this stack; only the accounts that it is shared with', {}],
    ['an L1 share of the same stack', (stack) => ({ resourceShare: new CfnResourceShare(stack, 'Share', { name: 'network' }) }), 'the share belongs to the account of this stack'],
    ['a looked up share of the same account', (stack) => ({ resourceShare: ram.ResourceShare.fromResourceShareName(stack, 'Share', 'network') }),
      'the share belongs to the account of this stack'],
    ['a share of another stack of the same account', (stack) => ({ resourceShare: new ram.ResourceShare(new Stack(stack.node.root, 'Other', CONSUMER), 'Share') }),
      'the share belongs to the account of this stack, "222222222222"'],
    ['an ARN of another Region', (stack) => ({
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN.replace('eu-west-1', 'us-east-1')),
    }), 'the share is in "us-east-1"'],
    ['a timeout that is too short', () => ({ ...BY_NAME, timeout: Duration.seconds(59) }), 'timeout must be from 1 to 14 minutes, got: "59 seconds"'],
    ['a timeout that is too long', () => ({ ...BY_NAME, timeout: Duration.minutes(15) }), 'timeout must be from 1 to 14 minutes, got: "15 minutes"'],
    ['a timeout of unknown length', () => ({ ...BY_NAME, timeout: Duration.seconds(Fn.getAtt('A', 'B') as unknown as number) }), 'timeout must be'],
  ])('%s', (_, props, message, environment = CONSUMER) => {
    const stack = newStack(environment);
    expect(() => new ResourceShareAccepter(stack, 'Accepter', props(stack))).toThrow(message);
  });

  test.each([1, 14])('a timeout of %i minutes is taken', (minutes) => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { ...BY_NAME, timeout: Duration.minutes(minutes) });
    expect(onlyOne(stack, ACCEPTER).properties.Timeout).toBe(60 * minutes);
  });

  test.each([
    ['AWS::EC2::Subnet', 'which here is "ec2:Subnet"'],
    ['Subnet', 'such as "ec2:Subnet"'],
    ['', 'such as "ec2:Subnet"'],
    [Fn.ref('Type'), 'such as "ec2:Subnet"'],
  ])('the resource type %s', (type, message) => {
    const accepter = new ResourceShareAccepter(newStack(CONSUMER), 'Accepter', BY_NAME);
    expect(() => accepter.resourceId(type)).toThrow(message);
  });

  test('a type that nobody knows only warns', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', BY_NAME).resourceId('ec3:Thing');
    expect(onlyOne(stack, ACCEPTER).properties.Attributes).toEqual(['ec3:Thing.Id']);
    expect(stack.node.findChild('Accepter').node.metadata.map(({ data }) => data)).toContainEqual(expect.stringContaining('"ec3:Thing"'));
  });
});

describe('tokens pass', () => {
  test('in an ARN', () => {
    const stack = newStack({});
    new ResourceShareAccepter(stack, 'Accepter', { resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', Fn.ref('ShareArn')) });
    expect(onlyOne(stack, ACCEPTER).properties.ResourceShareArn).toEqual({ Ref: 'ShareArn' });
    const owner = { 'Fn::Select': [4, { 'Fn::Split': [':', { Ref: 'ShareArn' }] }] };
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'))).toContain(JSON.stringify({ 'ram:ShareOwnerAccountId': [owner] }));
  });

  test('in owner and name', () => {
    const stack = newStack({});
    new ResourceShareAccepter(stack, 'Accepter', { shareOwner: Fn.ref('Owner'), resourceShareName: Fn.ref('Name') });
    expect(onlyOne(stack, ACCEPTER).properties).toMatchObject({ OwningAccountId: { Ref: 'Owner' }, Name: { Ref: 'Name' } });
  });
});
