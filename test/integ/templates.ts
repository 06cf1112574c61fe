import { App, BootstraplessSynthesizer, CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ram from '../../src';

/** A stack's template. */
export type Template = object;

/** An account and a Region. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** The owner's stack: a share of prefix lists, which cost nothing and can leave the organization. */
export function ownerTemplate(env: Environment, shareName: string, consumerAccount: string, prefixLists: number): Template {
  return synthesize(env, (stack) => {
    const lists = Array.from({ length: prefixLists }, (_, n) =>
      new ec2.CfnPrefixList(stack, `List${n}`, { prefixListName: `${shareName}-${n}`, addressFamily: 'IPv4', maxEntries: 1, entries: [{ cidr: `10.${n}.0.0/16` }] }));
    const share = new ram.ResourceShare(stack, 'Share', {
      resourceShareName: shareName,
      allowExternalPrincipals: true,
      principals: [ram.SharePrincipal.account(consumerAccount)],
      resources: lists.map((list) => ram.SharedResource.prefixList(list)),
    });
    new CfnOutput(stack, 'ResourceShareArn', { value: share.resourceShareArn });
    lists.forEach((list, n) => new CfnOutput(stack, `PrefixListId${n}`, { value: list.attrPrefixListId }));
  });
}

/** The consumer's stack: accepts the share by owner and name, and hands on what is in it. */
export function consumerTemplate(env: Environment, shareName: string, ownerAccount: string, refreshToken: string): Template {
  return synthesize(env, (stack) => {
    const accepter = new ram.ResourceShareAccepter(stack, 'Accepter', {
      shareOwner: ownerAccount, resourceShareName: shareName, timeout: Duration.minutes(10), refreshToken,
    });
    new CfnOutput(stack, 'ResourceShareArn', { value: accepter.resourceShareArn });
    new CfnOutput(stack, 'PrefixListIds', { value: Fn.join(',', accepter.resourceIds('ec2:PrefixList')) });
  });
}

function synthesize(env: Environment, define: (stack: Stack) => void): Template {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack', { env, synthesizer: new BootstraplessSynthesizer() });
  define(stack);
  return (stack.node.root as App).synth().getStackByName('Stack').template as Template;
}
