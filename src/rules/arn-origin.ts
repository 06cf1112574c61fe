import { isStandIn, known } from './token';

/** The fields of an ARN that say whose it is; undefined where known only at deployment, empty where the ARN leaves them out. */
export interface ArnOrigin {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
}

/** Where an ARN comes from; nothing of it is known when the value is no ARN, or when the colons in it may be those of what stands in for a part. */
export function arnOrigin(arn: string): ArnOrigin {
  const [prefix, partition, , region, account] = arn.split(':');
  return prefix === 'arn' && !isStandIn(arn) ? { partition: known(partition), region: known(region), account: known(account) } : {};
}
