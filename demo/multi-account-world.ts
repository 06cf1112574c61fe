import { App } from 'aws-cdk-lib';
import { createStage, Stage } from './stage';
import { NetworkStack } from '../examples/typescript/multi-account/network-stack';
import { MemberStack, PartnerStack } from '../examples/typescript/multi-account/workload-stacks';
import { Environment, ScaledClock, Stack, StackResult } from '../test/driver';
import { RamSimulator } from '../test/simulator';

const region = 'eu-west-1';

/** Who takes part, each with an account and a stack of this name, in the order of deployment. */
export const participants = {
  Network: { account: '111111111111', region },
  Member: { account: '222222222222', region },
  Partner: { account: '999999999999', region },
} as const satisfies Record<string, Environment>;

/** The name of a participant and of its stack. */
export type Participant = keyof typeof participants;

/** All participants, in the order in which their stacks are deployed. */
export const names = Object.keys(participants) as Participant[];

/** What a deployment of the app decides. */
export interface Choices {
  readonly withPartner: boolean;
  readonly refreshToken?: string;
}

/** What became of the stacks that an operation reached. */
export type Results = ReadonlyMap<string, StackResult>;

/** An organization and an account outside of it, RAM and CloudFormation on this machine, and the app that is played. */
export interface MultiAccountWorld extends Stage {
  stackOf(participant: Participant): Stack;
  deploy(choices: Choices): Promise<Results>;
  delete(): Promise<Results>;
}

/** Sets up an organization with the network's account and a member, and a RAM that takes a few seconds for what it does. */
export async function createMultiAccountWorld(clock: ScaledClock): Promise<MultiAccountWorld> {
  const simulator = new RamSimulator({
    clock,
    defaultCaller: participants.Network,
    paging: { size: 100, emptyEvery: 0 },
    delays: { associatePrincipal: 2000, associateResource: 2500, disassociate: 1500, visibility: 1000, resourceVisibility: 1500 },
  });
  const organization = simulator.createOrganization('100000000000', { sharingEnabled: true });
  const organizationalUnitArn = organization.addUnit();
  organization.addAccount(participants.Network.account);
  organization.addAccount(participants.Member.account, organizationalUnitArn);

  const stage = await createStage(simulator, clock);
  const stackOf = (participant: Participant) => stage.driver.stack(participant, participants[participant]);
  return {
    ...stage,
    stackOf,
    deploy: async choices => stage.driver.deployAssembly(synthesize(organizationalUnitArn, choices)),
    delete: async () => {
      const results = new Map<string, StackResult>();
      for (const name of [...names].reverse()) results.set(name, await stackOf(name).delete());
      return results;
    },
  };
}

function synthesize(organizationalUnitArn: string, { withPartner, refreshToken }: Choices) {
  const app = new App({ analyticsReporting: false });
  const partnerAccount = withPartner ? participants.Partner.account : undefined;
  const network = new NetworkStack(app, 'Network', { env: participants.Network, organizationalUnitArn, partnerAccount });
  new MemberStack(app, 'Member', { env: participants.Member, network, refreshToken });
  new PartnerStack(app, 'Partner', { env: participants.Partner, network, refreshToken });
  return app.synth();
}
