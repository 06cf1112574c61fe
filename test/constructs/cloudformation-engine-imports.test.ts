import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { account, ACCOUNT, engine, OTHER_ACCOUNT, PRINCIPAL, rows } from './cloudformation-engine-support';
import { ASSOCIATIONS, newStack, onlyOne } from './support';
import * as ram from '../../src';

const LOOKUP = 'Custom::RamResourceShareLookup';

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

const byName = (id = 'Hub', name = 'hub') => ram.ResourceShare.fromResourceShareName(stack, id, name);
const lookedUp = () => ({ 'Fn::GetAtt': [onlyOne(stack, LOOKUP).id, 'ResourceShareArn'] });

describe('a share that is imported by its name', () => {
  test('is looked up at deployment among the shares of the account', () => {
    byName();
    Template.fromStack(stack).hasResourceProperties(LOOKUP, { Name: 'hub', ResourceOwner: 'SELF' });
  });

  test('has the ARN that was found', () => {
    expect(stack.resolve(byName().resourceShareArn)).toEqual(lookedUp());
  });

  test('is in the account and Region of the stack', () => {
    expect(byName().env).toMatchObject({ account: stack.account, region: stack.region });
  });

  test('shares the function of its stack with other lookups', () => {
    byName();
    byName('Other', 'other');
    Template.fromStack(stack).resourceCountIs(LOOKUP, 2);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
  });

  test('may have a name that is known at deployment only', () => {
    byName('Hub', stack.stackId);
    Template.fromStack(stack).hasResourceProperties(LOOKUP, { Name: { Ref: 'AWS::StackId' } });
  });

  test('takes associations of the custom resource', () => {
    new ram.ResourceShareAssociations(stack, 'Part', { resourceShare: byName(), principals: [account(ACCOUNT)] });
    Template.fromStack(stack).hasResourceProperties(ASSOCIATIONS, { ResourceShareArn: lookedUp(), Principals: [ACCOUNT] });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: Match.arrayWith(['ram:AssociateResourceShare']), Resource: [lookedUp()] })] },
    });
  });

  test('takes associations of CloudFormation', () => {
    new ram.ResourceShareAssociations(stack, 'Part', {
      resourceShare: byName(), associationEngine: engine, principals: [account(ACCOUNT), account(OTHER_ACCOUNT)],
    });
    Template.fromStack(stack).allResourcesProperties(PRINCIPAL, { ResourceShareArn: lookedUp() });
    expect(Object.keys(rows(stack))).toHaveLength(2);
  });

  test('is no share that was defined in the app', () => {
    expect(ram.ResourceShare.isResourceShare(byName())).toBe(false);
  });
});
