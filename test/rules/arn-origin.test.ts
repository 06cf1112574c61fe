import { Aws } from 'aws-cdk-lib';
import { arnOrigin } from '../../src/rules/arn-origin';

describe('the origin of an ARN', () => {
  test.each([
    ['arn:aws:ec2:us-east-1:111122223333:subnet/a', { partition: 'aws', region: 'us-east-1', account: '111122223333' }],
    ['arn:aws:s3:::bucket', { partition: 'aws', region: '', account: '' }],
    [`arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:subnet/a`, { partition: undefined, region: undefined, account: undefined }],
    [`arn:aws:ec2:${Aws.REGION}:111122223333:subnet/a`, { partition: 'aws', region: undefined, account: '111122223333' }],
    ['arn:aws:ec2:us-east-1:{{resolve:ssm:/account}}:subnet/a', {}],
    ['arn:aws:ec2:us-east-1:dummy-value-for-/account:subnet/a', {}],
    ['arn', { partition: undefined, region: undefined, account: undefined }],
    ['x:aws:ec2:us-east-1:111122223333:subnet/a', {}],
    ['', {}],
  ])('of %j', (arn, origin) => {
    expect(arnOrigin(arn)).toEqual(origin);
  });
});
