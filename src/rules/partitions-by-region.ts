import type { ShareFacts } from './facts';
import { known } from './token';

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
