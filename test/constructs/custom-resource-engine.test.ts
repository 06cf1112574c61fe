import * as fs from 'fs';
import * as path from 'path';
import { App, BootstraplessSynthesizer, CfnParameter, Duration, Fn, Lazy, MissingRemovalPolicies, NestedStack, RemovalPolicies, Stack, Tags } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { ASSOCIATIONS, ENV, newStack, onlyOne, SHARE_ARN } from './support';
import * as ram from '../../src';

const { customResource } = ram.AssociationEngine;
const FUNCTION = 'AWS::Lambda::Function';

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

function shareWith(options?: ram.CustomResourceEngineOptions, id = 'Share'): ram.ResourceShare {
  return new ram.ResourceShare(stack, id, { associationEngine: options && customResource(options) });
}

function bundle(): string {
  return fs.readFileSync(path.join(__dirname, '../../assets/handler/associations/index.js'), 'utf8');
}

describe('the function', () => {
  test('is one for all shares of a stack', () => {
    shareWith(undefined, 'A');
    shareWith({}, 'B');
    new ram.ResourceShareAssociations(stack, 'C', { resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN) });
    const template = Template.fromStack(stack);
    template.resourceCountIs(ASSOCIATIONS, 3);
    const { id } = onlyOne(stack, FUNCTION);
    template.allResourcesProperties(ASSOCIATIONS, { ServiceToken: { 'Fn::GetAtt': [id, 'Arn'] } });
  });

  test('is the bundle, inline, of at most 16 KB', () => {
    shareWith();
    expect(onlyOne(stack, FUNCTION).properties.Code).toEqual({ ZipFile: bundle() });
    expect(Buffer.byteLength(bundle())).toBeLessThanOrEqual(16_384);
  });

  test('says in its first line what it is, its version and where its source is', () => {
    const { version, repository } = JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
    const [first] = bundle().split('\n');
    expect(first).toBe(`// ${repository.url.replace(/^https:\/\/|\.git$/g, '')} ${version}`);
  });

  test('has the newest Node runtime, 15 minutes, 256 MiB, a description and no retries', () => {
    shareWith();
    expect(onlyOne(stack, FUNCTION).properties).toMatchObject({
      Runtime: 'nodejs24.x', Handler: 'index.handler', Timeout: 900, MemorySize: 256, Description: expect.stringContaining('cdk-ram'),
    });
    expect(onlyOne(stack, 'AWS::Lambda::EventInvokeConfig').properties.MaximumRetryAttempts).toBe(0);
  });

  test('needs no asset and no bootstrapped environment', () => {
    const app = new App();
    stack = new Stack(app, 'Plain', { env: ENV, synthesizer: new BootstraplessSynthesizer() });
    shareWith();
    const artifact = app.synth().getStackByName('Plain');
    expect(artifact.assets).toEqual([]);
    expect(artifact.template.Parameters).toBeUndefined();
    expect(artifact.template.Rules).toBeUndefined();
  });

  test('writes into a log group of its own that keeps events for a month', () => {
    shareWith();
    const logGroup = onlyOne(stack, 'AWS::Logs::LogGroup');
    expect(logGroup.resource).toMatchObject({ DeletionPolicy: 'Delete', Properties: { RetentionInDays: 30 } });
    expect(onlyOne(stack, FUNCTION).properties.LoggingConfig).toEqual({ LogGroup: { Ref: logGroup.id } });
  });

  test('costs a stack five resources beside two for each share', () => {
    shareWith(undefined, 'A');
    shareWith(undefined, 'B');
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources)).toHaveLength(5 + 2 * 2);
  });
});

