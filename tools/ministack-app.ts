/** Prints the template of a stack with associations on a share that is there: `ministack-app.ts <share ARN> <principals> <resource ARNs>`. */
import { App, BootstraplessSynthesizer, Stack } from 'aws-cdk-lib';
import * as ram from '../src';

const [shareArn, principals, resources] = process.argv.slice(2);
const [, , , region, account] = shareArn.split(':');
const app = new App();
const stack = new Stack(app, 'Stack', { env: { account, region }, synthesizer: new BootstraplessSynthesizer() });

new ram.ResourceShareAssociations(stack, 'Part', {
  resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Share', shareArn),
  principals: principals.split(',').map((id) => ram.SharePrincipal.account(id)),
  resources: resources.split(',').map((arn) => ram.SharedResource.fromArn(arn)),
});

process.stdout.write(JSON.stringify(app.synth().getStackByName('Stack').template));
