import type { ResourceFacts } from './facts';
import { isOfUnknownType } from './resource-types';
import { doubt } from './rule';
import { listed, nameOf, quoted } from './text';

/** What people share by other means than RAM, by CloudFormation type and by ARN. */
const ELSEWHERE: { readonly cfnType: string; readonly arn: RegExp; readonly instead: string }[] = [
  {
    cfnType: 'AWS::Route53::HostedZone',
    arn: /:route53:::hostedzone\//,
    instead: 'associate the zone with a Route 53 Profile and share the profile, or a Resolver rule that forwards to it,',
  },
  { cfnType: 'AWS::EC2::VPC', arn: /:ec2:[^:]*:[^:]*:vpc\//, instead: 'share its subnets' },
  { cfnType: 'AWS::Events::EventBus', arn: /:events:[^:]*:[^:]*:event-bus\//, instead: 'give the event bus a resource policy' },
  { cfnType: 'AWS::S3::Bucket', arn: /:s3:::[^:/]+$/, instead: 'give the bucket a bucket policy' },
  { cfnType: 'AWS::KMS::Key', arn: /:kms:[^:]*:[^:]*:key\//, instead: 'allow the other accounts in the key policy' },
  { cfnType: 'AWS::SecretsManager::Secret', arn: /:secretsmanager:[^:]*:[^:]*:secret:/, instead: 'give the secret a resource policy' },
  { cfnType: 'AWS::Lambda::Function', arn: /:lambda:[^:]*:[^:]*:function:/, instead: 'give the function a resource policy' },
  { cfnType: 'AWS::SQS::Queue', arn: /:sqs:[^:]*:[^:]*:[^:/]+$/, instead: 'give the queue a queue policy' },
  { cfnType: 'AWS::SNS::Topic', arn: /:sns:[^:]*:[^:]*:[^:/]+$/, instead: 'give the topic a topic policy' },
  { cfnType: 'AWS::ECR::Repository', arn: /:ecr:[^:]*:[^:]*:repository\//, instead: 'give the repository a repository policy' },
  { cfnType: 'AWS::EC2::IPAM', arn: /:ec2:[^:]*:[^:]*:ipam\//, instead: 'share its pools' },
  { cfnType: 'AWS::EC2::IPAMScope', arn: /:ec2:[^:]*:[^:]*:ipam-scope\//, instead: 'share the pools in it' },
  { cfnType: 'AWS::EC2::TransitGatewayAttachment', arn: /:ec2:[^:]*:[^:]*:transit-gateway-attachment\//, instead: 'share the transit gateway' },
  { cfnType: 'AWS::EC2::TransitGatewayRouteTable', arn: /:ec2:[^:]*:[^:]*:transit-gateway-route-table\//, instead: 'share the transit gateway' },
  { cfnType: 'AWS::EC2::RouteTable', arn: /:ec2:[^:]*:[^:]*:route-table\//, instead: 'share the subnets that use it' },
  { cfnType: 'AWS::EC2::NatGateway', arn: /:ec2:[^:]*:[^:]*:natgateway\//, instead: 'share the subnets that use it' },
  { cfnType: 'AWS::ApiGateway::DomainName', arn: /:apigateway:[^:]*::\/domainnames\//, instead: 'share a private custom domain name' },
  { cfnType: 'AWS::RAM::ResourceShare', arn: /:ram:[^:]*:[^:]*:resource-share\//, instead: 'share the resources in it' },
  { cfnType: 'AWS::CertificateManager::Certificate', arn: /:acm:[^:]*:[^:]*:certificate\//, instead: 'issue a certificate in each account' },
  { cfnType: 'AWS::RDS::DBInstance', arn: /:rds:[^:]*:[^:]*:db:/, instead: 'share the Aurora cluster' },
];

/** AWS adds types every month, so a type that the catalogue lacks passes; one warning for all of them. */
export const unknownResourceType = doubt('unknownResourceType', (share) => {
  const unknown = share.resources.filter((resource) => isOfUnknownType(resource) && insteadOf(resource) === undefined);
  return unknown.length === 0 ? [] : [
    `no shareable type is known for ${listed(unknown.map(subject))}: make sure that RAM shares such resources, and acknowledge this warning`,
  ];
});

/** What is not known to be shared by RAM, but in another way. */
export const sharedOtherwise = doubt('sharedOtherwise', (share) => share.resources.filter(isOfUnknownType).flatMap((resource) => {
  const instead = insteadOf(resource);
  return instead === undefined ? [] : [`RAM is not known to share resources such as ${quoted(subject(resource))}: ${instead} instead`];
}));

function insteadOf(resource: ResourceFacts): string | undefined {
  return ELSEWHERE.find(({ cfnType, arn }) => cfnType === resource.cfnResourceType || arn.test(resource.arn))?.instead;
}

function subject(resource: ResourceFacts): string {
  const type = resource.cfnResourceType === undefined ? '' : ` (${resource.cfnResourceType})`;
  return `${nameOf(resource)}${type}`;
}
