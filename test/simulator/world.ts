import { RAMClient } from '@aws-sdk/client-ram';
import { VirtualClock } from './clock';
import type { Input, OperationName, Output } from './operations/types';
import { credentialsFor } from './protocol/caller';
import { routes } from './protocol/model';
import type { ShareSeed } from './seeds';
import { RamSimulator, type SimulatorOptions } from './simulator';

export const OWNER = '111111111111';
export const MEMBER = '222222222222';
export const OUTSIDER = '333333333333';
export const SERVICE = 'pca-connector-ad.amazonaws.com';

/** The ARN of a made-up resource of the owner's. */
export const arnOf = {
  transitGateway: (n = 1) => `arn:aws:ec2:eu-west-1:${OWNER}:transit-gateway/tgw-${n.toString(16).padStart(17, '0')}`,
  subnet: (n = 1) => `arn:aws:ec2:eu-west-1:${OWNER}:subnet/subnet-${n.toString(16).padStart(17, '0')}`,
  certificateAuthority: (n = 1) => `arn:aws:acm-pca:eu-west-1:${OWNER}:certificate-authority/00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
};

/** What `createWorld` makes. */
export type World = ReturnType<typeof createWorld>;

/** A simulator on a virtual clock: an organization of owner and member with sharing enabled, and an account outside. */
export function createWorld(options: SimulatorOptions = {}) {
  const clock = new VirtualClock();
  const simulator = new RamSimulator({ clock, paging: { size: 100, emptyEvery: 0 }, defaultCaller: { account: OWNER, region: 'eu-west-1' }, ...options });
  const organization = simulator.createOrganization(OWNER, { sharingEnabled: true });
  const unit = organization.addUnit();
  organization.addAccount(MEMBER, unit);
  return {
    clock,
    simulator,
    organization,
    unit,
    as: (account: string) => clientFor(simulator, account),
    call: <Name extends OperationName>(operation: Name, input: Input<Name>, account = OWNER) => call(simulator, operation, input, account),
  };
}

/** Calls an operation over the protocol and returns the answer as it was sent: times are numbers. Throws what was refused. */
function call<Name extends OperationName>(simulator: RamSimulator, operation: Name, input: Input<Name>, account: string): Output<Name> {
  const [route] = [...routes].find(([, { name }]) => name === operation) ?? [''];
  const [method, path] = route.split(' ');
  const inQuery = method === 'DELETE' || operation === 'PromoteResourceShareCreatedFromPolicy';
  const { status, body } = simulator.handle({
    method,
    path,
    query: inQuery ? Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)])) : {},
    headers: { authorization: `Credential=${credentialsFor(account).accessKeyId}/20261101/eu-west-1/ram/aws4_request` },
    body: inQuery ? undefined : JSON.stringify(input),
  });
  const answer = JSON.parse(body) as { __type?: string; message?: string };
  if (status !== 200) {
    throw Object.assign(new Error(answer.message), { name: answer.__type });
  }
  return answer as Output<Name>;
}

/** What a call that has to be refused was refused with: `Code: message`. */
export function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return String(error);
  }
  return 'not refused';
}

/** An SDK client of an account that calls a simulator directly, without retries. */
export function clientFor(simulator: RamSimulator, account: string): RAMClient {
  return new RAMClient({
    region: 'eu-west-1',
    credentials: credentialsFor(account),
    requestHandler: simulator.requestHandler(),
    maxAttempts: 1,
  });
}

/** A share from the console with short forms of the calls that change its associations. */
export function shareIn(world: World, seed: ShareSeed = {}) {
  const share = world.simulator.seedShare(seed);
  return {
    share,
    associate: (input: object) => world.call('AssociateResourceShare', { resourceShareArn: share.arn, ...input }).resourceShareAssociations!,
    disassociate: (input: object) => world.call('DisassociateResourceShare', { resourceShareArn: share.arn, ...input }).resourceShareAssociations!,
  };
}
