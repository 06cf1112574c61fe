import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import * as ram from '../../src';
import { Driver, ScaledClock, StackEventsCall } from '../driver';
import { ResourceType, resultOf } from '../driver/resources/resource-type';
import { Template } from '../driver/template';
import { RamSimulator, RunningServer } from '../simulator';

const OWNER = { account: '111111111111', region: 'eu-west-1' };
const [FIRST, SECOND, THIRD] = ['222222222222', '333333333333', '444444444444'];

describe('a team that declares what it has shared by hand', () => {
  const clock = new ScaledClock(20);
  const simulator = new RamSimulator({ clock, defaultCaller: OWNER });
  const organization = simulator.createOrganization('100000000000', { sharingEnabled: true });
  [OWNER.account, FIRST, SECOND, THIRD].forEach((account) => organization.addAccount(account));
  const hub = simulator.seedShare({ owner: OWNER.account, region: OWNER.region, principals: [FIRST, SECOND] });
  const asked: StackEventsCall[] = [];
  let server: RunningServer;
  let driver: Driver;

  beforeAll(async () => {
    server = await simulator.listen();
    const types = { 'AWS::CloudFormation::Stack': nestedStacks };
    driver = new Driver({ ramEndpoint: server.endpoint, clock, types, onStackEventsRead: (call) => asked.push(call) });
    // Long ago, as far as the deployment is concerned.
    await new Promise((resolve) => setTimeout(resolve, clock.real(10_000)));
  });

  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  const stackOf = () => driver.stack('Sharing', OWNER);

  function deploy(...principals: string[]) {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'Sharing', { env: OWNER });
    new ram.ResourceShareAssociations(stack, 'MyPart', {
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', hub.arn),
      principals: principals.map((account) => ram.SharePrincipal.account(account)),
    });
    return stackOf().deploy(app.synth().getStackByName('Sharing').template);
  }

  let nestedTemplate: Template;
  /** Deploys what is nested in a stack. */
  const nestedStacks: ResourceType = {
    create: async ({ generatedName, properties }) => {
      const nested = driver.stack(generatedName, OWNER);
      const { reason } = await nested.deploy(nestedTemplate, properties.Parameters as Record<string, string>);
      if (reason) { throw new Error(reason); }
      return resultOf(nested.environment.stackId);
    },
    delete: async ({ physicalId }) => { await driver.stack(physicalId.split('/')[1], OWNER).delete(); },
  };

  /** Deploys the same in a nested stack, before something that fails. */
  function deployNested(...principals: string[]) {
    const app = new App({ analyticsReporting: false });
    const root = new Stack(app, 'All', { env: OWNER });
    const nested = new NestedStack(root, 'Sharing');
    new ram.ResourceShareAssociations(nested, 'MyPart', {
      resourceShare: ram.ResourceShare.fromResourceShareArn(nested, 'Hub', hub.arn),
      principals: principals.map((account) => ram.SharePrincipal.account(account)),
    });
    new CfnResource(root, 'Last', { type: 'AWS::SNS::Topic' }).node.addDependency(nested);
    const assembly = app.synth();
    nestedTemplate = JSON.parse(readFileSync(path.join(assembly.directory, nested.templateFile), 'utf8')) as Template;
    driver.stack('All', OWNER).failNext('Last', 'The topic is refused.');
    return driver.stack('All', OWNER).deploy(assembly.getStackByName('All').template);
  }

  const principals = () => hub.principals().filter(({ status }) => status === 'ASSOCIATED').map(({ entity }) => entity).sort();

  test('loses none of it when the deployment fails and is rolled back, and keeps nothing that the deployment added', async () => {
    expect((await deploy(FIRST)).status).toBe('CREATE_COMPLETE');
    simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: THIRD, message: 'The account is closed.' });
    const { status, reason } = await deploy(FIRST, SECOND, THIRD);

    expect(status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(reason).toContain('The account is closed.');
    expect(principals()).toEqual([FIRST, SECOND]);
    expect(asked).toContainEqual({ ...OWNER, stackId: stackOf().environment.stackId });
  });

  test('takes it off as usual when it is declared no longer', async () => {
    expect((await deploy(FIRST, SECOND)).status).toBe('UPDATE_COMPLETE');
    expect((await deploy(FIRST)).status).toBe('UPDATE_COMPLETE');
    expect(principals()).toEqual([FIRST]);
  });

  test('loses none of it when a new nested stack goes with the rollback of the stack around it', async () => {
    const { status, reason, events } = await deployNested(FIRST, SECOND);

    expect({ status, reason }).toEqual({ status: 'ROLLBACK_COMPLETE', reason: 'The topic is refused.' });
    expect(events.map(({ type, status: state }) => `${type} ${state}`)).toContain('AWS::CloudFormation::Stack DELETE_COMPLETE');
    expect(principals()).toEqual([FIRST]);
    expect(asked).toContainEqual({ ...OWNER, stackId: driver.stack('All', OWNER).environment.stackId });
  });
});
