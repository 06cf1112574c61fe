import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { account } from './cloudformation-engine-support';
import { ENV } from './support';
import * as ram from '../../src';
import { Driver, ScaledClock } from '../driver';
import type { StackResult } from '../driver';
import { RamSimulator } from '../simulator';
import type { AssociationView, SimulatorRules } from '../simulator';

/** Ways to share, as far as the tests here vary them. */
export interface Sharing extends Pick<ram.ResourceShareProps, 'associationEngine' | 'resources' | 'sources' | 'allowExternalPrincipals'> {
  readonly principals?: (string | ram.SharePrincipal)[];
  readonly removalPolicy?: RemovalPolicy;
}

/** A share as it is deployed by CloudFormation to RAM: both played on this machine, fast. */
export class World {
  static async create(rules: Partial<SimulatorRules> = {}): Promise<World> {
    const clock = new ScaledClock(50);
    const simulator = new RamSimulator({ clock, rules, defaultCaller: ENV });
    const organization = simulator.createOrganization(ENV.account, { sharingEnabled: true });
    ['222222222222', '333333333333', '444444444444'].forEach((id) => organization.addAccount(id));
    const server = await simulator.listen();
    return new World(simulator, new Driver({ ramEndpoint: server.endpoint, clock }), async () => server.close());
  }

  readonly simulator: RamSimulator;
  readonly driver: Driver;
  private readonly close: () => Promise<void>;

  private constructor(simulator: RamSimulator, driver: Driver, closeServer: () => Promise<void>) {
    this.simulator = simulator;
    this.driver = driver;
    this.close = closeServer;
  }

  async end(): Promise<void> {
    await this.driver.close();
    await this.close();
  }

  async deploy({ principals = [], ...sharing }: Sharing): Promise<StackResult> {
    return this.deployStack((stack) => new ram.ResourceShare(stack, 'Share', {
      ...sharing, principals: principals.map((principal) => typeof principal === 'string' ? account(principal) : principal),
    }));
  }

  async deployStack(define: (stack: Stack) => void): Promise<StackResult> {
    const stack = new Stack(new App(), 'Stack', { env: ENV });
    define(stack);
    const results = await this.driver.deployAssembly((stack.node.root as App).synth());
    return results.get('Stack')!;
  }

  async delete(): Promise<StackResult> {
    return this.driver.stack('Stack', ENV).delete();
  }

  /** Who and what is on the share now. */
  associated(): string[] {
    const [share] = this.simulator.shares().filter(({ status }) => status === 'ACTIVE');
    const live = (rows: AssociationView[]) => rows.filter(({ status }) => status === 'ASSOCIATED').map(({ entity }) => entity);
    return share ? [...live(share.principals()), ...live(share.resources()), ...live(share.sources())].sort() : [];
  }

  /** The changes of associations that were asked of RAM since the last time, in order, such as `+ 222222222222`. */
  changes(): string[] {
    const signs: Record<string, string> = { AssociateResourceShare: '+', DisassociateResourceShare: '-' };
    const changes = this.simulator.calls.filter(({ operation, error }) => signs[operation] && !error).flatMap(({ operation, input }) => {
      const entities = [input.principals, input.resourceArns, input.sources].flatMap((list) => list as string[] | undefined ?? []);
      return entities.map((entity) => `${signs[operation]} ${entity}`);
    });
    this.simulator.clearCalls();
    return changes;
  }
}
