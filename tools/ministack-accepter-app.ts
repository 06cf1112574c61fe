/** Prints the template of a stack that accepts a share and asks for what is in it: `ministack-accepter-app.ts <share ARN> <account>`. */
import { App, BootstraplessSynthesizer, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as ram from '../src';

const [shareArn, account] = process.argv.slice(2);
const [, , , region] = shareArn.split(':');
const app = new App();
const stack = new Stack(app, 'Stack', { env: { account, region }, synthesizer: new BootstraplessSynthesizer() });

const accepter = new ram.ResourceShareAccepter(stack, 'Accepter', {
  resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Share', shareArn),
  timeout: Duration.minutes(1),
});
new CfnOutput(stack, 'PrefixLists', { value: accepter.resourceArn('ec2:PrefixList') });

process.stdout.write(JSON.stringify(app.synth().getStackByName('Stack').template));
