/** Prints the template of a stack with one construct: `ministack-app.ts <construct> <account> <Region> <properties as JSON>`. */
import { App, BootstraplessSynthesizer, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ram from '../src';

const [construct, account, region, properties = '{}'] = process.argv.slice(2);
const { share, owner, name, principals = [], resources = [], refreshToken, removalPolicy } = JSON.parse(properties);

const app = new App();
const stack = new Stack(app, 'Stack', { env: { account, region }, synthesizer: new BootstraplessSynthesizer() });
const timeout = Duration.minutes(1);

switch (construct) {
  case 'ResourceShareAssociations':
    new ram.ResourceShareAssociations(stack, 'Part', {
      resourceShare: share
        ? ram.ResourceShare.fromResourceShareArn(stack, 'Share', share)
        : ram.ResourceShare.fromResourceShareName(stack, 'Share', name),
      principals: principals.map((id: string) => ram.SharePrincipal.account(id)),
      resources: resources.map((arn: string) => ram.SharedResource.fromArn(arn)),
    });
    break;
  case 'ResourceShareAccepter': {
    const accepter = new ram.ResourceShareAccepter(stack, 'Accepter', {
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Share', share), refreshToken, timeout,
    });
    new CfnOutput(stack, 'PrefixList', { value: accepter.resourceArn('ec2:PrefixList') });
    break;
  }
  case 'ReceivedResourceShare': {
    const received = new ram.ReceivedResourceShare(stack, 'Received', { shareOwner: owner, resourceShareName: name, refreshToken, timeout });
    new CfnOutput(stack, 'PrefixList', { value: received.resourceArn('ec2:PrefixList') });
    break;
  }
  case 'OrganizationSharing':
    new ram.OrganizationSharing(stack, 'Sharing', { removalPolicy: removalPolicy as RemovalPolicy });
    break;
  default:
    throw new Error(`no construct ${construct}`);
}

process.stdout.write(JSON.stringify(app.synth().getStackByName('Stack').template));
