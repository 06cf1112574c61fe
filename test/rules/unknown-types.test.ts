import { arn, messages, OWNER, SUBNET, token } from './support';
import * as unknownTypes from '../../src/rules/unknown-types';

describe('what is shared otherwise is told by its construct', () => {
  test.each([
    ['AWS::Route53::HostedZone', 'associate the zone with a Route 53 Profile and share the profile, or a Resolver rule that forwards to it,'],
    ['AWS::EC2::VPC', 'share its subnets'],
    ['AWS::Events::EventBus', 'give the event bus a resource policy'],
    ['AWS::S3::Bucket', 'give the bucket a bucket policy'],
    ['AWS::KMS::Key', 'allow the other accounts in the key policy'],
    ['AWS::SecretsManager::Secret', 'give the secret a resource policy'],
    ['AWS::Lambda::Function', 'give the function a resource policy'],
    ['AWS::SQS::Queue', 'give the queue a queue policy'],
    ['AWS::SNS::Topic', 'give the topic a topic policy'],
    ['AWS::ECR::Repository', 'give the repository a repository policy'],
    ['AWS::EC2::IPAM', 'share its pools'],
    ['AWS::EC2::IPAMScope', 'share the pools in it'],
    ['AWS::EC2::TransitGatewayAttachment', 'share the transit gateway'],
    ['AWS::EC2::TransitGatewayRouteTable', 'share the transit gateway'],
    ['AWS::EC2::RouteTable', 'share the subnets that use it'],
    ['AWS::EC2::NatGateway', 'share the subnets that use it'],
    ['AWS::ApiGateway::DomainName', 'share a private custom domain name'],
    ['AWS::RAM::ResourceShare', 'share the resources in it'],
    ['AWS::CertificateManager::Certificate', 'issue a certificate in each account'],
    ['AWS::RDS::DBInstance', 'share the Aurora cluster'],
  ])('%s', (cfnResourceType, instead) => {
    expect(messages(unknownTypes.sharedOtherwise, { resources: [{ arn: token(), path: 'Stack/Thing', cfnResourceType }] })).toEqual([
      `RAM is not known to share resources such as "Stack/Thing (${cfnResourceType})": ${instead} instead`,
    ]);
  });
});

describe('what is shared otherwise is told by its ARN, whatever tokens stand in it', () => {
  test.each([
    [`arn:${token()}:route53:::hostedzone/${token()}`, /share the profile/],
    [`arn:${token()}:ec2:us-east-1:${OWNER}:vpc/${token()}`, /share its subnets/],
    [`arn:${token()}:ec2:${token()}:${token()}:vpc/${token()}`, /share its subnets/],
    [`arn:aws:ec2:us-east-1:${OWNER}:ipam/${token()}`, /share its pools/],
    [`arn:aws:ec2:us-east-1:${OWNER}:ipam-scope/${token()}`, /share the pools in it/],
  ])('%s', (value, instead) => {
    expect(messages(unknownTypes.sharedOtherwise, { resources: [value] })).toEqual([expect.stringMatching(instead)]);
  });
});

describe('a type is not held to be unknown', () => {
  test.each([
    ['where a token stands for the kind of resource', `arn:aws:ec2:us-east-1:${OWNER}:${token()}`],
    ['where a token stands for the service', `arn:aws:${token()}:us-east-1:${OWNER}:thing/1`],
    ['where a token stands for the whole ARN', token()],
    ['where there is no ARN', 'x:aws:sqs:us-east-1:111122223333:jobs'],
    ['where the ARN ends early', 'arn:aws:sqs:us-east-1:111122223333'],
    ['where the catalogue has it', SUBNET],
  ])('%s', (_where, value) => {
    expect(messages(unknownTypes.unknownResourceType, { resources: [value] })).toEqual([]);
    expect(messages(unknownTypes.sharedOtherwise, { resources: [value] })).toEqual([]);
  });

  test('where only the construct tells it', () => {
    expect(messages(unknownTypes.unknownResourceType, { resources: [{ arn: token(), cfnResourceType: 'AWS::EC2::Subnet' }] })).toEqual([]);
  });
});

test('all resources of unknown types are told in one warning, apart from those that are shared otherwise', () => {
  const resources = [arn('unheard-of', 'thing/1'), arn('sqs', 'jobs'), arn('unheard-of', 'thing/2')];
  expect(messages(unknownTypes.unknownResourceType, { resources })).toEqual([
    `no shareable type is known for "${resources[0]}", "${resources[2]}": make sure that RAM shares such resources, and acknowledge this warning`,
  ]);
  expect(messages(unknownTypes.sharedOtherwise, { resources })).toHaveLength(1);
});
