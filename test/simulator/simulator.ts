import type { HttpHandler } from '@smithy/core/protocols';
import type { CallListener, RecordedCall } from './calls';
import { systemClock, type Clock } from './clock';
import { defaultDelays, type SimulatorDelays } from './delays';
import { Engine } from './engine';
import { Faults } from './faults';
import { ShareHandle } from './handles';
import { startServer, type RunningServer } from './http-server';
import type { Organization } from './model/organization';
import { RamState } from './model/state';
import { Pager, type Paging } from './paging';
import { callerOf, partitionOf, type Caller } from './protocol/caller';
import type { SimulatorRequest, SimulatorResponse } from './protocol/messages';
import { requestHandler, type RequestHandlerOptions } from './request-handler';
import { defaultRules, type SimulatorRules } from './rules';
import { seedPermission, seedShare, type PermissionSeed, type ShareSeed } from './seeds';

/** How a simulator behaves. */
export interface SimulatorOptions {
  /** @default the machine's clock */
  readonly clock?: Clock;
  readonly rules?: Partial<SimulatorRules>;
  readonly delays?: Partial<SimulatorDelays>;
  /** @default 3 rows per page, each fifth page empty */
  readonly paging?: Partial<Paging>;
  /** Who calls when the signature does not tell. @default 111111111111 in us-east-1 */
  readonly defaultCaller?: Partial<Caller>;
  /** What the ids are made from. */
  readonly seed?: number;
}

/** RAM, for any number of accounts and Regions. */
export class RamSimulator {
  readonly faults: Faults;
  readonly state: RamState;
  private readonly engine: Engine;
  private readonly defaultCaller: Caller;
  private readonly clock: Clock;

  constructor(options: SimulatorOptions = {}) {
    this.clock = options.clock ?? systemClock;
    this.defaultCaller = { account: '111111111111', region: 'us-east-1', ...options.defaultCaller };
    this.state = new RamState(this.clock, { ...defaultRules, ...options.rules }, { ...defaultDelays, ...options.delays }, options.seed ?? 1);
    this.faults = new Faults(this.clock);
    this.engine = new Engine(this.state, this.faults, new Pager({ size: 3, emptyEvery: 5, ...options.paging }));
  }

  /** Answers a request, at once and in the same way each time. */
  handle(request: SimulatorRequest): SimulatorResponse {
    return this.engine.respond(request, callerOf(request.headers.authorization, this.defaultCaller));
  }

  /** A request handler for an SDK client, without sockets. */
  requestHandler(options: RequestHandlerOptions = {}): HttpHandler {
    return requestHandler(request => this.handle(request), this.clock, options);
  }

  /** Serves HTTP on the loopback interface. */
  listen(port = 0): Promise<RunningServer> {
    return startServer(this, port);
  }

  /** Each call so far. */
  get calls(): readonly RecordedCall[] {
    return this.engine.calls;
  }

  /** Forgets the calls so far. */
  clearCalls(): void {
    this.engine.calls.length = 0;
  }

  /** Whether calls are kept in `calls`. */
  set recording(recording: boolean) {
    this.engine.recording = recording;
  }

  /** Tells of each call from now on; returns how to stop it. */
  onCall(listener: CallListener): () => void {
    const { listeners } = this.engine;
    listeners.push(listener);
    return () => void listeners.splice(listeners.indexOf(listener), 1);
  }

  /** An organization with a management account. Sharing with it has to be enabled. */
  createOrganization(managementAccount: string, options: { readonly sharingEnabled?: boolean; readonly region?: string } = {}): Organization {
    const organization = this.state.createOrganization(managementAccount, partitionOf(options.region ?? this.defaultCaller.region));
    organization.sharingEnabledAt = options.sharingEnabled ? -Infinity : undefined;
    return organization;
  }

  /** A share made in the console: what it holds is associated already. */
  seedShare(seed: ShareSeed = {}): ShareHandle {
    const caller = { account: seed.owner ?? this.defaultCaller.account, region: seed.region ?? this.defaultCaller.region };
    const share = seedShare(this.engine.contextFor(caller), seed);
    return new ShareHandle(this.state, share);
  }

  /** A customer managed permission, for example one that RAM made from a policy; returns its ARN. */
  seedPermission(seed: PermissionSeed): string {
    const caller = { account: seed.owner ?? this.defaultCaller.account, region: seed.region ?? this.defaultCaller.region };
    return seedPermission(this.engine.contextFor(caller), seed);
  }

  /** A share that exists. */
  share(arn: string): ShareHandle {
    const share = this.state.share(arn);
    if (!share) {
      throw new Error(`There is no resource share ${arn}`);
    }
    return new ShareHandle(this.state, share);
  }

  /** All shares that are still listed, of all accounts and Regions. */
  shares(): ShareHandle[] {
    return this.state.allShares().map(share => new ShareHandle(this.state, share));
  }
}
