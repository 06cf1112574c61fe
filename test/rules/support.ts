import { Lazy } from 'aws-cdk-lib';
import type { ShareFacts } from '../../src/rules/facts';
import type { Finding, Rule } from '../../src/rules/rule';

export const OWNER = '111122223333';
export const OTHER = '222233334444';
export const REGION = 'us-east-1';

export const ORGANIZATION = `arn:aws:organizations::${OWNER}:organization/o-abcdefghij`;
export const UNIT = `arn:aws:organizations::${OWNER}:ou/o-abcdefghij/ou-ab12-11111111`;
export const ROLE = `arn:aws:iam::${OTHER}:role/Reader`;
export const USER = `arn:aws:iam::${OTHER}:user/reader`;
export const SERVICE = 'pca-connector-ad.amazonaws.com';

/** The ARN of something that the owner has in the share's Region. */
export const arn = (service: string, resource: string, region = REGION, account = OWNER) => `arn:aws:${service}:${region}:${account}:${resource}`;

export const SUBNET = arn('ec2', 'subnet/subnet-0a1b2c3d');
export const TRANSIT_GATEWAY = arn('ec2', 'transit-gateway/tgw-0a1b2c3d');
export const AUTHORITY = arn('acm-pca', 'certificate-authority/12345678-1234-1234-1234-123456789012');
export const POOL = `arn:aws:ec2::${OWNER}:ipam-pool/ipam-pool-0a1b2c3d`;
export const CORE_NETWORK = `arn:aws:networkmanager::${OWNER}:core-network/core-network-0a1b2c3d`;
export const PROFILE = arn('route53profiles', 'profile/rp-0a1b2c3d');

/** The ARN of a permission that AWS manages. */
export const managed = (name: string) => ({ arn: `arn:aws:ram::aws:permission/${name}` });

/** A string that is known only at deployment. */
export const token = () => Lazy.string({ produce: () => 'later' });

/** The plain values of a share, as people write them. */
export interface ShareValues extends Omit<Partial<ShareFacts>, 'principals' | 'resources' | 'permissions'> {
  readonly principals?: readonly (string | ShareFacts['principals'][number])[];
  readonly resources?: readonly (string | ShareFacts['resources'][number])[];
  readonly permissions?: readonly (string | ShareFacts['permissions'][number])[];
}

/** A share of the owner in the Region, inside the organization unless said otherwise. */
export function share(values: ShareValues): ShareFacts {
  return {
    account: OWNER,
    region: REGION,
    allowExternalPrincipals: false,
    sources: [],
    ...values,
    principals: (values.principals ?? []).map((value) => typeof value === 'string' ? { value } : value),
    resources: (values.resources ?? []).map((value) => typeof value === 'string' ? { arn: value } : value),
    permissions: (values.permissions ?? []).map((value) => typeof value === 'string' ? { arn: value } : value),
  };
}

/** The messages of a rule on a share. */
export function messages(rule: Rule, values: ShareValues): string[] {
  return rule.check(share(values)).map(({ message }) => message);
}

/** What a finding of a rule looks like, apart from its message. */
export function kind({ id, severity }: Finding): string {
  return `${severity} ${id}`;
}
