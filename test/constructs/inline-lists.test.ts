import { Aspects, Fn, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { newStack, prefixList, SHARE_ARN } from './support';
import * as ram from '../../src';

const ACCOUNT = ram.SharePrincipal.account('222222222222');
const OTHER = '333333333333';

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

function warnings(): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id}: ${entry.data}`);
}

function newShare(): CfnResourceShare {
  return new ram.ResourceShare(stack, 'Share', { principals: [ACCOUNT], resources: [prefixList('0')] }).node.defaultChild as CfnResourceShare;
}

describe('a share whose resource associates something itself is warned of', () => {
  test.each<[string, string, (share: CfnResourceShare) => void]>([
    ['a property that is set', 'Principals', (share) => { share.principals = [OTHER]; }],
    ['a list that is known at deployment only', 'ResourceArns', (share) => { share.resourceArns = Fn.split(',', Fn.ref('Arns')); }],
    ['an override', 'Sources', (share) => share.addPropertyOverride('Sources', [OTHER])],
    ['several', 'Principals, Sources', (share) => {
      share.addPropertyOverride('Sources', [OTHER]);
      share.addPropertyOverride('Principals', ['pca-connector-ad.amazonaws.com']);
    }],
    ['an aspect', 'Principals', () => Aspects.of(stack).add({
      visit: (node) => {
        if (CfnResourceShare.isCfnResourceShare(node)) { node.addPropertyOverride('Principals', [OTHER]); }
      },
    })],
  ])('by %s', (_, lists, associate) => {
    associate(newShare());
    expect(warnings()).toEqual([expect.stringContaining(`/Stack/Share/Resource: the resource of the share sets ${lists} itself, so CloudFormation's own handler owns these`)]);
    expect(warnings()).toEqual([expect.stringMatching(/see https:\/\/github\.com\/cdk-ram\/cdk-ram\/blob\/main\/docs\/migrating\.md first \[ack: .*cdk-ram:inlineLists\]$/)]);
  });

  test('also if it is plain, and once however many constructs add to it', () => {
    const plain = new CfnResourceShare(stack, 'Plain', { name: 'plain', principals: [OTHER] });
    ['A', 'B'].forEach((id) => new ram.ResourceShareAssociations(stack, id, { resourceShare: plain, resources: [prefixList(id.toLowerCase())] }));
    expect(warnings()).toEqual([expect.stringContaining('/Stack/Plain: the resource of the share sets Principals itself')]);
  });
});

describe('nothing is said', () => {
  test('of a plain share that nobody adds to', () => {
    new CfnResourceShare(stack, 'Plain', { name: 'plain', principals: [OTHER] });
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN), principals: [ACCOUNT] });
    expect(warnings()).toEqual([]);
  });

  test('of lists that are empty, or overridden away', () => {
    const share = newShare();
    share.principals = [];
    share.sources = [OTHER];
    share.addPropertyDeletionOverride('Sources');
    expect(warnings()).toEqual([]);
  });
});
