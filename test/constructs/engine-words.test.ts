import { Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { newStack, onlyOne, prefixList, SHARE_ARN } from './support';
import * as ram from '../../src';

const { cloudFormation, customResource } = ram.AssociationEngine;
const ACCOUNT = ram.SharePrincipal.account('222222222222');
const ASSOCIATES = 'Associates principals and resources with the RAM resource shares of this stack (cdk-ram)';

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

function add(id: string, props: Partial<ram.ResourceShareAssociationsProps>): ram.ResourceShareAssociations {
  const hub = stack.node.tryFindChild('Hub') as ram.IResourceShare | undefined ?? ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN);
  return new ram.ResourceShareAssociations(stack, id, { resourceShare: hub, ...props });
}

describe('what is refused says why, and the way out', () => {
  test.each<[string, () => unknown, string]>([
    ['exclusive without a function', () => add('Mine', { exclusive: true, associationEngine: cloudFormation() }),
      'Stack/Mine: exclusive is true, but AssociationEngine.cloudFormation() has no means for it; take exclusive out, or use AssociationEngine.customResource()'],
    ['promotion without a function', () => add('Mine', { promoteFromPolicy: true, associationEngine: cloudFormation() }),
      'Stack/Mine: promoteFromPolicy is true, but AssociationEngine.cloudFormation() has no means for it; take promoteFromPolicy out, '
      + 'or use AssociationEngine.customResource()'],
    ['one association by two constructs', () => ['Mine', 'Theirs'].map((id) => add(id, { principals: [ACCOUNT], associationEngine: cloudFormation() })),
      'Stack/Theirs/Principals: principal "222222222222" is already associated with the same share by "Stack/Mine/Principals"; declare it in one place'],
    ['two engines in one stack', () => [128, 256].map((memorySize) => add(`Of${memorySize}`, { associationEngine: customResource({ memorySize }) })),
      'Stack/Of256: all shares of stack "Stack" use one function, and it was already made with another memorySize; '
      + 'choose the engine once for the stack with AssociationEngine.setDefault(stack, engine)'],
    ['a timeout that RAM needs more than', () => add('Mine', { associationEngine: customResource({ timeout: Duration.seconds(30) }) }),
      'Stack/CdkRamAssociations: timeout must be from 1 to 15 minutes, got: "30 seconds"; RAM takes minutes for some associations'],
    ['a retention beside a given log group', () => add('Mine', {
      associationEngine: customResource({ logGroup: new logs.LogGroup(stack, 'Logs'), logRetention: logs.RetentionDays.ONE_DAY }),
    }), 'Stack/CdkRamAssociations: logRetention goes with the log group that is made here, not with a given logGroup; set the retention on the log group'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  test('more resources than CloudFormation takes', () => {
    add('Mine', { associationEngine: cloudFormation(), principals: Array.from({ length: 501 }, (_, n) => ram.SharePrincipal.account(String(333333330000 + n))) });
    expect(() => Template.fromStack(stack)).toThrow('the stack has 501 resources, of which 501 are associations of RAM resource shares, and CloudFormation takes '
      + 'at most 500; use AssociationEngine.customResource() for the larger shares: it needs one resource per share');
  });

  test('500 are not too many', () => {
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
    expect.stringMatching(/^\/Stack\/With\/Associations: CloudFormation attaches the permissions of a share and does not detach one that is taken out of the list; AssociationEngine\.customResource\(\) does/),
  ]);
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
