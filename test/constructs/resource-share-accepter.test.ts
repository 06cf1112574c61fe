import { App, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { newStack, onlyOne, SHARE_ARN } from './support';
import * as ram from '../../src';
import { ConsumerFunctionOptions } from '../../src/consumer-function-options';
import { ReceivedResourceShare } from '../../src/received-resource-share';
import { ResourceShareAccepter, ResourceShareAccepterProps } from '../../src/resource-share-accepter';

const CONSUMER = { env: { account: '222222222222', region: 'eu-west-1' } };
const OWNER = '111111111111';
const ACCEPTER = 'Custom::RamResourceShareAccepter';
const BY_NAME = { shareOwner: OWNER, resourceShareName: 'network' };

function hub(stack: Stack) {
  return ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN);
}

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

  test('fails in another Region', () => {
    const app = new App();
    const share = new ram.ResourceShare(new Stack(app, 'Owner', { env: { account: OWNER, region: 'us-east-1' } }), 'Share');
    expect(() => new ResourceShareAccepter(new Stack(app, 'Consumer', CONSUMER), 'Accepter', { resourceShare: share }))
      .toThrow('the share is in "us-east-1" and can\'t be used in "eu-west-1"');
  });
});

describe('what is refused at synth', () => {
  test.each<[string, (stack: Stack) => ResourceShareAccepterProps, string]>([
    ['nothing', () => ({}), 'either resourceShare, or shareOwner together with resourceShareName'],
    ['an owner without a name', () => ({ shareOwner: OWNER }), 'either resourceShare, or shareOwner'],
    ['a name without an owner', () => ({ resourceShareName: 'network' }), 'either resourceShare, or shareOwner'],
    ['both ways', (stack) => ({ resourceShare: hub(stack), ...BY_NAME }), 'either resourceShare, or shareOwner'],
    ['one and a half ways', (stack) => ({ resourceShare: hub(stack), shareOwner: OWNER }), 'either resourceShare, or shareOwner'],
    ['a malformed owner', () => ({ shareOwner: '11111111111', resourceShareName: 'network' }), '"11111111111"'],
    ['a malformed name', () => ({ shareOwner: OWNER, resourceShareName: 'a/b' }), '"a/b"'],
    ['an ARN of something else', (stack) => ({
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', 'arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-0123456789abcdef0'),
    }), 'subnet-0123456789abcdef0'],
    ['the own account', () => ({ shareOwner: '222222222222', resourceShareName: 'network' }), 'the share belongs to the account of this stack, "222222222222"'],
    ['an ARN of the own account', (stack) => ({
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN.replace(OWNER, '222222222222')),
    }), 'the share belongs to the account of this stack'],
    ['an ARN of another Region', (stack) => ({
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN.replace('eu-west-1', 'us-east-1')),
    }), 'the share is in "us-east-1"'],
    ['a timeout that is too short', () => ({ ...BY_NAME, timeout: Duration.seconds(59) }), 'timeout must be from 1 to 14 minutes, got: "59 seconds"'],
    ['a timeout that is too long', () => ({ ...BY_NAME, timeout: Duration.minutes(15) }), 'timeout must be from 1 to 14 minutes, got: "15 minutes"'],
    ['a timeout of unknown length', () => ({ ...BY_NAME, timeout: Duration.seconds(Fn.getAtt('A', 'B') as unknown as number) }), 'timeout must be'],
  ])('%s', (_, props, message) => {
    const stack = newStack(CONSUMER);
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
    expect(statements(stack)).toContainEqual(expect.objectContaining({
      Action: 'ram:AcceptResourceShareInvitation',
      Condition: { StringEquals: { 'ram:ShareOwnerAccountId': { 'Fn::Select': [4, { 'Fn::Split': [':', { Ref: 'ShareArn' }] }] } } },
    }));
  });

  test('in owner and name', () => {
    const stack = newStack({});
    new ResourceShareAccepter(stack, 'Accepter', { shareOwner: Fn.ref('Owner'), resourceShareName: Fn.ref('Name') });
    expect(onlyOne(stack, ACCEPTER).properties).toMatchObject({ OwningAccountId: { Ref: 'Owner' }, Name: { Ref: 'Name' } });
  });
});

