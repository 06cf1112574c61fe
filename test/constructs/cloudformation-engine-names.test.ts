import { App, Aws, CfnParameter, Fn, Lazy, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { account, ACCOUNT, addTo, arn, CA, newShare, OTHER_ACCOUNT, PRINCIPAL, RESOURCE, rows, SUBNET } from './cloudformation-engine-support';
import { ENV, newStack, newSubnet } from './support';
import * as ram from '../../src';

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

describe('logical ids', () => {
  test('depend on what is associated and not on the order of the code', () => {
    const other = newStack();
    newShare(stack, { principals: [account(ACCOUNT), account(OTHER_ACCOUNT)], resources: [arn(SUBNET), arn(CA)] });
    newShare(other, { principals: [account(OTHER_ACCOUNT), account(ACCOUNT)], resources: [arn(CA), arn(SUBNET)] });
    expect(rows(other)).toEqual(rows(stack));
  });

  test('of others stay when something is added or taken out', () => {
    const other = newStack();
    newShare(stack, { principals: [account(ACCOUNT), account(OTHER_ACCOUNT)] });
    newShare(other, { principals: [account(OTHER_ACCOUNT)] });
    expect(rows(stack)).toMatchObject(rows(other));
    expect(Object.keys(rows(other))).toHaveLength(1);
  });

  test('stay when the construct that adds to an imported share is moved or renamed', () => {
    const other = newStack();
    addTo(stack, 'Before', { principals: [account(ACCOUNT)], resources: [arn(SUBNET)] });
    addTo(other, 'After', { principals: [account(ACCOUNT)], resources: [arn(SUBNET)] });
    expect(rows(other)).toEqual(rows(stack));
  });

  test('stay when the app is put into a stage, as long as the stack keeps its name', () => {
    const other = new Stack(new Stage(new App(), 'Prod'), 'Renamed', { stackName: stack.stackName, env: ENV });
    for (const scope of [stack, other]) {
      newShare(scope, { principals: [ram.SharePrincipal.of(new CfnParameter(scope, 'Account').valueAsString)] });
    }
    expect(Object.keys(rows(other))).toEqual(Object.keys(rows(stack)));
  });

  test('differ between principals, resources and sources of the same value', () => {
    addTo(stack, 'Part', { principals: [ram.SharePrincipal.of(Aws.ACCOUNT_ID)], sources: [ram.ShareSource.account(Aws.ACCOUNT_ID)] });
    expect(Object.keys(rows(stack))).toHaveLength(2);
  });

  test('differ between shares', () => {
    addTo(stack, 'Part', { principals: [account(ACCOUNT)] });
    newShare(stack, { principals: [account(ACCOUNT)] });
    expect(Object.keys(rows(stack))).toHaveLength(2);
  });

  test('are readable and of a form that CloudFormation takes', () => {
    addTo(stack, 'Part', { principals: [account(ACCOUNT)], resources: [arn(SUBNET)] });
    expect(Object.keys(rows(stack)).sort()).toEqual([
      expect.stringMatching(/^PrincipalAssociation[0-9A-F]{16}$/), expect.stringMatching(/^ResourceAssociation[0-9A-F]{16}$/),
    ]);
  });
});

describe('a token', () => {
  test('has a name that does not depend on when it was made', () => {
    const other = newStack();
    newShare(stack, { resources: [ram.SharedResource.subnet(newSubnet(stack))] });
    Lazy.string({ produce: () => 'shifts the numbers of the tokens that follow' }).toString();
    newShare(other, { resources: [ram.SharedResource.subnet(newSubnet(other))] });
    expect(Object.keys(rows(other))).toEqual(Object.keys(rows(stack)));
  });

  test('is associated once, however often it is added and however it is made', () => {
    const subnet = newSubnet(stack);
    newShare(stack, { resources: [1, 2].map(() => arn(Stack.of(subnet).formatArn({ service: 'ec2', resource: 'subnet', resourceName: subnet.ref }))) });
    Template.fromStack(stack).resourceCountIs(RESOURCE, 1);
  });

  test('is told from that of another stack with the same logical id', () => {
    const owners = ['A', 'B'].map((id) => new Stack(stack.node.scope as App, id, { env: ENV }));
    newShare(stack, { resources: owners.map((owner) => ram.SharedResource.subnet(newSubnet(owner))) });
    Template.fromStack(stack).resourceCountIs(RESOURCE, 2);
  });

  test('is told from that of another nested stack with the same logical id', () => {
    newShare(stack, { resources: ['A', 'B'].map((id) => ram.SharedResource.subnet(newSubnet(new NestedStack(stack, id)))) });
    Template.fromStack(stack).resourceCountIs(RESOURCE, 2);
  });

  test('of a parameter, an import or a pseudo parameter is as good as any', () => {
    newShare(stack, {
      principals: [Fn.importValue('Account'), new CfnParameter(stack, 'Parameter').valueAsString, Aws.ACCOUNT_ID].map((value) => ram.SharePrincipal.of(value)),
    });
    Template.fromStack(stack).resourceCountIs(PRINCIPAL, 3);
  });
});

describe('what is declared twice', () => {
  test('in one place is one association', () => {
    const share = newShare(stack, { principals: [account(ACCOUNT), ram.SharePrincipal.of(ACCOUNT)] });
    share.addPrincipal(account(ACCOUNT));
    Template.fromStack(stack).resourceCountIs(PRINCIPAL, 1);
  });

  test('in two places fails and names both, as the first to go would end the access of the other', () => {
    addTo(stack, 'First', { principals: [account(ACCOUNT)] });
    expect(() => addTo(stack, 'Second', { principals: [account(ACCOUNT)] }))
      .toThrow(/Stack\/Second.*principal "222222222222" is already associated with the same share by "Stack\/First/);
  });
});
