import { readFileSync } from 'fs';
import { join } from 'path';
import { Aws } from 'aws-cdk-lib';
import { token } from './support';
import { arnOrigin, known, partitionOf } from '../../src/rules/known';

const rules = JSON.parse(readFileSync(join(__dirname, '../../data/ram-principals-and-rules.json'), 'utf8'));
const listed = Object.entries<string[] | string>(rules.partitions.ramEndpointsListed)
  .flatMap(([partition, regions]) => Array.isArray(regions) ? regions.map((region) => [region, partition]) : []);

describe('the partition of a share', () => {
  test.each([
    ...listed, ['us-east-1', 'aws'], ['eu-central-2', 'aws'], ['ap-southeast-7', 'aws'], ['il-central-1', 'aws'], ['mx-central-1', 'aws'], ['af-south-1', 'aws'], ['xx-north-10', 'aws'],
  ])('in %s is %s', (region, partition) => {
    expect(partitionOf({ region })).toBe(partition);
  });

  test.each(['xx-other-west-1', 'nowhere', 'us-east-1x', 'xus-east-1', 'my-cn-north-1', ''])('in %j is not known', (region) => {
    expect(partitionOf({ region })).toBeUndefined();
  });

  test('is its own rather than its Region\'s', () => {
    expect(partitionOf({ region: 'us-east-1', partition: 'aws-cn' })).toBe('aws-cn');
    expect(partitionOf({ region: 'cn-north-1', partition: Aws.PARTITION })).toBe('aws-cn');
    expect(partitionOf({ region: Aws.REGION })).toBeUndefined();
    expect(partitionOf({})).toBeUndefined();
  });
});

describe('the origin of an ARN', () => {
  test.each([
    ['arn:aws:ec2:us-east-1:111122223333:subnet/a', { partition: 'aws', region: 'us-east-1', account: '111122223333' }],
    ['arn:aws:s3:::bucket', { partition: 'aws', region: '', account: '' }],
    [`arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:subnet/a`, { partition: undefined, region: undefined, account: undefined }],
    [`arn:aws:ec2:${Aws.REGION}:111122223333:subnet/a`, { partition: 'aws', region: undefined, account: '111122223333' }],
    ['arn', { partition: undefined, region: undefined, account: undefined }],
    ['x:aws:ec2:us-east-1:111122223333:subnet/a', {}],
    ['', {}],
  ])('of %j', (arn, origin) => {
    expect(arnOrigin(arn)).toEqual(origin);
  });
});

test('a value is known unless it is a token or absent', () => {
  expect([known('a'), known(''), known(token()), known(undefined)]).toEqual(['a', '', undefined, undefined]);
});
