import { violationsOf, Watched } from './call-rules';
import { Environment, Run } from './environment';
import { Incident } from './incident';
import { MEMBERS, OWNER, Plot, SHARES } from './landscape';
import { ModelTime } from './model-time';
import { Settings } from './settings';
import { Kind, KINDS } from './share-view';
import { outerStackIds } from './stacks';
import { AssociationsProperties } from '../../src/handler/protocol';
import { CustomResourceRequest } from '../../src/handler/request';
import { StackHistory } from '../handler/support/stack-history';
import { RamSimulator, ShareHandle } from '../simulator';
import { invitationStatus } from '../simulator/model/invitation';

const TRACE_LENGTH = 8;
const TELLING_MS = 3500;
const ASKING_MS = 2001;
/** How long a question takes that is throttled. */
const THROTTLED_MS = 1000;

/** A request of CloudFormation. */
export type Request = CustomResourceRequest<AssociationsProperties>;

/** An answer that CloudFormation accepts. */
export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly Data?: { readonly PendingPrincipals?: string };
}

/** A run of the function that may go on while CloudFormation has given it up. */
export interface RunUnderWay {
  /** What it answers; undefined when it ends without an answer. */
  readonly answer: Promise<Answer | undefined>;
  /** CloudFormation has given it up: it may change nothing any more, and the next request comes to another environment. */
  cancel(): void;
}

/** RAM, the function, and all that watches them. */
export class Stage {
  public readonly time = new ModelTime();
  public readonly simulator: RamSimulator;
  public readonly shares: ShareHandle[] = [];
  /** What CloudFormation tells of the stacks. */
  public readonly history = new StackHistory();
  /** How many changes of RAM each construct's function has asked for. */
  public readonly changes = new Map<Plot, number>();
  /** Which environment of which function has been the first to take an entity off a share in the deployment. */
  private readonly takenOff = new Map<string, Environment>();
  /** The last requests, and what the function did for them. */
  private readonly trace: { readonly request: Request; readonly run: Run }[] = [];
  private readonly environments = new Map<Plot, Environment>();
  private readonly violations: string[] = [];
  private random: number;

  constructor(public readonly settings: Settings) {
    const { rules, paging, delays, seed } = settings;
    this.random = seed;
    this.simulator = new RamSimulator({ clock: this.time, rules, paging, delays, seed });
    this.simulator.recording = false;
    this.history.isThrottled = settings.eventsThrottled;
    const organization = this.simulator.createOrganization('000000000000', { sharingEnabled: true });
    for (const account of [OWNER, ...MEMBERS]) { organization.addAccount(account); }
    for (let n = 0; n < SHARES; n++) { this.shares.push(this.simulator.seedShare({ owner: OWNER, name: `share-${n}` })); }
  }

  /** Whether the function can see sources. Listed the other way, and none yet where lists are behind, they seem to be unseen. */
  public get seesSources(): boolean {
    const { rules: { listSourceAssociations, sourcesByAssociationType }, delays } = this.settings;
    return listSourceAssociations === 'available' || (sourcesByAssociationType === 'list' && !delays.listing);
  }

  public share(arn: string): ShareHandle {
    return this.simulator.share(arn);
  }

  /** An account that has not answered its invitation to a share. */
  public invited({ arn }: ShareHandle): string | undefined {
    const { invitations, now } = this.simulator.state;
    return [...invitations.values()].find((it) => it.share.arn === arn && invitationStatus(it, now) === 'PENDING')?.receiver;
  }

  /** Whether RAM is still associating an account, or a certain one, that has accepted; it looks like one that has yet to. */
  public isAccepting(share: ShareHandle, account?: string): boolean {
    const { invitations, now } = this.simulator.state;
    const accepted = [...invitations.values()].filter((it) => it.share.arn === share.arn && invitationStatus(it, now) === 'ACCEPTED').map(({ receiver }) => receiver);
    return share.principals().some(({ entity, status }) => status === 'ASSOCIATING' && accepted.includes(entity) && (account ?? entity) === entity);
  }

  /** Forgets what a construct's function has taken off so far. */
  public beginDeployment({ name }: Plot): void {
    for (const entry of this.takenOff.keys()) {
      if (entry.startsWith(`${name} `)) { this.takenOff.delete(entry); }
    }
  }

  /** Whether a construct's function has taken an entity off a share in the deployment. */
  public hasTakenOff(...place: Parameters<typeof key>): boolean {
    return this.takenOff.has(key(...place));
  }

  /** The same, and its environment is still there. */
  public remembers(plot: Plot, ...place: [shareArn: string, kind: Kind, entity: string]): boolean {
    return this.hasTakenOff(plot, ...place) && this.takenOff.get(key(plot, ...place)) === this.environments.get(plot);
  }

  /** The warm environment of a construct's function. */
  public environmentOf(plot: Plot): Environment | undefined {
    return this.environments.get(plot);
  }

  /** Ends the warm environment of a construct's function: the next one remembers nothing. */
  public coldStart(plot: Plot): void {
    this.environments.delete(plot);
  }

  /** Sends an event to the function, and checks what can be checked of any run; undefined when no answer came. */
  public async send(request: Request, incident: Incident, watched: Watched): Promise<Answer | undefined> {
    return this.start(request, incident, watched).answer;
  }

