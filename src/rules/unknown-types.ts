import type { ResourceFacts } from './facts';
import { isOfUnknownType } from './resource-types';
import { doubt } from './rule';
import { listed } from './text';

/** What people share by other means than RAM, by CloudFormation type and by ARN. */
const ELSEWHERE: { readonly cfnType: string; readonly arn: RegExp; readonly instead: string }[] = [
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
  { cfnType: 'AWS::RDS::DBInstance', arn: /:rds:[^:]*:[^:]*:db:/, instead: 'share the Aurora cluster' },
];

/** AWS adds types every month, so a type that the catalogue lacks passes; one warning for all of them. */
export const unknownResourceType = doubt('unknownResourceType', (share) => {
  const unknown = share.resources.filter(isOfUnknownType);
  if (unknown.length === 0) { return []; }
  const advice = [...new Set(unknown.flatMap((resource) => insteadOf(resource) ?? []))];
  const wayOut = advice.length > 0 ? `RAM is not how these are shared, ${advice.join(', ')}` : 'if RAM shares them by now, acknowledge this warning';
  return [`no shareable type is known for ${listed(unknown.map(subject))}: ${wayOut}`];
});

function insteadOf(resource: ResourceFacts): string | undefined {
  return ELSEWHERE.find(({ cfnType, arn }) => cfnType === resource.cfnResourceType || arn.test(resource.arn))?.instead;
}

function subject({ arn, cfnResourceType }: ResourceFacts): string {
  return arn.startsWith('arn:') ? arn : `${arn} (${cfnResourceType})`;
}
