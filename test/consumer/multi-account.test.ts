import { App } from 'aws-cdk-lib';
import { NetworkStack } from '../../examples/typescript/multi-account/network-stack';
import { MemberStack, PartnerStack } from '../../examples/typescript/multi-account/workload-stacks';
import { Driver, ScaledClock, SdkFlavour, StackResult } from '../driver';
import { RamSimulator, RunningServer } from '../simulator';

const region = 'eu-west-1';
const [NETWORK, MEMBER, PARTNER] = ['111111111111', '222222222222', '999999999999'].map((account) => ({ account, region }));

describe.each<SdkFlavour>(['current', '2024'])('a network shared with a unit and a partner, with the %s SDK', (sdk) => {
  const clock = new ScaledClock(30);
  const simulator = new RamSimulator({
    clock,
    defaultCaller: NETWORK,
    delays: { associatePrincipal: 2000, associateResource: 2000, disassociate: 2000, visibility: 3000, resourceVisibility: 3000 },
  });
  const organization = simulator.createOrganization('100000000000', { sharingEnabled: true });
  const organizationalUnitArn = organization.addUnit();
  organization.addAccount(NETWORK.account);
  organization.addAccount(MEMBER.account, organizationalUnitArn);
  let server: RunningServer;
  let driver: Driver;

  beforeAll(async () => {
    server = await simulator.listen();
    driver = new Driver({ ramEndpoint: server.endpoint, clock, sdk });
  });

  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  async function deploy(partnerAccount?: string, refreshToken?: string): Promise<Map<string, StackResult>> {
    const app = new App({ analyticsReporting: false });
    const network = new NetworkStack(app, 'Network', { env: NETWORK, organizationalUnitArn, partnerAccount });
    new MemberStack(app, 'Member', { env: MEMBER, network, refreshToken });
    new PartnerStack(app, 'Partner', { env: PARTNER, network, refreshToken });
    return driver.deployAssembly(app.synth());
  }

  function connectivity() {
    return simulator.shares().find(({ name, status }) => name === 'connectivity' && status === 'ACTIVE')!;
  }

  test('both accounts get the ids of what is shared and use them', async () => {
    const results = await deploy(PARTNER.account);
    expect([...results.values()].map(({ reason }) => reason)).toEqual([undefined, undefined, undefined]);
    const [, transitGateway] = /(tgw-\w+)/.exec(JSON.stringify(connectivity().resources()))!;
    const [, rule] = /(rslvr-rr-\w+)/.exec(JSON.stringify(connectivity().resources()))!;
    for (const name of ['Member', 'Partner']) {
      expect(results.get(name)!.outputs).toMatchObject({ TransitGatewayId: transitGateway, ResolverRuleId: rule });
    }
    expect(results.get('Member')!.outputs.SubnetIds).toMatch(/^subnet-\w+,subnet-\w+$/);
    expect(connectivity().principals()).toContainEqual(expect.objectContaining({ entity: PARTNER.account, status: 'ASSOCIATED' }));
    const accepting = simulator.calls.filter(({ operation }) => operation === 'AcceptResourceShareInvitation');
    expect(accepting.map(({ account }) => account)).toEqual([PARTNER.account]);
  }, 60_000);

  test('a deployment that changes nothing calls nothing', async () => {
    simulator.clearCalls();
    await deploy(PARTNER.account);
    expect(simulator.calls.filter(({ account }) => account !== NETWORK.account)).toEqual([]);
  }, 60_000);

  test('after the owner has revoked, the partner\'s next look says what is gone, and the member\'s goes on', async () => {
    await deploy();
    const results = await deploy(undefined, 'second look');
    expect(results.get('Member')!.status).toBe('UPDATE_COMPLETE');
    expect(results.get('Partner')!.reason).toMatch(
      /The share "connectivity" of account 111111111111 can't be seen by account 999999999999 in eu-west-1.*the owner may have taken the account off/);
  }, 60_000);

  test('the partner\'s stack goes away although there is nothing to leave any more', async () => {
    const result = await driver.stack('Partner', PARTNER).delete();
    expect(result.status).toBe('DELETE_COMPLETE');
  }, 60_000);

  test('custom resources were answered as CloudFormation wants it, each once', () => {
    expect(driver.responses.violations).toEqual([]);
  });
});
