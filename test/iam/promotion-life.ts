import { App, Stack } from 'aws-cdk-lib';
import { certificateAuthority } from './association-app';
import type { Step } from './life';
import { MEMBERS, OWNER, STACK, World } from './world';
import * as ram from '../../src';

/** The associations of a share that RAM made from a resource policy. */
export const promotion: Step[] = [
  {
    name: 'promote a share, and add to it',
    run: async (world) => world.deploy(promoting(shareFromPolicy(world))),
    status: 'CREATE_COMPLETE',
  },
  {
    name: 'delete',
    run: async (world) => world.delete(OWNER),
    status: 'DELETE_COMPLETE',
  },
];

function shareFromPolicy({ simulator }: World): string {
  return simulator.seedShare({
    owner: OWNER.account, region: OWNER.region, principals: [MEMBERS[0]], resourceArns: [certificateAuthority(1)], featureSet: 'CREATED_FROM_POLICY',
  }).arn;
}

function promoting(resourceShareArn: string): App {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, STACK, { env: OWNER });
  new ram.ResourceShareAssociations(stack, 'Associations', {
    resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Share', resourceShareArn),
    principals: [ram.SharePrincipal.account(MEMBERS[1])],
    resources: [ram.SharedResource.fromArn(certificateAuthority(2))],
    promoteFromPolicy: true,
  });
  return app;
}
