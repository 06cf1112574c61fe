import { Token } from 'aws-cdk-lib';
import type { ShareFacts } from './facts';

/** A value, unless it is known only at deployment. */
export function known(value: string | undefined): string | undefined {
  return value === undefined || Token.isUnresolved(value) ? undefined : value;
}

/** The fields of an ARN that say whose it is; undefined where known only at deployment, empty where the ARN leaves them out. */
export interface ArnOrigin {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
}

/** Where an ARN comes from; nothing of it is known when the value is one token or no ARN. */
export function arnOrigin(arn: string): ArnOrigin {
  const [prefix, partition, , region, account] = arn.split(':');
  return prefix === 'arn' ? { partition: known(partition), region: known(region), account: known(account) } : {};
}

/** The partitions by their Regions. aws-cdk-lib's own table takes a tenth of a second to load. */
const PARTITIONS: [RegExp, string][] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^eusc-/, 'aws-eusc'],
  [/^us-iso-/, 'aws-iso'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^us-isof-/, 'aws-iso-f'],
  [/^[a-z]{2}-[a-z]+-\d+$/, 'aws'],
];

/** The partition of a share: its own, or that of its Region; undefined for Regions of a kind not heard of. */
export function partitionOf(share: Pick<ShareFacts, 'partition' | 'region'>): string | undefined {
  const region = known(share.region);
  return known(share.partition) ?? (region === undefined ? undefined : PARTITIONS.find(([regions]) => regions.test(region))?.[1]);
}
