import { CfnParameter, Duration, NestedStack, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { newStack, newSubnet, onlyOne, prefixList, SHARE_ARN } from './support';
import * as ram from '../../src';
import { digestOf } from '../../src/private/digest';
import { GrowingList } from '../../src/private/growing-list';

const { cloudFormation, customResource } = ram.AssociationEngine;
const ACCOUNT = ram.SharePrincipal.account('222222222222');
const ASSOCIATES = 'Associates principals and resources with the RAM resource shares of this stack (cdk-ram)';

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

const roleOf = (account: string) => iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${account}:role/mine`);
const logGroupOf = (place: string) => logs.LogGroup.fromLogGroupArn(stack, 'Logs', `arn:aws:logs:${place}:log-group:mine`);

function add(id: string, props: Partial<ram.ResourceShareAssociationsProps>): ram.ResourceShareAssociations {
  const hub = stack.node.tryFindChild('Hub') as ram.IResourceShare | undefined ?? ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN);
  return new ram.ResourceShareAssociations(stack, id, { resourceShare: hub, ...props });
}

describe('what is refused says why, and the way out', () => {
  test.each<[string, () => unknown, string, string]>([
    ['exclusive without a function', () => add('Mine', { exclusive: true, associationEngine: cloudFormation() }),
      'Stack/Mine: exclusive is not supported by AssociationEngine.cloudFormation(): remove it, or use AssociationEngine.customResource()', 'UnsupportedByEngine'],
    ['promotion without a function', () => add('Mine', { promoteFromPolicy: true, associationEngine: cloudFormation() }),
      'Stack/Mine: promoteFromPolicy is not supported by AssociationEngine.cloudFormation(): remove it, or use AssociationEngine.customResource()',
      'UnsupportedByEngine'],
    ['one association by two constructs', () => ['Mine', 'Theirs'].map((id) => add(id, { principals: [ACCOUNT], associationEngine: cloudFormation() })),
      'Stack/Theirs/Principals: principal "222222222222" is already associated with the same share by "Stack/Mine/Principals"; declare it in one place', 'DuplicateAssociation'],
    ['two engines in one stack', () => [128, 256].map((memorySize) => add(`Of${memorySize}`, { associationEngine: customResource({ memorySize }) })),
      'Stack/Of256: all shares of stack "Stack" use one function, and it was already made with another memorySize, 128 and not 256, '
      + 'for "Stack/Of128": choose the engine once for the stack, with AssociationEngine.setDefault(stack, engine) before the first share is defined', 'ConflictingEngines'],
    ['a role of another account', () => add('Mine', { associationEngine: customResource({ role: roleOf('333333333333') }) }),
      'Stack/Mine: the role "Stack/Role" is in account "333333333333", and the function in "111111111111": a function takes a role of its own account', 'RoleOfOtherAccount'],
    ['a log group of another Region', () => add('Mine', { associationEngine: customResource({ logGroup: logGroupOf('us-east-1:111111111111') }) }),
      'Stack/CdkRamAssociations: the log group "Stack/Logs" is in account "111111111111", Region "us-east-1", and the function in "111111111111", "eu-west-1": '
      + 'a function logs in its own account and Region', 'LogGroupOfOtherEnvironment'],
    ['a log group of another account', () => add('Mine', { associationEngine: customResource({ logGroup: logGroupOf('eu-west-1:222222222222') }) }),
      'is in account "222222222222", Region "eu-west-1"', 'LogGroupOfOtherEnvironment'],
    ['less memory than Lambda gives', () => add('Mine', { associationEngine: customResource({ memorySize: 127 }) }),
      'Stack/CdkRamAssociations: memorySize must be a whole number of MiB from 128 to 10240, got: 127', 'InvalidMemorySize'],
    ['a timeout that RAM needs more than', () => add('Mine', { associationEngine: customResource({ timeout: Duration.seconds(30) }) }),
      'Stack/CdkRamAssociations: timeout must be from 2 to 15 minutes, got: "30 seconds"; RAM takes minutes for some associations', 'InvalidTimeout'],
    ['a retention beside a given log group', () => add('Mine', {
      associationEngine: customResource({ logGroup: new logs.LogGroup(stack, 'Logs'), logRetention: logs.RetentionDays.ONE_DAY }),
    }), 'Stack/CdkRamAssociations: logRetention goes with the log group that is made here, not with a given logGroup; set the retention on the log group', 'ConflictingLogOptions'],
    ['one resource by two constructs', () => ['Mine', 'Theirs'].map((id) => add(id, { resources: [prefixList('0')], associationEngine: cloudFormation() })),
      'Stack/Theirs/Resources: resource "arn:aws:ec2:eu-west-1:111111111111:prefix-list/pl-0123456789abcdef0" is already associated', 'DuplicateAssociation'],
    ['one source by two constructs', () => ['Mine', 'Theirs'].map((id) => add(id, { sources: [ram.ShareSource.account('222222222222')], associationEngine: cloudFormation() })),
      'Stack/Theirs/Sources: source "222222222222" is already associated', 'DuplicateAssociation'],
  ])('%s', (_, make, message, name) => {
    expect(make).toThrow(expect.objectContaining({ name, message: expect.stringContaining(message) }));
  });

  test('more resources than CloudFormation takes', () => {
    add('Mine', { associationEngine: cloudFormation(), principals: Array.from({ length: 501 }, (_, n) => ram.SharePrincipal.account(String(333333330000 + n))) });
    expect(() => Template.fromStack(stack)).toThrow('the stack has 501 resources, of which 501 are associations of RAM resource shares, and CloudFormation takes '
      + 'at most 500; use AssociationEngine.customResource() for the larger shares: it needs one resource per share');
  });

  test('500 are not too many, and those of nested stacks are their own', () => {
    const nested = new NestedStack(stack, 'Nested');
    newSubnet(nested, 'Subnet');
    const accounts = Array.from({ length: 499 }, (_, n) => ram.SharePrincipal.account(String(333333330000 + n)));
    add('Mine', { associationEngine: cloudFormation(), principals: accounts });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('a stack of 500 resources is not too large', () => {
    add('Mine', { associationEngine: cloudFormation(), principals: Array.from({ length: 500 }, (_, n) => ram.SharePrincipal.account(String(333333330000 + n))) });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

test('permissions that CloudFormation would not detach are warned of, where there are any', () => {
  const permissions = [ram.SharePermission.awsManaged('AWSRAMPrefixListForListRoutingPermission')];
  new ram.ResourceShare(stack, 'With', { permissions, principals: [ACCOUNT], resources: [prefixList('0')], associationEngine: cloudFormation() });
  new ram.ResourceShare(stack, 'Without', { principals: [ACCOUNT], resources: [prefixList('1')], associationEngine: cloudFormation() });
  const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('detach'));
  expect(warnings.map(({ id, entry }) => `${id}: ${entry.data}`)).toEqual([
    expect.stringContaining('/Stack/With/Associations: CloudFormation attaches the permission "AWSRAMPrefixListForListRoutingPermission", and does not detach what is taken out of the '
      + 'share again: detach it by hand then ("aws ram disassociate-resource-share-permission"), or use AssociationEngine.customResource(), which does'),
  ]);
});

test('a service principal, which CloudFormation is not known to take, is warned of', () => {
  const service = ram.SharePrincipal.service('pca-connector-ad.amazonaws.com');
  const resourceShare = new ram.ResourceShare(stack, 'Share');
  new ram.ResourceShareAssociations(stack, 'Service', { resourceShare, principals: [service], sources: [ram.ShareSource.account('222222222222')], associationEngine: cloudFormation() });
  new ram.ResourceShare(stack, 'ByFunction', { principals: [service], sources: [ram.ShareSource.account('222222222222')] });
  const warnings = Annotations.fromStack(stack).findWarning('*', Match.anyValue());
  expect(warnings.map(({ id, entry }) => `${id}: ${entry.data}`)).toEqual([expect.stringMatching(new RegExp(
    '^/Stack/Service: it is not known whether AWS::RAM::PrincipalAssociation takes the service principal "pca-connector-ad.amazonaws.com": '
    + 'use AssociationEngine.customResource\\(\\), or acknowledge this when you have seen it work .*cdk-ram:serviceByCloudFormation'))]);
});

test('what is rendered says what it is for', () => {
  new ram.ResourceShare(stack, 'Share');
  expect(onlyOne(stack, 'AWS::Lambda::Function').properties.Description).toBe(ASSOCIATES);
  expect(onlyOne(stack, 'AWS::IAM::Role').properties.Description).toBe(ASSOCIATES);
  expect(onlyOne(stack, 'AWS::IAM::ManagedPolicy').properties.Description)
    .toBe('Changes the associations of the RAM resource shares of this stack (cdk-ram)');
});

test('the function may be assumed by Lambda alone, writes to its own streams, and is invoked in its newest version', () => {
  new ram.ResourceShare(stack, 'Share');
  const role = onlyOne(stack, 'AWS::IAM::Role').properties;
  expect(role.AssumeRolePolicyDocument.Statement).toEqual([{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }]);
  expect(role.Policies.map(({ PolicyName }: { PolicyName: string }) => PolicyName)).toEqual(['Handler']);
  const logGroup = onlyOne(stack, 'AWS::Logs::LogGroup').id;
  expect(role.Policies[0].PolicyDocument.Statement).toContainEqual({
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Effect: 'Allow',
    Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-west-1:111111111111:log-group:', { Ref: logGroup }, ':*']] },
  });
  expect(onlyOne(stack, 'AWS::Lambda::EventInvokeConfig').properties)
    .toEqual({ FunctionName: { Ref: onlyOne(stack, 'AWS::Lambda::Function').id }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 });
});

test('extra statements that are equal are added once, and others beside them', () => {
  const statement = (action: string) => new iam.PolicyStatement({ actions: [action], resources: ['*'] });
  ['ec2:PutResourcePolicy', 'ec2:PutResourcePolicy', 'ec2:DeleteResourcePolicy'].forEach((action, n) =>
    add(`Part${n}`, { associationEngine: customResource({ additionalPolicyStatements: [statement(action)] }) }));
  const { Statement } = onlyOne(stack, 'AWS::IAM::Policy').properties.PolicyDocument;
  expect(Statement.map(({ Action }: { Action: unknown }) => Action).flat().sort()).toEqual(['ec2:DeleteResourcePolicy', 'ec2:PutResourcePolicy']);
});

test('the right on permissions is for those of AWS and of the account, of any name', () => {
  new ram.ResourceShare(stack, 'Share');
  expect(onlyOne(stack, 'AWS::IAM::Role').properties.Policies[0].PolicyDocument.Statement).toContainEqual({
    Action: ['ram:AssociateResourceSharePermission', 'ram:DisassociateResourceSharePermission'],
    Effect: 'Allow',
    Resource: ['::aws:permission/*', ':eu-west-1:111111111111:permission/*'].map((rest) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ram${rest}`]] })),
  });
});