describe('settings', () => {
  test('reach the function, and the time that CloudFormation waits is a minute longer than the function may run', () => {
    shareWith({ timeout: Duration.minutes(5), memorySize: 512, logRetention: logs.RetentionDays.ONE_YEAR });
    expect(onlyOne(stack, FUNCTION).properties).toMatchObject({ Timeout: 300, MemorySize: 512 });
    expect(onlyOne(stack, 'AWS::Logs::LogGroup').properties.RetentionInDays).toBe(365);
    expect(onlyOne(stack, ASSOCIATIONS).properties.ServiceTimeout).toBe('360');
  });

  test.each([[119, false], [120, true], [900, true], [901, false]])('a timeout of %d seconds is allowed: %p', (seconds, allowed) => {
    const attempt = expect(() => shareWith({ timeout: Duration.seconds(seconds) }));
    allowed ? attempt.not.toThrow() : attempt.toThrow(/timeout must be from 2 to 15 minutes, got: /);
  });

  test.each([[127, false], [128, true], [128.5, false], [10_240, true], [10_241, false], [Lazy.number({ produce: () => 512 }), true]])(
    'memory of %d MiB is allowed: %p', (memorySize, allowed) => {
      const attempt = expect(() => shareWith({ memorySize }));
      allowed ? attempt.not.toThrow() : attempt.toThrow(/memorySize must be a whole number of MiB from 128 to 10240, got: /);
    });

  test('a log group may be of another place than a stack whose place is not known', () => {
    const place = new Stack(new App(), 'Anywhere');
    const logGroup = logs.LogGroup.fromLogGroupArn(place, 'Logs', 'arn:aws:logs:us-east-1:222222222222:log-group:mine');
    expect(() => new ram.ResourceShare(place, 'X', { associationEngine: customResource({ logGroup }) })).not.toThrow();
  });

  test('a role and a log group of an account that has still to be looked up are taken', () => {
    const account = ssm.StringParameter.valueFromLookup(stack, '/account');
    const role = iam.Role.fromRoleArn(stack, 'Mine', `arn:aws:iam::${account}:role/mine`);
    const logGroup = logs.LogGroup.fromLogGroupArn(stack, 'Logs', `arn:aws:logs:eu-west-1:${account}:log-group:mine`);
    expect(() => shareWith({ role, logGroup })).not.toThrow();
  });

  test('a role that must not be changed is no reason to warn of statements that nobody gave', () => {
    const role = iam.Role.fromRoleArn(stack, 'Mine', 'arn:aws:iam::111111111111:role/mine', { mutable: false });
    const resourceShare = ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN);
    new ram.ResourceShareAssociations(stack, 'Part', { resourceShare, promoteFromPolicy: true, associationEngine: customResource({ role }) });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('additionalPolicyStatements'));
  });

  test('extra statements for a role that must not be changed are not lost without a word', () => {
    const additionalPolicyStatements = [new iam.PolicyStatement({ actions: ['ec2:PutResourcePolicy'], resources: ['*'] })];
    const warningsFor = (mutable: boolean) => {
      const own = newStack();
      const role = iam.Role.fromRoleArn(own, 'Mine', 'arn:aws:iam::111111111111:role/mine', { mutable });
      new ram.ResourceShare(own, 'Share', { associationEngine: customResource({ role, additionalPolicyStatements }) });
      return Annotations.fromStack(own).findWarning('*', Match.stringLikeRegexp('additionalPolicyStatements')).map(({ id, entry }) => [id, entry.data]);
    };
    expect(warningsFor(false)).toEqual([['/Stack/Share/Associations', expect.stringMatching(
      /can't be added to "Stack\/Mine", because that role must not be changed: .* leave the statements out .*cdk-ram:statementsNotAdded/)]]);
    expect(warningsFor(true)).toEqual([]);
  });

  test('a given log group is used, and is no place for another retention', () => {
    const logGroup = new logs.LogGroup(stack, 'Mine');
    shareWith({ logGroup });
    expect(onlyOne(stack, FUNCTION).properties.LoggingConfig.LogGroup).toEqual({ Ref: onlyOne(stack, 'AWS::Logs::LogGroup').id });
    expect(() => new ram.ResourceShare(newStack(), 'X', { associationEngine: customResource({ logGroup, logRetention: 1 }) }))
      .toThrow(/logRetention goes with the log group that is made here/);
  });

  test('extra statements of several engines are added up, each once', () => {
    const allow = (action: string) => new iam.PolicyStatement({ actions: [action], resources: ['*'] });
    shareWith({ additionalPolicyStatements: [allow('route53resolver:PutResolverRulePolicy')] }, 'A');
    shareWith({ additionalPolicyStatements: [allow('route53resolver:PutResolverRulePolicy'), allow('ec2:PutResourcePolicy')] }, 'B');
    const { properties } = onlyOne(stack, 'AWS::IAM::Policy');
    expect(properties.PolicyDocument.Statement.map(({ Action }: any) => Action)).toEqual(['route53resolver:PutResolverRulePolicy', 'ec2:PutResourcePolicy']);
  });

  test.each<[string, ram.CustomResourceEngineOptions, ram.CustomResourceEngineOptions]>([
    ['timeout', {}, { timeout: Duration.minutes(5) }],
    ['timeout', { timeout: Duration.minutes(10) }, { timeout: Duration.minutes(5) }],
    ['memorySize', { memorySize: 128 }, { memorySize: 512 }],
    ['logRetention', { logRetention: 1 }, { logRetention: 7 }],
  ])('fails for another %s than that of the function that is there', (setting, first, second) => {
    shareWith(first, 'A');
    expect(() => shareWith(second, 'B')).toThrow(new RegExp(`^Stack/B/Associations: .*"Stack".*another ${setting}.*AssociationEngine.setDefault`));
  });

  test.each<[string, ram.CustomResourceEngineOptions]>([
    ['timeout', { timeout: Duration.minutes(15) }],
    ['memorySize', { memorySize: 256 }],
    ['logRetention', { logRetention: logs.RetentionDays.ONE_MONTH }],
  ])('agree when one says for %s what the other leaves to the default', (_, said) => {
    shareWith({}, 'A');
    shareWith(said, 'B');
    shareWith({}, 'C');
    onlyOne(stack, FUNCTION);
  });

  test('do not agree on a retention when the log group is given, which has its own', () => {
    shareWith({ logGroup: new logs.LogGroup(stack, 'Mine') }, 'A');
    expect(() => shareWith({ logRetention: logs.RetentionDays.ONE_MONTH }, 'B')).toThrow(/another logRetention/);
  });

  test('may be known at deployment only', () => {
    const seconds = new CfnParameter(stack, 'Seconds', { type: 'Number' }).valueAsNumber;
    ['A', 'B'].forEach((id) => shareWith({ timeout: Duration.seconds(seconds) }, id));
    expect(onlyOne(stack, FUNCTION).properties.Timeout).toEqual({ Ref: 'Seconds' });
    const others = new CfnParameter(stack, 'Others', { type: 'Number' }).valueAsNumber;
    expect(() => shareWith({ timeout: Duration.seconds(others) }, 'C')).toThrow(/another timeout/);
  });

  test('agree when they are equal or left out', () => {
    const role = new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    shareWith({ timeout: Duration.minutes(5), role }, 'A');
    shareWith({ timeout: Duration.seconds(300), role }, 'B');
    shareWith({}, 'C');
    onlyOne(stack, FUNCTION);
  });

  test('are chosen for a whole scope; the nearest scope wins, and a share over all', () => {
    const app = new App();
    ram.AssociationEngine.setDefault(app, customResource({ memorySize: 128 }));
    const stacks = ['FromApp', 'FromStack', 'FromShare'].map((id) => new Stack(app, id, { env: ENV }));
    ram.AssociationEngine.setDefault(stacks[1], customResource({ memorySize: 192 }));
    stacks.forEach((scope, i) => new ram.ResourceShare(scope, 'Share', { associationEngine: i === 2 ? customResource({ memorySize: 320 }) : undefined }));
    expect(stacks.map((scope) => onlyOne(scope, FUNCTION).properties.MemorySize)).toEqual([128, 192, 320]);
  });
});

describe('the rights of the role', () => {
  function statements(): any[] {
    const template = Template.fromStack(stack);
    return ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'].flatMap((type) => Object.values(template.findResources(type)))
      .flatMap(({ Properties }) => [...(Properties.Policies ?? []), Properties]).flatMap(({ PolicyDocument }) => PolicyDocument?.Statement ?? []);
  }

  test('hold no wildcard action, and a wildcard resource only for reading', () => {
    shareWith();
    expect(JSON.stringify(statements().map(({ Action }) => Action))).not.toContain('*');
    expect(statements().filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action)).toEqual([
      'ram:GetResourceShareAssociations', 'ram:GetResourceShares', 'ram:ListPermissions', 'ram:ListSourceAssociations',
    ]);
  });

  test('reach just the shares that the stack manages', () => {
    shareWith();
    new ram.ResourceShareAssociations(stack, 'C', { resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN) });
    const associate = statements().filter(({ Action }) => Action.includes('ram:AssociateResourceShare'));
    expect(associate).toEqual([expect.objectContaining({ Resource: [SHARE_ARN, { 'Fn::GetAtt': [onlyOne(stack, 'AWS::RAM::ResourceShare').id, 'Arn'] }] })]);
  });

  const EVENTS = 'cloudformation:DescribeStackEvents';
  const readableEvents = (of: Stack) => onlyOne(of, 'AWS::IAM::Role').properties.Policies[0].PolicyDocument.Statement
    .filter(({ Action }: { Action: string | string[] }) => [Action].flat().includes(EVENTS));

  test('reach the events of the own stack only, of which the function need not be told', () => {
    shareWith();
    expect(readableEvents(stack)).toEqual([{ Action: EVENTS, Effect: 'Allow', Resource: { Ref: 'AWS::StackId' } }]);
    expect(onlyOne(stack, FUNCTION).properties.Environment).toBeUndefined();
  });

  test('reach in nested stacks the events of those around them too, of which the function is told, outermost first', () => {
    const middle = new NestedStack(stack, 'Middle');
    const inner = new NestedStack(middle, 'Inner');
    new ram.ResourceShare(inner, 'Share');
    const [root, around] = ['referencetoStackAWSStackId', 'referencetoStackMiddle8A32F5C1AWSStackId'];
    expect(readableEvents(inner)).toEqual([{ Action: EVENTS, Effect: 'Allow', Resource: [{ Ref: 'AWS::StackId' }, { Ref: root }, { Ref: around }] }]);
    expect(onlyOne(inner, FUNCTION).properties.Environment).toEqual({
      Variables: { STACK_IDS: { 'Fn::Join': ['', [{ Ref: root }, ',', { Ref: around }]] } },
    });
    expect(onlyOne(middle, 'AWS::CloudFormation::Stack').properties.Parameters).toEqual({ [root]: { Ref: root }, [around]: { Ref: 'AWS::StackId' } });
    expect(onlyOne(stack, 'AWS::CloudFormation::Stack').properties.Parameters).toEqual({ [root]: { Ref: 'AWS::StackId' } });
  });

  test('are there before the associations need them, and go after them', () => {
    shareWith();
    const needed = ['AWS::IAM::ManagedPolicy', 'AWS::Lambda::EventInvokeConfig'].map((type) => onlyOne(stack, type).id);
    expect([...onlyOne(stack, ASSOCIATIONS).resource.DependsOn].sort()).toEqual(needed.sort());
  });

  test('change by a new policy beside the old one, so that removed associations can still be cleaned up', () => {
    const policyOf = (arns: string[]) => {
      const fresh = newStack();
      arns.forEach((arn, i) => new ram.ResourceShareAssociations(fresh, `C${i}`, { resourceShare: ram.ResourceShare.fromResourceShareArn(fresh, `Hub${i}`, arn) }));
      return onlyOne(fresh, 'AWS::IAM::ManagedPolicy').id;
    };
    const other = SHARE_ARN.replace('7be8694e', '00000000');
    expect(policyOf([SHARE_ARN])).not.toBe(policyOf([SHARE_ARN, other]));
    expect(policyOf([SHARE_ARN, other])).toBe(policyOf([other, SHARE_ARN]));
  });

  test.each<[string, (scope: Stack) => unknown]>([
    ['RemovalPolicies.of()', (scope) => RemovalPolicies.of(scope).retain()],
    ['MissingRemovalPolicies.of()', (scope) => MissingRemovalPolicies.of(scope).retain()],
  ])('go away with the shares also where %s retains all of a stack: they would pile up on the role', (_, retain) => {
    retain(stack);
    shareWith();
    expect(onlyOne(stack, 'AWS::IAM::ManagedPolicy').resource).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  test('fit the size limits of IAM with 200 shares', () => {
    for (let i = 0; i < 200; i++) {
      shareWith(undefined, `Share${i}`);
    }
    const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
    const perPolicy = policies.map(({ Properties }) => Properties.PolicyDocument.Statement[0].Resource.length);
    expect(perPolicy).toEqual([50, 50, 50, 50]);
    // Two generations of the policies are attached during an update, and a role takes ten.
    expect(policies.length * 2).toBeLessThanOrEqual(10);
    const longest = 'arn:aws-us-gov:ram:ap-southeast-99:111111111111:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456';
    const document = { ...policies[0].Properties.PolicyDocument };
    document.Statement = [{ ...document.Statement[0], Resource: Array(50).fill(longest) }];
    expect(JSON.stringify(document).length).toBeLessThanOrEqual(6_144);
  });

  test('name a share once, and are in no policy that has none, however the shares are told', () => {
    for (let i = 0; i <= 50; i++) {
      const resourceShare = ram.ResourceShare.fromResourceShareArn(stack, `Hub${i}`, Fn.importValue(`Share${i % 50}`));
      new ram.ResourceShareAssociations(stack, `Part${i}`, { resourceShare });
    }
    const covered = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'))
      .map(({ Properties }) => Properties.PolicyDocument.Statement[0].Resource).map((arns) => [arns].flat());
    expect(covered.map((arns) => arns.length)).toEqual([49, 1]);
    expect(new Set(covered.flat().map((arn) => JSON.stringify(arn))).size).toBe(50);
  });

  test('reach a share that is added after they have been looked at', () => {
    shareWith(undefined, 'A');
    const [policy] = stack.node.findAll().filter((node) => node instanceof iam.CfnManagedPolicy);
    stack.resolve(policy.policyDocument);
    shareWith(undefined, 'B');
    expect(onlyOne(stack, 'AWS::IAM::ManagedPolicy').properties.PolicyDocument.Statement[0].Resource).toHaveLength(2);
  });

  test('are added to a role of the app in the same way as to one made here', () => {
    const role = new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    shareWith({ role });
    const { id, properties } = onlyOne(stack, 'AWS::IAM::ManagedPolicy');
    expect(properties.Roles).toEqual([{ Ref: onlyOne(stack, 'AWS::IAM::Role').id }]);
    expect(onlyOne(stack, ASSOCIATIONS).resource.DependsOn).toContain(id);
    expect(JSON.stringify(onlyOne(stack, 'AWS::IAM::Policy').properties)).toContain('ram:GetResourceShareAssociations');
  });

  test.each<[string, () => void]>([
    ['extra statements', () => shareWith({ additionalPolicyStatements: [new iam.PolicyStatement({ actions: ['ec2:PutResourcePolicy'], resources: ['*'] })] })],
    ['the right to promote', () => new ram.ResourceShareAssociations(stack, 'C', {
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN), promoteFromPolicy: true,
    })],
    ['all rights of a given role', () => shareWith({ role: new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }) })],
  ])('are there before the function is first invoked, and go after it was last: %s', (_, share) => {
    share();
    const invocation = onlyOne(stack, 'AWS::Lambda::EventInvokeConfig');
    expect(onlyOne(stack, ASSOCIATIONS).resource.DependsOn).toContain(invocation.id);
    expect(invocation.resource.DependsOn).toContain(onlyOne(stack, 'AWS::IAM::Policy').id);
  });

  test('are added in this stack to a role of another one, which then needs nothing of this one', () => {
    const security = new Stack(stack.node.root, 'Security', { env: ENV });
    shareWith({ role: new iam.Role(security, 'Mine', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }) });
    expect(JSON.stringify(onlyOne(stack, 'AWS::IAM::Policy').properties)).toContain('ram:DisassociateResourceShare');
    Template.fromStack(security).resourceCountIs('AWS::IAM::Policy', 0);
    expect(stack.dependencies).toEqual([security]);
  });

  test.each<[string, () => iam.IRole]>([
    ['an imported role', () => iam.Role.fromRoleArn(stack, 'Mine', 'arn:aws:iam::111111111111:role/mine', { mutable: false })],
    ['a role of the stack', () => new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }).withoutPolicyUpdates()],
    ['a role of another stack', () => new iam.Role(new Stack(stack.node.root, 'Security', { env: ENV }), 'Mine', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    }).withoutPolicyUpdates()],
  ])('are not added to %s that must not be changed', (_, role) => {
    shareWith({ role: role() });
    for (const each of stack.node.root.node.children.filter((child) => Stack.isStack(child))) {
      Template.fromStack(each).resourceCountIs('AWS::IAM::Policy', 0);
      Template.fromStack(each).resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    }
  });

  test.each<[string, () => iam.IRole]>([
    ['an imported role', () => iam.Role.fromRoleArn(stack, 'Mine', 'arn:aws:iam::111111111111:role/mine')],
    ['a role of another stack', () => new iam.Role(new Stack(stack.node.root, 'Security', { env: ENV }), 'Mine', {
      roleName: 'mine', assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    })],
  ])('are added to %s in the same way, so that any number of shares fits', (_, role) => {
    ram.AssociationEngine.setDefault(stack, customResource({ role: role() }));
    for (let i = 0; i < 60; i++) {
      shareWith(undefined, `Share${i}`);
    }
    const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
    expect(policies.map(({ Properties }) => Properties.PolicyDocument.Statement[0].Resource.length)).toEqual([50, 10]);
    policies.forEach(({ Properties }) => expect(Properties.Roles).toHaveLength(1));
    const { id, properties } = onlyOne(stack, 'AWS::IAM::Policy');
    expect(JSON.stringify(properties).length).toBeLessThan(2_000);
    expect(onlyOne(stack, 'AWS::Lambda::EventInvokeConfig').resource.DependsOn).toEqual([id]);
  });

  test('are reported with the shares where roles are made by hand', () => {
    const app = new App();
    iam.Role.customizeRoles(app, { usePrecreatedRoles: { 'Stack/CdkRamAssociations/Role': 'by-hand' } });
    stack = new Stack(app, 'Stack', { env: ENV });
    shareWith();
    const [role] = JSON.parse(fs.readFileSync(path.join(app.synth().directory, 'iam-policy-report.json'), 'utf8')).roles;
    expect(role.managedPolicyStatements).toEqual([expect.objectContaining({ Resource: ['(Stack/Share/Resource.Arn)'] })]);
  });

  test('are left to the owner of the account where roles are made by hand', () => {
    iam.Role.customizeRoles(stack, { preventSynthesis: false });
    shareWith();
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

test('tags and permissions boundaries of the stack reach what is rendered', () => {
  Tags.of(stack).add('team', 'network');
  iam.PermissionsBoundary.of(stack).apply(iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'));
  shareWith();
  const tagged = { Tags: Match.arrayWith([{ Key: 'team', Value: 'network' }]) };
  const template = Template.fromStack(stack);
  for (const type of [FUNCTION, 'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::RAM::ResourceShare']) {
    template.hasResourceProperties(type, tagged);
  }
  template.hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: Match.anyValue() });
});

test('a share that was rendered with RETAIN by an aspect is not taken for one that goes away', () => {
  const share = shareWith();
  (share.node.defaultChild as CfnResourceShare).cfnOptions.deletionPolicy = 'Retain' as any;
  expect(onlyOne(stack, ASSOCIATIONS).properties.DeletedWithShare).toBeUndefined();
});
