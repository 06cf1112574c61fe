import { App } from 'aws-cdk-lib';
import { createStage, Stage } from './stage';
import { NetworkSharingProps, NetworkSharingStack } from '../examples/typescript/network-share/network-sharing-stack';
import { ScaledClock, Stack, Template } from '../test/driver';
import { RamSimulator } from '../test/simulator';

const environment = { account: '111111111111', region: 'eu-west-1' };
const stackName = 'NetworkSharing';

/** What a step of the demo decides about the stack. */
export type Choices = Omit<NetworkSharingProps, 'organizationalUnitArn'>;

/** An organization, RAM and CloudFormation on this machine, and the stack that is played. */
export interface World extends Stage {
  readonly stack: Stack;
  synthesize(choices: Choices): Template;
}

/** Sets up an organization with members, of which one holds the network, and a RAM that takes a few seconds for what it does. */
export async function createWorld(clock: ScaledClock): Promise<World> {
  const simulator = new RamSimulator({
    clock,
    defaultCaller: environment,
    paging: { size: 100, emptyEvery: 0 },
    delays: { associatePrincipal: 2000, associateResource: 2500, associateSource: 1500, disassociate: 1500 },
  });
  const organization = simulator.createOrganization('100000000000', { sharingEnabled: true });
  const organizationalUnitArn = organization.addUnit();
  organization.addAccount(environment.account);
  for (const account of ['222222222222', '333333333333', '444444444444']) organization.addAccount(account, organizationalUnitArn);

  const stage = await createStage(simulator, clock);
  return {
    ...stage,
    stack: stage.driver.stack(stackName, environment),
    synthesize: choices => synthesize({ ...choices, organizationalUnitArn, env: environment }),
  };
}

function synthesize(props: NetworkSharingProps): Template {
  const app = new App({ analyticsReporting: false });
  new NetworkSharingStack(app, stackName, props);
  return app.synth().getStackByName(stackName).template as Template;
}
