import { ACCOUNT, describeFormat, Wrong } from './describe-format';
import { resourceArnProblem } from '../../../src/rules/formats';

const resourceMistakes: Wrong[] = [
  ...([
    ['subnet-0a1b', 'arn:aws:ec2:<region>:<account id>:subnet/subnet-0a1b'],
    ['tgw-0a1b', 'arn:aws:ec2:<region>:<account id>:transit-gateway/tgw-0a1b'],
    ['pl-0a1b', 'arn:aws:ec2:<region>:<account id>:prefix-list/pl-0a1b'],
    ['sg-0a1b', 'arn:aws:ec2:<region>:<account id>:security-group/sg-0a1b'],
    ['ipam-pool-0a1b', 'arn:aws:ec2::<account id>:ipam-pool/ipam-pool-0a1b'],
    ['rslvr-rr-0a1b', 'arn:aws:route53resolver:<region>:<account id>:resolver-rule/rslvr-rr-0a1b'],
    ['rp-0a1b', 'arn:aws:route53profiles:<region>:<account id>:profile/rp-0a1b'],
  ].map(([id, arn]): Wrong => [id, `is an id, RAM takes ARNs: write "${arn}"`])),
  ...['Z0123456789ABC', '/hostedzone/Z0123456789ABC'].map((zone): Wrong => [
    zone, 'is the id of a hosted zone, which RAM is not known to share: associate the zone with a Route 53 Profile and share the ARN of the profile, '
      + 'or that of a Resolver rule which forwards to it',
  ]),
  ['vpc-0a1b', 'is the id of a VPC, which RAM is not known to share as a whole: share the ARNs of its subnets'],
  ['arn:aws:ec2:us-east-1:aws:prefix-list/pl-0a1b', 'belongs to AWS, and only the owner can share: make one of your own and share that'],
  [`arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/*`, 'holds a wildcard, but a share names each resource: write one ARN per resource'],
  [`arn:aws:codebuild:us-east-1:${ACCOUNT}:*`, 'holds a wildcard'],
  ['*', 'holds a wildcard'],
  ['arn:aws:ec2:eu-west-1::transit-gateway/tgw-0a1b', 'has no account: write "arn:aws:ec2:eu-west-1:<account id>:transit-gateway/tgw-0a1b"'],
  ['arn:aws:ec2:::ipam-pool/ipam-pool-0a1b', 'has no account: write "arn:aws:ec2::<account id>:ipam-pool/ipam-pool-0a1b"'],
  ['arn:aws:rds:eu-west-1::cluster:main', 'has no account: write "arn:aws:rds:eu-west-1:<account id>:cluster:main"'],
  [` arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/subnet-1`, 'has white space around it: take it out'],
  [`arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/subnet-1 `, 'has white space around it: take it out'],
  ...['', 'subnet', 'arn', `arn:aws:ec2:us-east-1:${ACCOUNT}`, `arn:aws:ec2:us-east-1:${ACCOUNT}:`, 'arn:aws:ec2:us-east-1:1111:subnet/subnet-1',
    `arn:aws:EC2:us-east-1:${ACCOUNT}:subnet/s`, `arn:aws:ec2:US:${ACCOUNT}:subnet/s`, `arn:amazon:ec2:us-east-1:${ACCOUNT}:subnet/s`,
    `xarn:aws:ec2:us-east-1:${ACCOUNT}:subnet/s`, 'z0123456789ABC', 'Z0123', 'my-vpc-1', 'vpc-xyz', 'vpc-1-x',
    ...['subnet', 'tgw', 'pl', 'sg', 'ipam-pool', 'rslvr-rr', 'rp'].flatMap((prefix) => [`my-${prefix}-1`, `${prefix}-_`, `${prefix}-1-x`])].map((value): Wrong => [value, 'must be an ARN: "arn:<partition>:<service>:<region>:<account id>:<resource>"']),
];

describeFormat('resourceArnProblem', resourceArnProblem, {
  right: [
    `arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/subnet-0a1b`, `arn:aws-us-gov:ec2:us-gov-west-1:${ACCOUNT}:subnet/subnet-0a1b`,
    `arn:aws:ec2::${ACCOUNT}:ipam-pool/ipam-pool-0a1b`, 'arn:aws:s3:::bucket', `arn:aws:glue:us-east-1:${ACCOUNT}:table/a b/c`,
    `arn:aws:ec2:us-east-1:${ACCOUNT}:vpc/vpc-0a1b`, 'arn:aws:route53:::hostedzone/Z0123456789ABC',
    `arn:aws:ec2:us-east-1:${ACCOUNT}:vpc-endpoint-service/vpce-svc-1`, `arn:aws:x:us-east-1:${ACCOUNT}:a*b`,
  ],
  wrong: resourceMistakes,
});
