import { App } from 'aws-cdk-lib';
import { NetworkStack } from './network-stack';
import { applySharingBlueprint } from './sharing-blueprint';

const app = new App();

applySharingBlueprint(app, { organizationId: 'o-abcdefghij', owner: 'network-team' });
new NetworkStack(app, 'Network', { env: { account: '111111111111', region: 'eu-west-1' } });

app.synth();
