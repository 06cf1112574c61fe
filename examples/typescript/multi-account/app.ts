import { App } from 'aws-cdk-lib';
import { NetworkStack } from './network-stack';
import { MemberStack, PartnerStack } from './workload-stacks';

const app = new App();
const region = 'eu-west-1';

const network = new NetworkStack(app, 'Network', {
  env: { account: '111111111111', region },
  organizationalUnitArn: 'arn:aws:organizations::100000000000:ou/o-abcdefghij/ou-ab12-11111111',
  partnerAccount: '999999999999',
});
new MemberStack(app, 'Member', { env: { account: '222222222222', region }, network });
new PartnerStack(app, 'Partner', { env: { account: '999999999999', region }, network });

app.synth();
