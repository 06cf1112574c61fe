import { readFileSync } from 'fs';
import * as path from 'path';
import { App, Fn, Lazy, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ACCEPTER, CONSUMER, OWNER } from './consumer-support';
import { newStack, SHARE_ARN } from './support';
import * as ram from '../../src';

type Props = ram.ResourceShareAccepterProps;
type Accept = (stack: Stack, n: number) => Props;

const digits = (n: number) => String(n).padStart(3, '0');
const byArn: Accept = (stack, n) => ({
  resourceShare: ram.ResourceShare.fromResourceShareArn(stack, `Share${n}`, SHARE_ARN.replace(/...$/, digits(n))),
});
const byName: Accept = (_, n) => ({ shareOwner: OWNER, resourceShareName: `network-share-${digits(n)}` });
const ofManyOwners: Accept = (_, n) => ({ shareOwner: `333333333${digits(n)}`, resourceShareName: 'network' });

function stackOf(count: number, accept: Accept): Stack {
  const stack = newStack(CONSUMER);
  for (let n = 0; n < count; n++) { new ram.ResourceShareAccepter(stack, `Accepter${n}`, accept(stack, n)); }
  return stack;
}

function policiesOf(stack: Stack): [string, any][] {
  const template = Template.fromStack(stack);
  return ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) => Object.entries(template.findResources(type)));
}

const statementsOf = (stack: Stack, action: string) => policiesOf(stack)
  .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement).filter(({ Action }) => Action === action);
const policiesFor = (stack: Stack, action: string) => policiesOf(stack).filter(([, policy]) => JSON.stringify(policy).includes(action));
const acceptersIn = (stack: Stack) => Object.values(Template.fromStack(stack).findResources(ACCEPTER));

describe('the rights of many accepters are divided as IAM allows it: 10,240 characters in the role, 6,144 in a managed policy, of which a role takes ten', () => {
  // As in the template, where references are longer than what becomes of them.
  const sizeOf = ([, { Properties }]: [string, any]) => JSON.stringify(Properties.PolicyDocument).length;

  test.each<[string, number, Accept, number]>([
    ['forty shares of an owner by ARN', 40, byArn, 1],
    ['forty shares of an owner by name', 40, byName, 1],
    ['forty shares of as many owners', 40, ofManyOwners, 2],
    ['a hundred and twenty shares of an owner by ARN', 120, byArn, 3],
    ['a hundred and twenty shares of as many owners', 120, ofManyOwners, 9],
  ])('%s', (_, count, accept, managed) => {
    const stack = stackOf(count, accept);
    const [inline, ...more] = policiesOf(stack);
    expect(sizeOf(inline)).toBeLessThan(10_000);
    more.forEach((policy) => expect(sizeOf(policy)).toBeLessThan(6_144));
    expect(more).toHaveLength(managed);
    expect(statementsOf(stack, 'ram:GetResourceShares')).toHaveLength(1);
  });

  test('each accepter waits for the policy that allows it to accept, and for all that allow to leave', () => {
    const stack = stackOf(60, ofManyOwners);
    const leaving = policiesFor(stack, 'ram:DisassociateResourceShare').map(([id]) => id);
    expect(leaving).toHaveLength(2);
    for (const { Properties, DependsOn } of acceptersIn(stack)) {
      const [[accepting]] = policiesFor(stack, `"ram:ShareOwnerAccountId":"${Properties.OwningAccountId}"`);
      expect(DependsOn).toEqual(expect.arrayContaining([accepting, ...leaving]));
    }
  });

  test('shares of one owner that are known by name are left by one right', () => {
    const [{ Resource }, ...others] = statementsOf(stackOf(2, byName), 'ram:DisassociateResourceShare');
    expect([JSON.stringify(Resource), others]).toEqual([expect.stringContaining(`:ram:eu-west-1:${OWNER}:resource-share/*`), []]);
  });
});

