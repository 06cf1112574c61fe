import { RAMClient } from '@aws-sdk/client-ram';
import { Account, shareBetween } from './scenario';
import { Driver, ScaledClock, Template } from '../driver';
import { credentialsFor, RamSimulator, RunningServer } from '../simulator';

const region = 'eu-west-1';
const [OWNER, CONSUMER] = ['111111111111', '999999999999'];
const clock = new ScaledClock(30);
const simulator = new RamSimulator({ clock, paging: { size: 100, emptyEvery: 0 }, delays: { associatePrincipal: 2000, visibility: 2000 } });
let server: RunningServer;
let driver: Driver;

beforeAll(async () => {
  server = await simulator.listen();
  driver = new Driver({ ramEndpoint: server.endpoint, clock });
});

afterAll(async () => {
  await driver.close();
  await server.close();
});

function simulated(account: string): Account {
  return {
    account,
    region,
    ram: new RAMClient({ region, credentials: credentialsFor(account), requestHandler: simulator.requestHandler() }),
    deploy: async (stackName, template) => {
      const { reason, outputs } = await driver.stack(stackName, { account, region }).deploy(template as Template);
      if (reason) { throw new Error(reason); }
      return outputs;
    },
    remove: async (stackName) => {
      const { reason } = await driver.stack(stackName, { account, region }).delete();
      if (reason) { throw new Error(reason); }
    },
  };
}

test('the integration test of two accounts passes on the simulator, and leaves nothing behind', async () => {
  const lines: string[] = [];
  await shareBetween(simulated(OWNER), simulated(CONSUMER), 'integ', (line) => lines.push(line));
  expect(lines.at(-1)).toBe('clean up');
  expect(lines).toHaveLength(6);
  expect(simulator.shares().filter(({ status }) => status === 'ACTIVE')).toEqual([]);
}, 60_000);

test('it cleans up when it fails, and says why', async () => {
  const deaf = { ...simulated(CONSUMER), deploy: async () => { throw new Error('no rights'); } };
  await expect(shareBetween(simulated(OWNER), deaf, 'failing', () => undefined)).rejects.toThrow('no rights');
  expect(simulator.shares().filter(({ status }) => status === 'ACTIVE')).toEqual([]);
}, 60_000);

test('it refuses one account at both ends', async () => {
  await expect(shareBetween(simulated(OWNER), simulated(OWNER), 'same', () => undefined)).rejects.toThrow('different accounts');
});
