import { readFileSync } from 'fs';
import { join } from 'path';
import { Aws } from 'aws-cdk-lib';
import { partitionOf } from '../../src/rules/partitions-by-region';

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