test('of owners that are told by several tokens, but render alike, no policy names nothing', () => {
  const stack = stackOf(51, (_, n) => ({ shareOwner: Fn.importValue('Owner'), resourceShareName: `network-share-${digits(n)}` }));
  const left = statementsOf(stack, 'ram:DisassociateResourceShare').map(({ Resource }) => [Resource].flat());
  expect(left.map(({ length }) => length)).toEqual([1, 1]);
});

test('owners that are known only at synthesis are told apart', () => {
  const owners = ['333333333333', '333333333333'];
  const stack = stackOf(2, (_, n) => ({ shareOwner: Lazy.uncachedString({ produce: () => owners[n] }), resourceShareName: `network-share-${digits(n)}` }));
  owners[1] = '444444444444';
  expect(statementsOf(stack, 'ram:AcceptResourceShareInvitation').map(({ Condition }) => Condition.StringEquals)).toEqual([
    { 'ram:ShareOwnerAccountId': '333333333333', 'ram:ResourceShareName': ['network-share-000'] },
    { 'ram:ShareOwnerAccountId': '444444444444', 'ram:ResourceShareName': ['network-share-001'] },
  ]);
});

describe('rights that are no longer needed go away also where an aspect retains all of a stack', () => {
  test.each<[string, (stack: Stack) => unknown, string]>([
    ['to leave shares', (stack) => new ram.ResourceShareAccepter(stack, 'Accepter', { shareOwner: OWNER, resourceShareName: 'network' }), 'ram:DisassociateResourceShare'],
    ['to turn sharing off', (stack) => new ram.OrganizationSharing(stack, 'Sharing', { removalPolicy: RemovalPolicy.DESTROY }), 'organizations:DisableAWSServiceAccess'],
  ])('%s', (_, declare, action) => {
    const stack = newStack(CONSUMER);
    RemovalPolicies.of(stack).retain();
    declare(stack);
    const [[, policy]] = policiesFor(stack, action);
    expect(policy).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });
});

test('shares are accepted only from their owners, and those known by name only by it', () => {
  const stack = newStack(CONSUMER);
  new ram.ResourceShareAccepter(stack, 'A', { shareOwner: OWNER, resourceShareName: 'b' });
  new ram.ResourceShareAccepter(stack, 'B', { shareOwner: OWNER, resourceShareName: 'a' });
  new ram.ResourceShareAccepter(stack, 'C', { shareOwner: '333333333333', resourceShareName: 'c' });
  new ram.ResourceShareAccepter(stack, 'D', {
    resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Share', SHARE_ARN.replace(OWNER, '444444444444')),
  });
  new ram.ResourceShareAccepter(stack, 'E', { resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Own', SHARE_ARN) });
  expect(statementsOf(stack, 'ram:AcceptResourceShareInvitation').map(({ Condition }) => Condition.StringEquals)).toEqual([
    { 'ram:ShareOwnerAccountId': OWNER, 'ram:ResourceShareName': ['a', 'b'] },
    { 'ram:ShareOwnerAccountId': '333333333333', 'ram:ResourceShareName': ['c'] },
    { 'ram:ShareOwnerAccountId': [OWNER, '444444444444'] },
  ]);
});

describe('a role that Role.customizeRoles() leaves to somebody else', () => {
  test.each<[string, (stack: Stack) => void, string]>([
    ['ResourceShareAccepter', (stack) => new ram.ResourceShareAccepter(stack, 'Accepter', { shareOwner: OWNER, resourceShareName: 'network' }), 'ram:DisassociateResourceShare'],
    ['OrganizationSharing', (stack) => new ram.OrganizationSharing(stack, 'Sharing', { removalPolicy: RemovalPolicy.DESTROY }), 'organizations:DisableAWSServiceAccess'],
  ])('gets no policy for %s, and the report says what it needs', (_, declare, action) => {
    const app = new App();
    iam.Role.customizeRoles(app, { usePrecreatedRoles: { 'Stack/CdkRamConsumer/Role': 'precreated' } });
    const stack = new Stack(app, 'Stack', CONSUMER);
    declare(stack);
    expect(policiesOf(stack)).toEqual([]);
    expect(readFileSync(path.join(app.synth().directory, 'iam-policy-report.txt'), 'utf8')).toContain(action);
  });
});
