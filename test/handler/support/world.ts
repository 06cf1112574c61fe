import { randomUUID } from 'node:crypto';
import { AssociateResourceShareCommand, AssociateResourceSharePermissionCommand, AssociateResourceShareRequest, CreatePermissionVersionCommand, PromoteResourceShareCreatedFromPolicyCommand, RAMClient } from '@aws-sdk/client-ram';
import { InProcess, RunAside } from './in-process';
import { Answer, Invocation, Request } from './invoke';
import { VirtualTime } from './virtual-time';
import { AssociationsProperties } from '../../../src/handler/protocol';
import { credentialsFor, Organization, RamSimulator, RecordedCall, ShareHandle, SimulatorOptions } from '../../simulator';

export const OWNER = '111111111111';
export const MEMBER = '222222222222';
export const MEMBER_2 = '333333333333';
export const OUTSIDER = '999999999999';
export const OUTSIDER_2 = '888888888888';
export const SERVICE = 'pca-connector-ad.amazonaws.com';
export const SERVICE_2 = 'pca-connector-scep.amazonaws.com';

export const subnet = (n: number) => `arn:aws:ec2:us-east-1:${OWNER}:subnet/subnet-${String(n).padStart(17, '0')}`;
/** May be shared with anybody. */
export const gateway = (n: number) => `arn:aws:ec2:us-east-1:${OWNER}:transit-gateway/tgw-${String(n).padStart(17, '0')}`;
export const ca = (n: number) => `arn:aws:acm-pca:us-east-1:${OWNER}:certificate-authority/00000000-0000-0000-0000-${String(n).padStart(12, '0')}`;

const STACK_ID = `arn:aws:cloudformation:us-east-1:${OWNER}:stack/network/1`;

/** The properties that say what is on the share. */
export type Declared = Partial<AssociationsProperties>;

/** A stack with one custom resource, in an account of an organization, played against the simulator. */
export class World {
  public readonly time = new VirtualTime();
  public readonly simulator: RamSimulator;
  public readonly organization: Organization;
  public readonly share: ShareHandle;
  public readonly host: InProcess;
  public physicalId = 'none';
  private requests = 0;

  /** @param outerStackIds the stacks in which the stack is nested, outermost first */
  constructor(options: SimulatorOptions = {}, seed: Parameters<RamSimulator['seedShare']>[0] = {}, outerStackIds?: string[]) {
    this.simulator = new RamSimulator({
      clock: this.time,
      paging: { size: 50, emptyEvery: 0 },
      ...options,
      delays: { associatePrincipal: 3000, associateResource: 2000, associateSource: 2000, disassociate: 2000, ...options.delays },
    });
    this.organization = this.simulator.createOrganization('000000000000', { sharingEnabled: true });
    for (const account of [OWNER, MEMBER, MEMBER_2]) { this.organization.addAccount(account); }
    this.share = this.simulator.seedShare({ owner: OWNER, ...seed });
    this.time.advance(60_000);
    this.host = new InProcess(this.time, this.simulator, OWNER, outerStackIds);
  }

  /** Somebody else associates something, which takes its time. */
  public async associate(entities: Pick<AssociateResourceShareRequest, 'principals' | 'resourceArns'>): Promise<void> {
    await this.console().send(new AssociateResourceShareCommand({ resourceShareArn: this.share.arn, ...entities }));
  }

  /** Somebody else promotes the share. */
  public async promote(): Promise<void> {
    await this.console().send(new PromoteResourceShareCreatedFromPolicyCommand({ resourceShareArn: this.share.arn }));
  }

  /** Somebody else puts a permission on the share. */
  public async attach(permissionArn: string): Promise<void> {
    await this.console().send(new AssociateResourceSharePermissionCommand({ resourceShareArn: this.share.arn, permissionArn, replace: true }));
  }

  /** Somebody else makes a new version of a customer managed permission, which becomes its default. */
  public async newPermissionVersion(permissionArn: string): Promise<void> {
    const policyTemplate = JSON.stringify({ Effect: 'Allow', Action: ['acm-pca:GetCertificate'] });
    await this.console().send(new CreatePermissionVersionCommand({ permissionArn, policyTemplate }));
  }

