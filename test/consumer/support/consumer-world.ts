import { RAMClient } from '@aws-sdk/client-ram';
import { PartialRequest, Properties, REGION, requestOf } from './request';
import { consumer } from '../../../src/handler/consumer/consumer';
import { directory } from '../../../src/handler/consumer/directory';
import { customResource, LambdaHandler } from '../../../src/handler/custom-resource';
import { Answer, Invocation, LogLine } from '../../handler/support/invoke';
import { VirtualTime } from '../../handler/support/virtual-time';
import { credentialsFor, Organization, RamSimulator, RecordedCall, ShareHandle, SimulatorOptions } from '../../simulator';

export const MANAGEMENT = '000000000000';
export const OWNER = '111111111111';
export const MEMBER = '222222222222';
export const OUTSIDER = '999999999999';
export { REGION, type Properties } from './request';

export const ACCEPTER = 'Custom::RamResourceShareAccepter';
export const LOOKUP = 'Custom::RamResourceShareLookup';
export const ORGANIZATION = 'Custom::RamOrganizationSharing';

export const prefixList = (n: number) => `arn:aws:ec2:${REGION}:${OWNER}:prefix-list/pl-${String(n).padStart(17, '0')}`;
export const transitGateway = (n: number) => `arn:aws:ec2:${REGION}:${OWNER}:transit-gateway/tgw-${String(n).padStart(17, '0')}`;

export interface Result extends Invocation {
  readonly answer: Answer;
  readonly calls: RecordedCall[];
  /** The calls that change something, by operation. */
  readonly changes: string[];
}

/** The simulator's delays in these tests: long enough to be seen. */
const DELAYS = { associatePrincipal: 3000, associateResource: 2000, disassociate: 2000, visibility: 5000, resourceVisibility: 4000 };

/** A network account in an organization with sharing turned on, and a stack in an account that receives its shares. */
export class ConsumerWorld {
  public readonly time = new VirtualTime();
  public readonly simulator: RamSimulator;
  public readonly organization: Organization;
  /** The services that lost the organization's trust. */
  public readonly distrusted: string[] = [];
  /** What Organizations answers next. */
  public organizationsError?: Error;
  public physicalId = 'none';
  private handler: LambdaHandler;
  private answers: Answer[] = [];
  private logs: LogLine[] = [];

  constructor(public readonly account = OUTSIDER, private readonly type = ACCEPTER, options: SimulatorOptions = {}) {
    this.simulator = new RamSimulator({
      clock: this.time, paging: { size: 2, emptyEvery: 3 }, ...options, delays: { ...DELAYS, ...options.delays },
    });
    this.organization = this.simulator.createOrganization(MANAGEMENT, { sharingEnabled: true });
    this.organization.addAccount(OWNER);
    this.organization.addAccount(MEMBER);
    this.handler = this.coldStart();
  }

  /** A new execution environment. */
  public coldStart(): LambdaHandler {
    const { time } = this;
    const client = new RAMClient({
      region: REGION,
      credentials: credentialsFor(this.account),
      maxAttempts: 1,
      requestHandler: this.simulator.requestHandler({ wait: (ms) => time.aside(time.sleep(ms)) }),
    });
    const send = client.send.bind(client) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(client, { send: async (...args: unknown[]) => time.during(send(...args)) });
    this.handler = customResource(consumer({
      connect: (task, tokens) => directory(client, task, tokens),
      disableServiceAccess: async (servicePrincipal) => {
        if (this.organizationsError) { throw this.organizationsError; }
        this.distrusted.push(servicePrincipal);
      },
    }), {
      now: time.now,
      after: time.after,
      jitter: () => 0.5,
      log: (decision, details) => { this.logs.push({ decision, ...details }); },
      put: async (_url, body) => {
        this.answers.push(JSON.parse(body) as Answer);
        return 200;
      },
    });
    return this.handler;
  }

  /** A share of the network account with a transit gateway and two prefix lists. */
  public share(principals: string[], seed: Parameters<RamSimulator['seedShare']>[0] = {}): ShareHandle {
    return this.simulator.seedShare({
      owner: OWNER, region: REGION, name: 'network', principals, resourceArns: [transitGateway(1), prefixList(2), prefixList(1)], ...seed,
    });
  }

  public async create(properties: Properties, options?: InvokeOptions): Promise<Result> {
    const result = await this.send(this.event({ RequestType: 'Create', ResourceProperties: properties }), options);
    this.physicalId = result.answer.PhysicalResourceId;
    return result;
  }

  public async update(old: Properties, next: Properties): Promise<Result> {
    return this.send(this.event({
      RequestType: 'Update', PhysicalResourceId: this.physicalId, ResourceProperties: next, OldResourceProperties: old,
    }));
  }

  public async delete(properties: Properties, physicalId = this.physicalId): Promise<Result> {
    return this.send(this.event({ RequestType: 'Delete', PhysicalResourceId: physicalId, ResourceProperties: properties }));
  }

  public async send(event: unknown, { remainingMs = 900_000 }: InvokeOptions = {}): Promise<Result> {
    const before = this.simulator.calls.length;
    const start = this.time.now();
    const end = start + remainingMs;
    [this.answers, this.logs] = [[], []];
    await this.time.run(this.handler(event, { getRemainingTimeInMillis: () => end - this.time.now() }));
    const calls = this.simulator.calls.slice(before);
    const changes = calls.map(({ operation }) => operation).filter((operation) => !/^(Get|List)/.test(operation));
    return { answers: this.answers, answer: this.answers[0], logs: this.logs, took: this.time.now() - start, calls, changes };
  }

  /** An event as CloudFormation sends it. */
  public event(request: PartialRequest): PartialRequest {
    return requestOf(this.account, this.time.now(), { ResourceType: this.type, ...request });
  }

  /** Whether an account sees a share, by its principals. */
  public isMember(share: ShareHandle, account = this.account): boolean {
    return share.principals().some(({ entity, status }) => entity === account && status === 'ASSOCIATED');
  }
}

export interface InvokeOptions {
  readonly remainingMs?: number;
}
