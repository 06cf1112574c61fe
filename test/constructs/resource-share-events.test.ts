import { CfnResource, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { ENV, newStack, SHARE_ARN } from './support';
import { ResourceShare } from '../../src';
import { ResourceShareEvents } from '../../src/resource-share-events';

const RULE = 'AWS::Events::Rule';
const target: events.IRuleTarget = { bind: () => ({ arn: 'arn:aws:sns:eu-west-1:111111111111:alarms' }) };

let stack: Stack;
let ofShare: ResourceShareEvents;
beforeEach(() => {
  stack = newStack();
  ofShare = ResourceShareEvents.fromResourceShare(ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN));
});

function eventPattern(): any {
  const [{ Properties }] = Object.values<any>(Template.fromStack(stack).findResources(RULE));
  return Properties.EventPattern;
}

/** The statuses that a rule matches, in any case. */
function statuses(): string[] {
  return eventPattern().detail.status.map((matcher: any) => matcher['equals-ignore-case']);
}

describe('a rule for the events of a share', () => {
  test('has the source and type that AWS documents', () => {
    ofShare.onStateChange('Rule');
    expect(eventPattern()).toMatchObject({ 'source': ['aws.ram'], 'detail-type': ['Resource Sharing State Change'] });
  });

  test('matches what names the share, what names nothing, and what names no share; so it misses nothing, and leaves other shares out', () => {
    ofShare.onStateChange('Rule');
    expect(eventPattern().resources).toEqual([SHARE_ARN, { exists: false }, { 'anything-but': { wildcard: '*:resource-share/*' } }]);
  });

  test('matches whatever the event says when each event is wanted', () => {
    ofShare.onStateChange('Rule');
    expect(eventPattern()).not.toHaveProperty('detail');
  });

  test('works for a share of the app', () => {
    ResourceShareEvents.fromResourceShare(new ResourceShare(stack, 'Own')).onStateChange('Rule');
    expect(eventPattern().resources[0]).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Own/), 'Arn'] });
  });

  test('works for an L1', () => {
    const share = new CfnResourceShare(stack, 'Own', { name: 'own' });
    ResourceShareEvents.fromResourceShare(share).onStateChange('Rule');
    expect(eventPattern().resources[0]).toEqual({ Ref: 'Own' });
  });
});

describe('a rule elsewhere', () => {
  const warnings = (of: Stack) => Annotations.fromStack(of).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id} ${entry.data}`);

  test('than in the Region of the share gets a warning, because RAM sends the events there', () => {
    ResourceShareEvents.fromResourceShare(ResourceShare.fromResourceShareArn(stack, 'Elsewhere', SHARE_ARN.replace('eu-west-1', 'us-east-1'))).onSharingFailed('Rule');
    expect(warnings(stack)).toEqual([expect.stringMatching(
      /^\/Stack\/Elsewhere the share is in Region "us-east-1", .* not to "eu-west-1": define the rule in a stack of that Region, or acknowledge this .*cdk-ram:eventsOfOtherRegion/)]);
  });

  test('than in the account of the share is right: RAM sends the events to those that it is shared with, too', () => {
    ResourceShareEvents.fromResourceShare(ResourceShare.fromResourceShareArn(stack, 'Theirs', SHARE_ARN.replace('111111111111', '222222222222'))).onSharingFailed('Rule');
    expect(warnings(stack)).toEqual([]);
  });

  test('in a stack that may be deployed anywhere is right', () => {
    const anywhere = newStack({});
    ofShare.onSharingFailed('Rule', { crossStackScope: anywhere });
    expect(warnings(anywhere)).toEqual([]);
  });
});

test.each([
  ['onSharingFailed', ['failed']],
  ['onInvitationAccepted', ['accepted', 'associated']],
  ['onDisassociated', ['disassociated']],
] as const)('%s narrows the events of the share down to the status %j', (method, expected) => {
  ofShare[method]('Rule');
  expect(statuses()).toEqual(expected);
  expect(eventPattern()).toMatchObject({ source: ['aws.ram'], resources: expect.arrayContaining([SHARE_ARN]) });
});

describe('the options of a rule', () => {
  test.each(['onStateChange', 'onSharingFailed', 'onInvitationAccepted', 'onDisassociated'] as const)('%s takes a target, a name and a description', (method) => {
    const rule = ofShare[method]('Rule', { target, ruleName: 'sharing', description: 'about sharing' });
    expect(rule).toBeInstanceOf(events.Rule);
    Template.fromStack(stack).hasResourceProperties(RULE, {
      Name: 'sharing', Description: 'about sharing', Targets: [Match.objectLike({ Arn: 'arn:aws:sns:eu-west-1:111111111111:alarms' })],
    });
  });

  test('can narrow the pattern further', () => {
    ofShare.onSharingFailed('Rule', { eventPattern: { detail: { event: ['Resource Share Association'] } } });
    expect(eventPattern().detail).toMatchObject({ event: ['Resource Share Association'] });
    expect(statuses()).toEqual(['failed']);
  });

  test('can place the rule into another stack', () => {
    const other = new Stack(stack.node.root as any, 'Other', { env: ENV });
    ofShare.onSharingFailed('Rule', { crossStackScope: other });
    Template.fromStack(other).resourceCountIs(RULE, 1);
    expect(stack.node.findAll().filter(CfnResource.isCfnResource)).toEqual([]);
  });
});