  /** The stack enters a state. */
  public note(status: string, stackId = STACK_ID): void {
    this.host.history.note(stackId, status, this.time.now());
  }

  /** The associations enter a state in the stack, with these properties. */
  public noteOwn(status: string, properties?: AssociationsProperties): void {
    this.host.history.noteResource(STACK_ID, 'Associations', status, this.time.now(), properties);
  }

  /** Starts a run for an event and lets it work for so long; then it goes on beside others, which come to another environment. */
  public async begin(event: unknown, ms: number): Promise<RunAside> {
    return this.host.begin(event, ms);
  }

  /** Lets one listing of associations miss an entity, as if it had slipped from a page that was not read yet to one that was. */
  public hideOnce(entity: string): void {
    this.host.hidden = entity;
  }

  private console(): RAMClient {
    return new RAMClient({ region: 'us-east-1', credentials: credentialsFor(OWNER), requestHandler: this.simulator.requestHandler() });
  }

  public async create(declared: Declared, options?: InvokeOptions): Promise<Result> {
    const result = await this.request({ RequestType: 'Create', ResourceProperties: this.properties(declared) }, options);
    this.physicalId = result.answers.at(-1)?.PhysicalResourceId ?? this.physicalId;
    return result;
  }

  public async update(old: Declared, next: Declared, options?: InvokeOptions): Promise<Result> {
    return this.request({
      RequestType: 'Update',
      PhysicalResourceId: this.physicalId,
      ResourceProperties: this.properties(next),
      OldResourceProperties: this.properties(old),
    }, options);
  }

  public async delete(declared: Declared, options?: InvokeOptions): Promise<Result> {
    return this.request({ RequestType: 'Delete', PhysicalResourceId: this.physicalId, ResourceProperties: this.properties(declared) }, options);
  }

  public async request(request: Partial<Request>, options: InvokeOptions = {}): Promise<Result> {
    return this.send(this.event(request), options);
  }

  public async send(event: unknown, { remainingMs = 900_000 }: InvokeOptions = {}): Promise<Result> {
    const before = this.simulator.calls.length;
    const invocation = await this.host.invoke(event, { remainingMs });
    const calls = this.simulator.calls.slice(before);
    return { ...invocation, answer: invocation.answers[0], calls, changes: calls.filter(isChange).map(brief) };
  }

  /** An event as CloudFormation sends it. */
  public event(request: Partial<Request>): Request {
    const id = `${++this.requests}`;
    return {
      RequestType: 'Create',
      RequestId: `request-${id}-${randomUUID()}`,
      ResponseURL: this.responseUrl(),
      StackId: STACK_ID,
      LogicalResourceId: 'Associations',
      ResourceProperties: this.properties({}),
      ...request,
    };
  }

  public responseUrl(at = this.time.now()): string {
    const date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
    return `https://cloudformation-custom-resource-response.s3.amazonaws.com/answer?X-Amz-Date=${date}&X-Amz-Expires=7200&X-Amz-Signature=secret`;
  }

  public properties(declared: Declared): AssociationsProperties {
    return { ServiceToken: 'arn:aws:lambda:us-east-1:111111111111:function:f', ServiceTimeout: '960', ResourceShareArn: this.share.arn, ...declared };
  }

  /** What is on the share, by kind. */
  public contents(share = this.share): Record<'principals' | 'resources' | 'sources', string[]> {
    const live = (rows: { entity: string; status: string }[]) => rows.filter(({ status }) => status === 'ASSOCIATED').map(({ entity }) => entity).sort();
    return { principals: live(share.principals()), resources: live(share.resources()), sources: live(share.sources()) };
  }
}

export interface InvokeOptions {
  readonly remainingMs?: number;
}

export interface Result extends Invocation {
  readonly answer: Answer;
  readonly calls: RecordedCall[];
  /** The calls that change something: operation and what they name. */
  readonly changes: Change[];
}

export type Change = readonly [operation: string, entities: object];

function isChange({ operation }: RecordedCall): boolean {
  return !/^(Get|List)/.test(operation);
}

function brief({ operation, input }: RecordedCall): Change {
  const { resourceShareArn, clientToken, ...entities } = input;
  return [operation.replace('ResourceShare', ''), entities];
}
