import type { Stack } from 'aws-cdk-lib';
import { SHARE_ARN } from './support';
import * as ram from '../../src';

/** The stack of an account that a share is for. */
export const CONSUMER = { env: { account: '222222222222', region: 'eu-west-1' } };
export const OWNER = '111111111111';
export const ACCEPTER = 'Custom::RamResourceShareAccepter';
export const BY_NAME = { shareOwner: OWNER, resourceShareName: 'network' };

/** The owner's share, known by its ARN. */
export function hub(stack: Stack): ram.IResourceShare {
  return ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN);
}