describe('the function may do', () => {
  const READ = [
    { Action: 'ram:GetResourceShares', Effect: 'Allow', Resource: '*' },
    { Action: 'ram:ListResources', Effect: 'Allow', Resource: '*' },
  ];
  const INVITATION = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ram:eu-west-1:*:resource-share-invitation/*']] };

  test('for an accepter by ARN: read, accept from its owner, leave its share', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { resourceShare: hub(stack) });
    expect(statements(stack)).toEqual(expect.arrayContaining([
      ...READ,
      { Action: 'ram:GetResourceShareInvitations', Effect: 'Allow', Resource: '*' },
      {
        Action: 'ram:AcceptResourceShareInvitation',
        Effect: 'Allow',
        Resource: INVITATION,
        Condition: { StringEquals: { 'ram:ShareOwnerAccountId': OWNER } },
      },
      { Action: 'ram:DisassociateResourceShare', Effect: 'Allow', Resource: SHARE_ARN },
    ]));
    expect(statements(stack)).toHaveLength(6);
  });

  test('for an accepter by name: accept only that name, leave shares of its owner', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', BY_NAME);
    expect(statements(stack)).toEqual(expect.arrayContaining([
      {
        Action: 'ram:AcceptResourceShareInvitation',
        Effect: 'Allow',
        Resource: INVITATION,
        Condition: { StringEquals: { 'ram:ShareOwnerAccountId': OWNER, 'ram:ResourceShareName': 'network' } },
      },
      {
        Action: 'ram:DisassociateResourceShare',
        Effect: 'Allow',
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ram:eu-west-1:111111111111:resource-share/*']] },
      },
    ]));
  });

  test('for one that stays: not leave', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'Accepter', { ...BY_NAME, removalPolicy: RemovalPolicy.RETAIN });
    expect(JSON.stringify(statements(stack))).not.toContain('Disassociate');
  });

  test('for a received share: read', () => {
    const stack = newStack(CONSUMER);
    new ReceivedResourceShare(stack, 'Received', BY_NAME);
    expect(statements(stack).filter(({ Action }) => String(Action).startsWith('ram:'))).toEqual(READ);
  });

  test('a policy for leaving outlives a change of the share: it is another policy then, and the resource waits for it', () => {
    const policyOf = (arn: string) => {
      const stack = newStack(CONSUMER);
      new ResourceShareAccepter(stack, 'Accepter', { resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', arn) });
      const [id, policy] = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy')).find(([, { Properties }]) =>
        JSON.stringify(Properties).includes('Disassociate'))!;
      expect(onlyOne(stack, ACCEPTER).resource.DependsOn).toContain(id);
      return [id, policy.Properties.PolicyName];
    };
    const [firstId, firstName] = policyOf(SHARE_ARN);
    const [secondId, secondName] = policyOf(SHARE_ARN.replace('7be8', '7be9'));
    expect(firstId).not.toBe(secondId);
    expect(firstName).not.toBe(secondName);
    expect(policyOf(SHARE_ARN)).toEqual([firstId, firstName]);
  });
});

describe('one function', () => {
  test('serves all constructs of a stack', () => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'One', BY_NAME);
    new ResourceShareAccepter(stack, 'Two', { ...BY_NAME, resourceShareName: 'dns' });
    new ReceivedResourceShare(stack, 'Three', { ...BY_NAME, resourceShareName: 'ipam' });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Lambda::Function', 1);
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Code: { ZipFile: Match.stringLikeRegexp('^// cdk-ram consumer handler') },
      Handler: 'index.handler',
      Timeout: 900,
      MemorySize: 256,
      Description: Match.stringLikeRegexp('Looks up and accepts'),
    });
  });

  test('takes its settings from the constructs', () => {
    const stack = newStack(CONSUMER);
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/consumer');
    const functionOptions: ConsumerFunctionOptions = { role, logRetention: logs.RetentionDays.ONE_DAY, memorySize: 128 };
    new ResourceShareAccepter(stack, 'One', { ...BY_NAME, functionOptions });
    new ReceivedResourceShare(stack, 'Two', { ...BY_NAME, functionOptions });
    new ReceivedResourceShare(stack, 'Three', BY_NAME);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', { MemorySize: 128, Role: 'arn:aws:iam::222222222222:role/consumer' });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 1 });
    template.hasResourceProperties('AWS::IAM::Policy', { Roles: ['consumer'] });
  });

  test('fails for constructs that disagree on the role', () => {
    const stack = newStack(CONSUMER);
    const options = (name: string) => ({ functionOptions: { role: iam.Role.fromRoleName(stack, name, name) } });
    new ResourceShareAccepter(stack, 'One', { ...BY_NAME, ...options('RoleA') });
    expect(() => new ResourceShareAccepter(stack, 'Two', { ...BY_NAME, ...options('RoleB') })).toThrow('already made with another role');
  });

  test.each<[string, ConsumerFunctionOptions]>([
    ['memorySize', { memorySize: 512 }],
    ['logRetention', { logRetention: logs.RetentionDays.ONE_DAY }],
  ])('fails for constructs that disagree on %s', (setting, functionOptions) => {
    const stack = newStack(CONSUMER);
    new ResourceShareAccepter(stack, 'One', BY_NAME);
    expect(() => new ResourceShareAccepter(stack, 'Two', { ...BY_NAME, functionOptions })).toThrow(`already made with another ${setting}`);
  });
});

function statements(stack: Stack): Record<string, unknown>[] {
  const template = Template.fromStack(stack);
  const roles = Object.values(template.findResources('AWS::IAM::Role')).flatMap(({ Properties }) => Properties.Policies ?? []);
  const policies = Object.values(template.findResources('AWS::IAM::Policy')).map(({ Properties }) => Properties);
  return [...roles, ...policies].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
