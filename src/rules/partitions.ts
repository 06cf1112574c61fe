import { arnOrigin } from './arn-origin';
import type { ShareFacts } from './facts';
import { partitionOf } from './partitions-by-region';
import { contradiction } from './rule';
import { quoted } from './text';

/** Nothing is shared from one partition into another. */
export const otherPartition = contradiction('otherPartition', (share) => {
  const arns = arnsIn(share).flatMap((arn) => {
    const { partition } = arnOrigin(arn);
    return partition === undefined ? [] : [{ arn, partition }];
  });
  const here = partitionOf(share) ?? arns[0]?.partition;
  return arns.filter(({ partition }) => partition !== here).map(({ arn, partition }) =>
    `the ARN ${quoted(arn)} is of partition "${partition}", but the share of "${here}": write "arn:${here}:...", or take the partition from the stack`);
});

function arnsIn(share: ShareFacts): string[] {
  return [
    ...share.resources.map(({ arn }) => arn),
    ...share.principals.map(({ value }) => value),
    ...share.sources,
    ...share.permissions.map(({ arn }) => arn),
  ];
}