test('a share to which two constructs add is named once in the rights', () => {
  ['Mine', 'Theirs'].forEach((id) => add(id, {}));
  expect(onlyOne(stack, 'AWS::IAM::ManagedPolicy').properties.PolicyDocument.Statement[0].Resource).toEqual([SHARE_ARN]);
});

test('a share to which many constructs add needs one policy', () => {
  for (let n = 0; n < 51; n++) { add(`Part${n}`, {}); }
  expect(onlyOne(stack, 'AWS::IAM::ManagedPolicy').id).toMatch(/^CdkRamAssociationsSharesPolicy0[0-9A-F]{16}$/);
});

test('where all roles are made by hand, nothing is missing that only a policy has', () => {
  iam.Role.customizeRoles(stack);
  expect(() => new ram.ResourceShare(stack, 'Share')).not.toThrow();
});

test('a setting that is named but not made agrees with any', () => {
  add('Mine', { associationEngine: customResource({ memorySize: 512 }) });
  expect(() => add('Theirs', { associationEngine: customResource({ memorySize: undefined }) })).not.toThrow();
});

test('an association of what is known at deployment only is called by the digest in its logical id', () => {
  const account = new CfnParameter(stack, 'Account').valueAsString;
  const mine = add('Mine', { principals: [ram.SharePrincipal.account(account)], associationEngine: cloudFormation() });
  const { id } = onlyOne(stack, 'AWS::RAM::PrincipalAssociation');
  expect(id).toMatch(/^PrincipalAssociation[0-9A-F]{16}$/);
  expect(mine.node.findChild('Principals').node.children.map(({ node }) => node.id)).toEqual([id.replace('PrincipalAssociation', '')]);
});

test('a digest is eight characters that may stand in a logical id', () => {
  expect(digestOf('a value')).toMatch(/^[0-9A-F]{8}$/);
});

test('what is made from a growing list does not grow', () => {
  const list = new GrowingList<number>(1, 2);
  expect(list.map((n) => n)).not.toBeInstanceOf(GrowingList);
  expect(list.filter((n) => n > 1)).toEqual([2]);
});
