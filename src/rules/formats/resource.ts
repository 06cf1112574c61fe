import { adviceOn, format, Format, Mistake } from './format';
import { ACCOUNT_ID, PARTITION, whole } from './patterns';

const HOSTED_ZONE = 'is a Route 53 hosted zone, which RAM cannot share: '
  + 'associate it with a Route 53 Profile and share the profile, or share a Resolver rule that forwards to it';

const VPC = 'is a VPC, which RAM cannot share as a whole: share its subnets';

/** Ids of things people share most, and the resource part of their ARNs. */
const BARE_IDS: [RegExp, string][] = [
  [/^subnet-[0-9a-f]+$/, 'ec2:<region>:<account id>:subnet/'],
  [/^tgw-[0-9a-f]+$/, 'ec2:<region>:<account id>:transit-gateway/'],
  [/^pl-[0-9a-f]+$/, 'ec2:<region>:<account id>:prefix-list/'],
  [/^sg-[0-9a-f]+$/, 'ec2:<region>:<account id>:security-group/'],
  [/^ipam-pool-[0-9a-f]+$/, 'ec2::<account id>:ipam-pool/'],
  [/^rslvr-rr-[0-9a-f]+$/, 'route53resolver:<region>:<account id>:resolver-rule/'],
  [/^rp-[0-9a-z]+$/, 'route53profiles:<region>:<account id>:profile/'],
];

const MISTAKES: Mistake[] = [
  { pattern: /^(?:arn:[^:]+:route53:::hostedzone\/|\/hostedzone\/|Z[0-9A-Z]{9,31}$)/, advice: () => HOSTED_ZONE },
  { pattern: /^(?:arn:[^:]+:ec2:[^:]*:[^:]*:vpc\/|vpc-[0-9a-f]+$)/, advice: () => VPC },
  ...BARE_IDS.map(([pattern, arn]): Mistake => ({
    pattern,
    advice: ([id]) => `is an id, RAM takes ARNs: write "arn:aws:${arn}${id}"`,
  })),
  {
    pattern: whole(`arn:${PARTITION}:[a-z0-9-]+:[a-z0-9-]*:aws:.+`),
    advice: () => 'belongs to AWS, and only the owner can share: make one of your own and share that',
  },
  { pattern: /(?:^|[/:])\*$/, advice: () => 'holds a wildcard, but a share names each resource: write one ARN per resource' },
  { pattern: /^\s|\s$/, advice: () => 'has white space around it: take it out' },
];

const RESOURCE_ARN = whole(`arn:${PARTITION}:[a-z0-9-]+:[a-z0-9-]*:(?:${ACCOUNT_ID})?:.+`);

/** Whether a value is the ARN of something that RAM could share. */
export const resourceArnProblem: Format = format({
  noun: 'resource',
  pattern: { test: (value) => RESOURCE_ARN.test(value) && adviceOn(value, MISTAKES) === undefined },
  expected: 'must be an ARN: "arn:<partition>:<service>:<region>:<account id>:<resource>"',
  mistakes: MISTAKES,
});
