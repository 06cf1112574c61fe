import { App, Stack } from 'aws-cdk-lib';
import { prefixList } from './association-app';
import { Step } from './life';
import { MANAGEMENT, OUTSIDER, OWNER, STACK, World } from './world';
import * as ram from '../../src';
import type { Environment } from '../driver';

function appOf(env: Environment, build: (stack: Stack) => void): App {
  const app = new App({ analyticsReporting: false });
  build(new Stack(app, STACK, { env }));
  return app;
}

function accepting(name: string): App {
  return appOf(OUTSIDER, (stack) => {
    new ram.ResourceShareAccepter(stack, 'Accepter', { shareOwner: OWNER.account, resourceShareName: name }).resourceArns('ec2:PrefixList');
  });
}

function shareWith(world: World, account: string, ...names: string[]): void {
  names.forEach((name) => world.simulator.seedShare({
    owner: OWNER.account, region: OWNER.region, name, principals: [account], resourceArns: [prefixList(1)], allowExternalPrincipals: true,
  }));
}

/** An account outside the organization accepts an invitation, then another one, and leaves. */
export const accepterLife: Step[] = [
  {
    name: 'accept',
    run: async (world) => {
      shareWith(world, OUTSIDER.account, 'first', 'second');
      return world.deploy(accepting('first'));
    },
    status: 'CREATE_COMPLETE',
  },
  {
    name: 'accept another share instead',
    run: async (world) => world.deploy(accepting('second')),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'delete',
    run: async (world) => world.delete(OUTSIDER),
    status: 'DELETE_COMPLETE',
  },
];

/** An account looks up a share of its own. */
export const lookupLife: Step[] = [
  {
    name: 'look up',
    run: async (world) => {
      shareWith(world, OUTSIDER.account, 'first');
      return world.deploy(appOf(OWNER, (stack) => {
        const { resourceShareArn } = ram.ResourceShare.fromResourceShareName(stack, 'Share', 'first');
        stack.exportValue(resourceShareArn, { name: 'share' });
      }));
    },
    status: 'CREATE_COMPLETE',
  },
  {
    name: 'delete',
    run: async (world) => world.delete(OWNER),
    status: 'DELETE_COMPLETE',
  },
];

/** The management account turns on sharing with the organization. */
export const organizationLife: Step[] = [
  {
    name: 'turn on',
    run: async (world) => world.deploy(appOf(MANAGEMENT, (stack) => { new ram.OrganizationSharing(stack, 'Sharing'); })),
    status: 'CREATE_COMPLETE',
  },
  {
    name: 'delete',
    run: async (world) => world.delete(MANAGEMENT),
    status: 'DELETE_COMPLETE',
  },
];
