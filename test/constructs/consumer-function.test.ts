import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { ACCEPTER, BY_NAME, CONSUMER, OWNER, hub } from './consumer-support';
import { newStack, onlyOne, SHARE_ARN } from './support';
import * as ram from '../../src';
import { ConsumerFunctionOptions } from '../../src/consumer-function-options';
import { ReceivedResourceShare } from '../../src/received-resource-share';
import { ResourceShareAccepter } from '../../src/resource-share-accepter';

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
        Condition: { StringEquals: { 'ram:ShareOwnerAccountId': [OWNER] } },
      },
      { Action: 'ram:DisassociateResourceShare', Effect: 'Allow', Resource: [SHARE_ARN] },
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
        Condition: { StringEquals: { 'ram:ShareOwnerAccountId': OWNER, 'ram:ResourceShareName': ['network'] } },
      },
      {
        Action: 'ram:DisassociateResourceShare',
        Effect: 'Allow',
        Resource: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ram:eu-west-1:111111111111:resource-share/*']] }],
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
      const { id } = onlyOne(stack, 'AWS::IAM::ManagedPolicy');
      expect(onlyOne(stack, ACCEPTER).resource.DependsOn).toContain(id);
      return id;
    };
    expect(policyOf(SHARE_ARN)).not.toBe(policyOf(SHARE_ARN.replace('7be8', '7be9')));
    expect(policyOf(SHARE_ARN)).toBe(policyOf(SHARE_ARN));
  });
});

test('a share of another name is another look-up, so that the right to the old one outlives the associations on it', () => {
  const policyFor = (name: string) => {
    const stack = newStack();
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare: ram.ResourceShare.fromResourceShareName(stack, 'Hub', name) });
    return onlyOne(stack, 'AWS::IAM::ManagedPolicy').id;
  };
  expect(policyFor('old')).not.toBe(policyFor('new'));
  expect(policyFor('old')).toBe(policyFor('old'));
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
      Code: { ZipFile: Match.stringLikeRegexp('^// [^ ]+/cdk-ram [^ ]+\n[^]*Custom::RamResourceShareAccepter') },
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

  test.each<[string, (stack: Stack) => ConsumerFunctionOptions]>([
    ['explicit defaults', () => ({ memorySize: 256, logRetention: logs.RetentionDays.ONE_MONTH })],
    ['nothing', () => ({})],
    ['undefined values', () => ({ memorySize: undefined, logRetention: undefined, role: undefined, logGroup: undefined })],
  ])('is also right for a construct that asks for %s', (_, functionOptions) => {
    const stack = newStack(CONSUMER);
    ram.ResourceShare.fromResourceShareName(stack, 'Own', 'own');
    expect(() => new ResourceShareAccepter(stack, 'Two', { ...BY_NAME, functionOptions: functionOptions(stack) })).not.toThrow();
  });

  test('fails if it was made without the settings of a later construct, and says that this one has to come first', () => {
    const stack = newStack(CONSUMER);
    ram.ResourceShare.fromResourceShareName(stack, 'Own', 'own');
    expect(() => new ResourceShareAccepter(stack, 'Two', { ...BY_NAME, functionOptions: { memorySize: 512 } }))
      .toThrow('Stack/Two: all constructs of stack "Stack" that look up or accept shares use one function, and it was already made with another memorySize, 256 and not 512: '
        + 'create a construct with these functionOptions before all others of the stack, and leave them out elsewhere');
  });

  test('takes no role of another account, to which it could add no rights', () => {
    const stack = newStack(CONSUMER);
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::333333333333:role/consumer');
    expect(() => new ResourceShareAccepter(stack, 'One', { ...BY_NAME, functionOptions: { role } }))
      .toThrow('Stack/One: the role "Stack/Role" is in account "333333333333", and the function in "222222222222": a function takes a role of its own account');
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
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) => Object.values(template.findResources(type))).map(({ Properties }) => Properties);
  return [...roles, ...policies].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
