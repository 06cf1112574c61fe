import { paginateListPermissions, RAMClient } from '@aws-sdk/client-ram';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ENV } from './support';
import { CustomerManagedPermission } from '../../src/customer-managed-permission';
import { ResourceShare } from '../../src/resource-share';
import { SharePermission } from '../../src/share-permission';
import { SharePrincipal } from '../../src/share-principal';
import { SharedResource } from '../../src/shared-resource';
import { Driver, ScaledClock } from '../driver';
import { RamSimulator } from '../simulator';

const CONSUMER = '222222222222';

let simulator: RamSimulator;
let driver: Driver;
let client: RAMClient;
let close: () => Promise<void>;

beforeEach(async () => {
  const clock = new ScaledClock(50);
  simulator = new RamSimulator({ clock, defaultCaller: ENV });
  simulator.createOrganization(ENV.account, { sharingEnabled: true }).addAccount(CONSUMER);
  const server = await simulator.listen();
  driver = new Driver({ ramEndpoint: server.endpoint, clock });
  client = new RAMClient({
    endpoint: server.endpoint, region: ENV.region, credentials: { accessKeyId: ENV.account, secretAccessKey: 'x' },
  });
  close = async () => server.close();
});

afterEach(async () => {
  client.destroy();
  await driver.close();
  await close();
});

async function deploy(actions: string[], permissionName?: string) {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: ENV });
  const permission = new CustomerManagedPermission(stack, 'Permission', { resourceType: 'ec2:SecurityGroup', actions, permissionName });
  new ResourceShare(stack, 'Share', {
    principals: [SharePrincipal.account(CONSUMER)],
    resources: [SharedResource.securityGroup(ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0'))],
    permissions: [SharePermission.customerManaged(permission)],
  });
  return (await driver.deployAssembly(app.synth())).get('Stack')!;
}

/** The ARNs of all customer managed permissions that there are. */
async function permissions(): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateListPermissions({ client }, { permissionType: 'CUSTOMER_MANAGED' })) {
    found.push(...(page.permissions ?? []).map(({ arn }) => arn!));
  }
  return found;
}

/** What was done to the share's principals and resources since the last time. */
function associationCalls(): string[] {
  const operations = simulator.calls.map(({ operation }) => operation).filter((operation) => /^(?:Disa|A)ssociateResourceShare$/.test(operation));
  simulator.clearCalls();
  return operations;
}

test('the content of a permission changes in one deployment, while resources of the type stay shared', async () => {
  expect(await deploy(['ec2:A'])).toMatchObject({ status: 'CREATE_COMPLETE' });
  const [before] = await permissions();
  expect(simulator.shares()[0].permissions()).toEqual({ 'ec2:SecurityGroup': before });
  associationCalls();

  expect(await deploy(['ec2:B'])).toMatchObject({ status: 'UPDATE_COMPLETE' });
  const after = await permissions();
  expect(after).toHaveLength(1);
  expect(after).not.toContain(before);
  expect(simulator.shares()[0].permissions()).toEqual({ 'ec2:SecurityGroup': after[0] });
  expect(associationCalls()).toEqual([]);
});

test('the content changes back and forth', async () => {
  await deploy(['ec2:A']);
  const before = await permissions();
  await deploy(['ec2:B']);
  expect(await deploy(['ec2:A'])).toMatchObject({ status: 'UPDATE_COMPLETE' });
  expect(await permissions()).toEqual(before);
});

test('under a fixed name the content can not change, as the warning says, and all stays as it was', async () => {
  await deploy(['ec2:A'], 'fixed');
  const before = await permissions();
  expect(await deploy(['ec2:B'], 'fixed')).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', reason: expect.stringMatching(/already exists/i) });
  expect(await permissions()).toEqual(before);
  expect(simulator.shares()[0].permissions()).toEqual({ 'ec2:SecurityGroup': before[0] });
});

test('a fixed name that changes with the content is as good as a generated one', async () => {
  await deploy(['ec2:A'], 'fixed-1');
  expect(await deploy(['ec2:B'], 'fixed-2')).toMatchObject({ status: 'UPDATE_COMPLETE' });
  expect(await permissions()).toEqual([expect.stringMatching(/permission\/fixed-2$/)]);
});

test('share and permission are deleted together', async () => {
  await deploy(['ec2:A']);
  expect(await driver.stack('Stack', ENV).delete()).toMatchObject({ status: 'DELETE_COMPLETE' });
  expect(await permissions()).toEqual([]);
});