  /** The same, without waiting for the end. */
  public start(request: Request, incident: Incident, watched: Watched): RunUnderWay {
    const { plot } = watched;
    const environment = this.environments.get(plot) ?? this.newEnvironment(plot);
    const startedAt = this.time.now();
    const answer = this.play(environment, request, incident, watched);
    return {
      answer,
      cancel: () => {
        this.coldStart(plot);
        // In the first seconds nobody asks, and events may belong to what was before, unless they tell what they are about.
        const asksFrom = Math.floor(startedAt / 1000) * 1000 + ASKING_MS - this.time.now();
        const tellsAfter = this.settings.eventsTellProperties ? Math.max(0, asksFrom) : this.time.now() - startedAt < TELLING_MS ? TELLING_MS : 0;
        // What was asked before is answered a little later.
        const answeredAfter = this.settings.eventsThrottled ? THROTTLED_MS : 0;
        this.time.after(tellsAfter + answeredAfter, () => { environment.watched = { ...watched, outdated: true }; });
        // Nobody waits for it: what it did wrong is told with the next request.
        answer.catch(({ message }) => this.violations.push(message));
      },
    };
  }

  private async play(environment: Environment, request: Request, incident: Incident, watched: Watched): Promise<Answer | undefined> {
    const { plot } = watched;
    const before = this.time.now();
    environment.watched = watched;
    const run = await environment.invoke(request, incident.lifetimeMs, incident.killAfterMs, [...incident.uploads]);
    this.trace.push({ request, run });
    if (this.trace.length > TRACE_LENGTH) { this.trace.shift(); }
    if (run.killed && this.environments.get(plot) === environment) { this.coldStart(plot); }
    if (run.killed && incident.killAfterMs === undefined) { this.violations.push('the function ran into its timeout'); }
    if (run.endedAt - before > incident.lifetimeMs) { this.violations.push('the function took too long'); }
    this.violations.push(...logProblems(run), ...answerProblems(run, request, incident, environment.watched));
    this.complain(request);
    return run.bodies.length ? JSON.parse(run.bodies[0]) as Answer : undefined;
  }

  /** The last requests with the function's log and answer, for the report of a failure. */
  public describeTrace(): string {
    return this.trace.map(({ request: { RequestType, LogicalResourceId, PhysicalResourceId, ResourceProperties, OldResourceProperties }, run }) => [
      `--- ${RequestType} ${LogicalResourceId} ${PhysicalResourceId ?? ''} ${JSON.stringify({ ResourceProperties, OldResourceProperties })}`,
      ...run.logs,
      run.killed ? 'killed' : `answered ${run.bodies.join()}`,
    ].join('\n')).join('\n');
  }

  /** Fails the run of the model for what was noticed meanwhile. */
  private complain(request: Request): void {
    const [...problems] = this.violations;
    this.violations.length = 0;
    if (problems.length) { throw new Error(`${request.RequestType} ${JSON.stringify(request.ResourceProperties)}: ${problems.join('; ')}`); }
  }

  private newEnvironment(plot: Plot): Environment {
    const outer = outerStackIds(plot, this.settings.nesting);
    const readEvents = this.history.reader();
    const environment = new Environment(this.time, this.simulator, OWNER, () => this.nextRandom(), readEvents, outer, (operation, input) => {
      const problems = violationsOf(environment.watched!, operation, input);
      if (!/^(Get|List)/.test(operation)) { this.changes.set(plot, (this.changes.get(plot) ?? 0) + 1); }
      const off = KINDS.flatMap((kind) => ((input[kind] ?? []) as string[]).map((entity) => key(plot, String(input.resourceShareArn), kind, entity)));
      if (operation === 'DisassociateResourceShare') { off.forEach((place) => this.takenOff.set(place, this.takenOff.get(place) ?? environment)); }
      this.violations.push(...problems);
    });
    this.environments.set(plot, environment);
    return environment;
  }

  private nextRandom(): number {
    this.random = (this.random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return this.random / 2_147_483_648;
  }
}

function key({ name }: Plot, shareArn: string, kind: Kind, entity: string): string {
  return [name, shareArn, kind, entity].join(' ');
}

function logProblems({ logs }: Run): string[] {
  return logs.some((line) => /X-Amz-Signature|custom-resource-response|secret/i.test(line)) ? ['a secret in the log'] : [];
}

function answerProblems({ bodies, killed }: Run, request: Request, { killAfterMs }: Incident, { outdated }: Watched): string[] {
  if (outdated && bodies.length === 0) { return []; }
  if (bodies.length !== 1) { return killed && killAfterMs !== undefined ? [] : [`${bodies.length} answers`]; }
  const answer = JSON.parse(bodies[0]) as Answer & Request;
  return [
    ...Buffer.byteLength(bodies[0]) > 4096 ? ['an answer that is too long'] : [],
    ...answer.PhysicalResourceId && Buffer.byteLength(answer.PhysicalResourceId) <= 1024 ? [] : ['no valid physical id'],
    ...(['StackId', 'RequestId', 'LogicalResourceId'] as const).some((name) => answer[name] !== request[name]) ? ['an answer to another request'] : [],
    ...answer.Status === 'SUCCESS' || (answer.Status === 'FAILED' && answer.Reason) ? [] : ['no valid status'],
    ...request.RequestType === 'Delete' && answer.PhysicalResourceId !== request.PhysicalResourceId ? ['another physical id for a deletion'] : [],
  ];
}

