import { ShiftedClock } from './clock';
import type { Fault } from './faults';
import type { ShareHandle } from './handles';
import type { SimulatorRequest, SimulatorResponse } from './protocol/messages';
import type { PermissionSeed, ShareSeed } from './seeds';
import { RamSimulator, type SimulatorOptions } from './simulator';

const PREFIX = '/_simulator/';

interface OrganizationSeed {
  readonly managementAccount: string;
  readonly sharingEnabled?: boolean;
  /** The accounts of each unit, by a name of the caller's. */
  readonly units?: Readonly<Record<string, string[]>>;
  readonly accounts?: string[];
}

interface Invited {
  readonly resourceShareArn: string;
  readonly account: string;
}

type AssociationChange = Parameters<ShareHandle['set']>;

/**
 * A simulator with routes for programs of other languages and processes, all below `/_simulator/` and in JSON:
 * `GET calls`, `GET shares`, `POST reset` (options), `POST faults` (a fault), `DELETE faults`, `POST organizations`, `POST shares` (a seed),
 * `POST permissions` (a seed), `POST accept` and `POST reject` ({resourceShareArn, account}), `POST leave` ({account}),
 * `POST associations` ({resourceShareArn, change: [type, entity, status, message]}) and `POST advance` ({milliseconds}).
 */
export class AdministeredSimulator {
  private readonly clock = new ShiftedClock();
  private simulator: RamSimulator;

  private readonly routes: Readonly<Record<string, (body: never) => unknown>> = {
    'GET calls': () => this.simulator.calls,
    'GET shares': () => this.simulator.shares().map(describeShare),
    'POST reset': (options: SimulatorOptions) => {
      this.simulator = new RamSimulator({ ...this.options, ...options, clock: this.clock });
    },
    'POST faults': (fault: Fault) => this.simulator.faults.add(fault),
    'DELETE faults': () => this.simulator.faults.clear(),
    'POST organizations': (seed: OrganizationSeed) => this.createOrganization(seed),
    'POST shares': (seed: ShareSeed) => describeShare(this.simulator.seedShare(seed)),
    'POST permissions': (seed: PermissionSeed) => ({ arn: this.simulator.seedPermission(seed) }),
    'POST accept': ({ resourceShareArn, account }: Invited) => this.simulator.share(resourceShareArn).accept(account),
    'POST reject': ({ resourceShareArn, account }: Invited) => this.simulator.share(resourceShareArn).reject(account),
    'POST leave': ({ account }: Pick<Invited, 'account'>) => this.simulator.state.organizationOf(account)?.removeAccount(account),
    'POST associations': ({ resourceShareArn, change }: { resourceShareArn: string; change: AssociationChange }) =>
      this.simulator.share(resourceShareArn).set(...change),
    'POST advance': ({ milliseconds }: { milliseconds: number }) => this.clock.advance(milliseconds),
  };

  constructor(private readonly options: SimulatorOptions = {}) {
    this.simulator = new RamSimulator({ ...options, clock: this.clock });
  }

  handle(request: SimulatorRequest): SimulatorResponse {
    if (!request.path.startsWith(PREFIX)) {
      return this.simulator.handle(request);
    }
    const route = this.routes[`${request.method} ${request.path.slice(PREFIX.length)}`];
    return route ? answer(200, route(JSON.parse(request.body || '{}') as never) ?? {}) : answer(404, { message: 'No such route' });
  }

  private createOrganization({ managementAccount, sharingEnabled, units = {}, accounts = [] }: OrganizationSeed): object {
    const organization = this.simulator.createOrganization(managementAccount, { sharingEnabled });
    accounts.forEach(account => organization.addAccount(account));
    const unitArns = Object.entries(units).map(([name, members]) => {
      const arn = organization.addUnit();
      members.forEach(account => organization.addAccount(account, arn));
      return [name, arn];
    });
    return { id: organization.id, arn: organization.arn, units: Object.fromEntries(unitArns) };
  }
}

function describeShare(share: ShareHandle): object {
  const { arn, name, status, featureSet } = share;
  return {
    arn,
    name,
    status,
    featureSet,
    principals: share.principals(),
    resources: share.resources(),
    sources: share.sources(),
    permissions: share.permissions(),
    tags: share.tags(),
  };
}

function answer(status: number, body: unknown): SimulatorResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
