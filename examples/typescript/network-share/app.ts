import { App } from 'aws-cdk-lib';
import { NetworkSharingStack } from './network-sharing-stack';

const app = new App();

new NetworkSharingStack(app, 'NetworkSharing', {
  organizationalUnitArn: 'arn:aws:organizations::111111111111:ou/o-abcdefghij/ou-ab12-11111111',
  accounts: ['222222222222'],
  partnerAccount: '999999999999',
  connectorAccount: '222222222222',
});

app.synth();
