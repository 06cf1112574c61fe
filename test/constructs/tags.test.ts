import { Aws, Fn, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { newStack, onlyOne } from './support';
import * as ram from '../../src';

type Tags = { [key: string]: string };

const many = (count: number): Tags => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'value']));

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

describe.each<[string, string, (tags: Tags) => void]>([
  ['a share', 'AWS::RAM::ResourceShare', (tags) => new ram.ResourceShare(stack, 'Tagged', { tags })],
  ['a permission', 'AWS::RAM::Permission', (tags) => new ram.CustomerManagedPermission(stack, 'Tagged', {
    resourceType: 'ec2:SecurityGroup', actions: ['ec2:DescribeSecurityGroups'], tags,
  })],
])('the tags of %s', (_, type, make) => {
  test.each<[string, Tags, string]>([
    ['a key of AWS', { 'team': 'network', 'aws:team': 'network' }, 'tag key "aws:team" begins with "aws:"'],
    ['an empty key', { '': 'network' }, 'tag key "" is empty'],
    ['a long key', { ['k'.repeat(129)]: 'network' }, `tag key "${'k'.repeat(129)}" has 129 characters: shorten it to at most 128`],
    ['a long value', { team: 'v'.repeat(257) }, `tag value "${'v'.repeat(257)}" has 257 characters: shorten it to at most 256`],
    ['too many', many(51), '51 tags are given, and AWS takes 50, the first one too many is "key50": take some out'],
  ])('fail for %s, naming the construct', (_what, tags, message) => {
    expect(() => make(tags)).toThrow(`Stack/Tagged: ${message}`);
  });

  test.each<[string, Tags, number]>([
    ['as many as AWS takes', many(50), 50],
    ['tokens', { [`${Lazy.string({ produce: () => 'cost' })}-center`]: Fn.importValue('Team'), [Aws.REGION]: Aws.STACK_NAME }, 2],
    ['none', {}, 0],
  ])('can be %s', (_what, tags, count) => {
    make(tags);
    expect(onlyOne(stack, type).properties.Tags ?? []).toHaveLength(count);
  });
});
