import type { App } from 'aws-cdk-lib';
import { FunctionCall } from './function-call';
import { Driver, ScaledClock } from '../driver';
import type { Environment, StackResult } from '../driver';
import { RamSimulator } from '../simulator';
import type { Organization, SimulatorRequest, SimulatorResponse } from '../simulator';
import { startServer } from '../simulator/http-server';

export const OWNER: Environment = { account: '111111111111', region: 'eu-west-1' };
export const MEMBERS = ['222222222222', '333333333333', '444444444444'];
export const OUTSIDER: Environment = { account: '999999999999', region: 'eu-west-1' };
export const MANAGEMENT: Environment = { account: '100000000000', region: 'eu-west-1' };
export const STACK = 'Sharing';

/** A customer managed permission of the owner's. */
export const OWN_PERMISSION = `arn:aws:ram:${OWNER.region}:${OWNER.account}:permission/own`;

/** How the driver signs what a function calls, other than what CloudFormation calls itself. */
const BY_A_FUNCTION = /Credential=AKIA\d{12}FUNC\//;

/** CloudFormation and RAM on this machine, which remember what functions called and what their roles allowed in that moment. */
export class World {
  static async create(): Promise<World> {
    const clock = new ScaledClock(120);
    const simulator = new RamSimulator({ clock, defaultCaller: OWNER, paging: { size: 100, emptyEvery: 0 } });
    const calls: FunctionCall[] = [];
    let byFunction = false;
    const handle = (request: SimulatorRequest): SimulatorResponse => {
      byFunction = BY_A_FUNCTION.test(request.headers.authorization ?? '');
      return simulator.handle(request);
    };
    const server = await startServer({ handle }, 0);
    const driver = new Driver({
      ramEndpoint: server.endpoint,
      clock,
      onStackEventsRead: ({ stackId, ...caller }) => calls.push(world.withRights({ ...caller, operation: 'DescribeStackEvents', input: { stackId } })),
    });
    const world = new World(simulator, driver, calls, async () => server.close());
    simulator.onCall((call) => {
      if (byFunction) { calls.push(world.withRights(call)); }
    });
    return world;
  }

  readonly organization: Organization;

  private constructor(
    readonly simulator: RamSimulator, readonly driver: Driver, readonly calls: FunctionCall[], private readonly closeServer: () => Promise<void>,
  ) {
    this.organization = simulator.createOrganization(MANAGEMENT.account, { sharingEnabled: true });
    [OWNER.account, ...MEMBERS].forEach((account) => this.organization.addAccount(account));
    simulator.seedPermission({ name: 'own', resourceType: 'acm-pca:CertificateAuthority' });
  }

  /** Deploys the stack of an app. */
  async deploy(app: App): Promise<StackResult> {
    const [result] = (await this.driver.deployAssembly(app.synth())).values();
    return result;
  }

  async delete(environment: Environment): Promise<StackResult> {
    return this.driver.stack(STACK, environment).delete();
  }

  async close(): Promise<void> {
    await this.driver.close();
    await this.closeServer();
  }

  private withRights(call: Omit<FunctionCall, 'documents' | 'context'>): FunctionCall {
    const { account, region } = call;
    const stack = this.driver.stack(STACK, { account, region });
    const [fn] = [...stack.resources.values()].filter(({ type }) => type === 'AWS::Lambda::Function');
    const invitation = this.simulator.state.invitations.get(String(call.input.resourceShareInvitationArn));
    return {
      ...call,
      documents: stack.policiesOf(fn.logicalId).documents,
      context: invitation ? { 'ram:ShareOwnerAccountId': invitation.share.owner, 'ram:ResourceShareName': invitation.share.name } : {},
    };
  }
}
