import { adviceOn, format, Format, Mistake } from './format';
import { ACCOUNT_ID, PARTITION, whole } from './patterns';
import { typeByArn } from '../../catalogue/catalogue';

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

/** The ARNs of all types that the catalogue knows hold an account; those of others, such as buckets, may not. */
const WITHOUT_ACCOUNT = { exec: (value: string) => typeByArn(value) ? /^((?:[^:]*:){4}):(.*)/.exec(value) : null };

const MISTAKES: Mistake[] = [
  {
    pattern: /^(?:\/hostedzone\/|Z[0-9A-Z]{9,31}$)/,
    advice: () => 'is the id of a hosted zone, which RAM is not known to share: associate the zone with a Route 53 Profile and share the ARN of the profile, '
      + 'or that of a Resolver rule which forwards to it',
  },
  { pattern: /^vpc-[0-9a-f]+$/, advice: () => 'is the id of a VPC, which RAM is not known to share as a whole: share the ARNs of its subnets' },
  ...BARE_IDS.map(([pattern, arn]): Mistake => ({
    pattern,
    advice: ([id]) => `is an id, RAM takes ARNs: write "arn:aws:${arn}${id}"`,
  })),
  {
    pattern: whole(`arn:${PARTITION}:[a-z0-9-]+:[a-z0-9-]*:aws:.+`),
    advice: () => 'belongs to AWS, and only the owner can share: make one of your own and share that',
  },
  {
    pattern: WITHOUT_ACCOUNT,
    advice: ([, before, after]) => `has no account: write "${before}<account id>:${after}"`,
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
