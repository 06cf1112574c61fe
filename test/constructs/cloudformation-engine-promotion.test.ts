import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { addTo, engine } from './cloudformation-engine-support';
import { ASSOCIATIONS, newStack, SHARE_ARN } from './support';
import * as ram from '../../src';

const PROMOTE = 'ram:PromoteResourceShareCreatedFromPolicy';
const associationEngine = ram.AssociationEngine.customResource();

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

function actions(): string[] {
  const policies = JSON.stringify(Template.fromStack(stack).toJSON());
  return policies.match(/ram:\w+/g) ?? [];
}

describe('the promotion of a share that RAM made from a resource policy', () => {
  test('is asked of the function where it is wanted', () => {
    addTo(stack, 'Part', { associationEngine, promoteFromPolicy: true });
    Template.fromStack(stack).hasResourceProperties(ASSOCIATIONS, { PromoteFromPolicy: true });
  });

  test('is a right for this share alone', () => {
    addTo(stack, 'Part', { associationEngine, promoteFromPolicy: true });
    addTo(stack, 'Other', {
      associationEngine, resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'OtherShare2', SHARE_ARN.replace(/.$/, '9')),
    });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: PROMOTE, Resource: SHARE_ARN }] },
    });
    expect(actions().filter((action) => action === PROMOTE)).toHaveLength(1);
  });

  test.each([undefined, false])('is neither asked for nor allowed when promoteFromPolicy is %s', (promoteFromPolicy) => {
    addTo(stack, 'Part', { associationEngine, promoteFromPolicy });
    Template.fromStack(stack).hasResourceProperties(ASSOCIATIONS, { PromoteFromPolicy: Match.absent() });
    expect(actions()).not.toContain(PROMOTE);
  });

  test('is not left to the engine that has no function', () => {
    expect(() => addTo(stack, 'Part', { associationEngine: engine, promoteFromPolicy: true })).toThrow('promoteFromPolicy');
  });
});
