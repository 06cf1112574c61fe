import { createHash } from 'node:crypto';

/** Where a stack is. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** The partition that a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The domain of the partition's service endpoints. */
export function urlSuffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** Digits that look random and are the same for the same input. */
export function digest(input: string, length: number): string {
  return createHash('sha256').update(input).digest('hex').slice(0, length);
}
