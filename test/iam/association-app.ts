import { App, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { OWNER, STACK } from './world';
import * as ram from '../../src';

/** A share, as far as its life varies it. */
export type Share = Omit<ram.ResourceShareProps, 'principals' | 'resources'> & {
  readonly principals?: string[];
  readonly resources?: string[];
};

/** An app whose stack has these shares, by name, and further ones that are all alike. */
export function associationApp(shares: Record<string, Share>, others = 0): App {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, STACK, { env: OWNER });
  const all = { ...shares, ...Object.fromEntries(Array.from({ length: others }, (_, index) => [`Other${index}`, other(index)])) };
  let previous: IConstruct | undefined;
  for (const [name, { principals = [], resources = [], ...share }] of Object.entries(all)) {
    const { node } = new ram.ResourceShare(stack, name, {
      ...share,
      principals: principals.map((principal) => ram.SharePrincipal.of(principal)),
      resources: resources.map((resource) => ram.SharedResource.fromArn(resource)),
    });
    const associations = node.findChild('Associations');
    // One after the other, so that each run is the same, and one process serves all.
    if (previous) { associations.node.addDependency(previous); }
    previous = associations;
  }
  return app;
}

function other(index: number): Share {
  return { principals: ['222222222222'], resources: [prefixList(100 + index)] };
}

export function prefixList(index: number): string {
  return `arn:aws:ec2:${OWNER.region}:${OWNER.account}:prefix-list/pl-${String(index).padStart(17, '0')}`;
}

export function certificateAuthority(index: number): string {
  return `arn:aws:acm-pca:${OWNER.region}:${OWNER.account}:certificate-authority/11111111-2222-3333-4444-${String(index).padStart(12, '0')}`;
}
