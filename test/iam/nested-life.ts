import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import type { Step } from './life';
import { MEMBERS, OWNER, STACK, World } from './world';
import * as ram from '../../src';
import type { StackResult } from '../driver';
import type { Template } from '../driver/template';

const ROOT = 'All';

/** A share in a stack that is nested in another one. */
export const nesting: Step[] = [
  {
    name: 'share in a nested stack',
    run: async (world) => deploy(world, MEMBERS.slice(0, 2)),
    status: 'CREATE_COMPLETE',
  },
  {
    name: 'take an account off',
    run: async (world) => deploy(world, MEMBERS.slice(0, 1)),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'delete',
    run: async (world) => world.delete(OWNER),
    status: 'DELETE_COMPLETE',
  },
];

/** Deploys the nested stack as the one around it would, which tells it its id, and has no events of its own here: what counts is that it is asked for them. */
async function deploy({ driver }: World, accounts: string[]): Promise<StackResult> {
  const app = new App({ analyticsReporting: false });
  const nested = new NestedStack(new Stack(app, ROOT, { env: OWNER }), STACK);
  new ram.ResourceShare(nested, 'Share', { principals: accounts.map((account) => ram.SharePrincipal.account(account)) });
  const { directory } = app.synth();
  const template = JSON.parse(readFileSync(path.join(directory, nested.templateFile), 'utf8')) as Template;
  return driver.stack(STACK, OWNER).deploy(template, { referencetoAllAWSStackId: driver.stack(ROOT, OWNER).environment.stackId });
}
