/**
 * What a deployment of a share costs in RAM calls and time, by engine: `tsx tools/bench/deploy.ts`. Both engines are deployed on the CloudFormation
 * driver; Terraform, where it is on the machine, by its own program. All speak to the simulator of RAM, which takes seconds as RAM does.
 *
 * With the name of an engine (`customResource` or `cloudFormation`) it measures just that one and prints it as JSON.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as ram from '../../src';
import { Driver, ScaledClock } from '../../test/driver';
import { RamSimulator } from '../../test/simulator';

const ENV = { account: '111111111111', region: 'eu-west-1' };
const DELAYS = { associatePrincipal: 2000, associateResource: 2500, disassociate: 1500 };
const SIZE = 20;
const SWAPPED = 5;

/** The calls of RAM for one deployment, and the seconds from the first to the last of them. */
interface Cost {
  readonly calls: number;
  readonly writes: number;
  readonly seconds: number;
}

interface Costs {
  readonly create: Cost;
  readonly update: Cost;
}

const engines = {
  customResource: () => ram.AssociationEngine.customResource(),
  cloudFormation: () => ram.AssociationEngine.cloudFormation(),
};

type Engine = keyof typeof engines;

const account = (index: number) => String(222222222200 + index);
const prefixList = (index: number) => `arn:aws:ec2:${ENV.region}:${ENV.account}:prefix-list/pl-${String(index).padStart(17, '0')}`;

/** An app that shares entities number `first` and the following ones. */
function sharing(engine: Engine, first: number): App {
  const numbers = Array.from({ length: SIZE }, (_, index) => first + index);
  const app = new App({ analyticsReporting: false });
  new ram.ResourceShare(new Stack(app, 'Sharing', { env: ENV }), 'Share', {
    associationEngine: engines[engine](),
    principals: numbers.map((number) => ram.SharePrincipal.account(account(number))),
    resources: numbers.map((number) => ram.SharedResource.fromArn(prefixList(number))),
  });
  return app;
}

async function measure(engine: Engine): Promise<Costs> {
  const clock = new ScaledClock();
  const simulator = new RamSimulator({ clock, defaultCaller: ENV, delays: DELAYS, paging: { size: 100, emptyEvery: 0 } });
  const organization = simulator.createOrganization('100000000000', { sharingEnabled: true });
  organization.addAccount(ENV.account);
  for (let number = 0; number < SIZE + SWAPPED; number++) { organization.addAccount(account(number)); }
  const server = await simulator.listen();
  const driver = new Driver({ ramEndpoint: server.endpoint, clock });
  const deploy = async (first: number): Promise<Cost> => {
    simulator.clearCalls();
    const [result] = (await driver.deployAssembly(sharing(engine, first).synth())).values();
    if (result.reason) { throw new Error(`${engine}: ${result.reason}`); }
    const { calls } = simulator;
    return {
      calls: calls.length,
      writes: calls.filter(({ operation }) => !/^(Get|List)/.test(operation)).length,
      seconds: (calls[calls.length - 1].time - calls[0].time) / 1000,
    };
  };
  try {
    return { create: await deploy(0), update: await deploy(SWAPPED) };
  } finally {
    await driver.close();
    await server.close();
  }
}

/** What Terraform needs for the same; nothing where it isn't there. */
function measureTerraform(): Costs | undefined {
  const { stdout } = spawnSync('python3', [join(__dirname, '..', 'terraform-check.py'), 'measure', String(SIZE), String(SWAPPED)], { encoding: 'utf8' });
  return stdout?.startsWith('{') ? JSON.parse(stdout) as Costs : undefined;
}

function row(name: string, { create, update }: Costs): string {
  const cells = [create, update].map(({ calls, writes, seconds }) => `${calls} (${writes} of them change something)`.padEnd(38) + `${seconds.toFixed(1)} s`.padStart(7));
  return `${name.padEnd(28)}  ${cells.join('    ')}`;
}

async function main([only]: string[]): Promise<void> {
  if (only) { return console.log(JSON.stringify(await measure(only as Engine))); }
  const lists = `${SIZE} principals and ${SIZE} resources`;
  console.log(`RAM calls and seconds to create a share with ${lists}, and to swap ${SWAPPED} of each\n`);
  console.log(row('custom resource', await measure('customResource')));
  console.log(row('CloudFormation\'s own types', await measure('cloudFormation')));
  const terraform = measureTerraform();
  console.log(terraform ? row('Terraform', terraform) : 'Terraform: not on this machine');
  console.log(`\nIn the simulator RAM needs ${Object.entries(DELAYS).map(([name, ms]) => `${ms / 1000} s (${name})`).join(', ')}. How often CloudFormation's own types`
    + ' read is not known: the driver\'s do so every three seconds.');
}

void main(process.argv.slice(2));
