import { Watched } from './call-rules';
import { CALM, Incident } from './incident';
import { Declaration, NOTHING, Plot } from './landscape';
import { coming, contents, filter, minus, union } from './share-view';
import { Stacks } from './stacks';
import { Answer, Request, Stage } from './stage';
import { checkGivenBack, checkKept, checkOwner, checkOutcome, checkStays, Details, excuseFor, failedOf, findBefore, Found, isLate, Placed, stoppedOnWay } from './verdict';
import { isServicePrincipal } from '../../src/handler/batches';
import { AssociationsProperties } from '../../src/handler/protocol';

/** A construct as CloudFormation knows it. */
export interface Deployed extends Placed {
  readonly physicalId: string;
  /** A rollback that failed: until it has been continued, nothing is known. */
  readonly rollback?: { readonly from: Placed; readonly found: Found };
}

/** How a deployment goes. */
export interface Course {
  readonly incident: Incident;
  readonly rollbackIncident: Incident;
  /** Whether something else in the stack fails afterwards. */
  readonly siblingFails: boolean;
  /** Whether Lambda delivers the event again after a crash. */
  readonly retried: boolean;
  /** Whether a creation is that of the whole stack, which is deleted if it fails. */
  readonly withStack?: boolean;
  /** When CloudFormation cancels the request, because something else has failed; the run goes on. */
  readonly cancelAfterMs?: number;
  /** How long its calls take to arrive at RAM, so that the last one does after it was cancelled. */
  readonly underWayMs?: number;
  /** Lambda delivers an earlier event once more, perhaps to a new environment: before the request, or between it and its rollback. */
  readonly copy?: { readonly age: number; readonly isCold: boolean; readonly isBefore: boolean };
  /** Whether the rollback follows so soon that the clocks don't tell the two requests apart. */
  readonly hasty?: boolean;
}

/** How a request goes. */
type Sending = Pick<Course, 'incident'> & Partial<Course>;

const CALMLY: Sending = { incident: CALM };
const SERVICE_TIMEOUT_S = 960;

// What the stack tells when the construct is created: that it began, is done, is undone, and has been undone.
const IN_STACK = ['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE', ['UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'], 'UPDATE_ROLLBACK_COMPLETE'] as const;
const WITH_STACK = ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE', ['DELETE_IN_PROGRESS'], 'DELETE_COMPLETE'] as const;

function serves(...placed: Placed[]): boolean {
  return placed.some(({ declared }) => declared.principals.some(isServicePrincipal));
}

/** Plays CloudFormation for one construct, and holds the function to the five rules. */
export class CloudFormation {
  /** Requests sent so far, oldest first. */
  public readonly history: { readonly request: Request; readonly watched: Watched; readonly environment: number }[] = [];
  /** How often the function's environment was replaced. */
  public environment = 0;
  public deployed?: Deployed;
  private readonly stacks: Stacks;
  private requests = 0;
  /** How the deployment that is under way found its shares. */
  private deploymentFound?: Found;
  private hurries = false;
  /** A stack whose deletion has failed can only be deleted: its rollback can't be continued any more. */
  private isDeleting = false;

  constructor(private readonly stage: Stage, public readonly plot: Plot) {
    this.stacks = new Stacks(stage.history, plot, stage.settings.nesting);
  }

  /** Creates or updates the construct, and rolls it back if that fails. */
  public async deploy(next: Placed, course: Course): Promise<void> {
    // Long enough after what others did that it doesn't seem to be a part of it.
    await this.stage.time.advance(5000);
    if (this.deployed?.rollback) { return this.isDeleting ? this.delete(CALM) : this.continueRollback(); }
    await (this.deployed ? this.update(this.deployed, next, course) : this.create(next, course));
    if (this.hurries) {
      this.hurries = false;
      // Lambda takes longer to deliver an event again.
      await this.stage.time.advance(3000);
    }
  }

  /** Deletes the construct. */
  public async delete(incident: Incident): Promise<void> {
    await this.note('DELETE_IN_PROGRESS');
    await this.remove(incident);
    this.isDeleting = this.deployed?.rollback !== undefined;
    await this.note(this.isDeleting ? 'DELETE_FAILED' : 'DELETE_COMPLETE');
  }

  /** A deletion with an id that the function never issued, after a creation of which it never heard. */
  public async deleteNeverCreated(share: number, declared: Declaration): Promise<void> {
    const here = contents(this.stage.shares[share]);
    await this.request({ RequestType: 'Delete', PhysicalResourceId: this.inventedId(), next: { share, declared: minus(declared, here) } }, CALMLY);
    await this.note(this.deployed?.rollback ? 'UPDATE_ROLLBACK_FAILED' : 'UPDATE_ROLLBACK_COMPLETE');
  }

  /** Delivers an event again: the last one at once, or an older one late; the last ones may be left out. */
  public async redeliver(age: number, leftOut = 0): Promise<void> {
    const length = this.history.length - leftOut;
    const event = this.history[length - 1 - age % Math.max(1, Math.min(length, 20))];
    if (!event) { return; }
    // It is over by CloudFormation's events, or a warm function remembers it; only the last one may be repeated there.
    const outdated = event !== this.history[length - 1] || event.environment !== this.environment;
    await this.stage.send(event.request, CALM, { ...event.watched, outdated });
  }

  private async remove(incident: Incident, found?: Found): Promise<Answer | undefined> {
    const { deployed } = this;
    if (!deployed) { return undefined; }
    const answer = await this.request({ RequestType: 'Delete', PhysicalResourceId: deployed.physicalId, next: deployed, found }, { incident });
    if (answer?.Status === 'SUCCESS') { this.deployed = undefined; }
    return answer;
  }

  /** Another environment has carried out the requests so far. */
  public coldStart(): void {
    this.stage.coldStart(this.plot);
    this.environment++;
  }

  /** Delivers an event of an earlier deployment again. */
  private async deliverCopy(isBefore: boolean, copy: Course['copy']): Promise<void> {
    if (!copy || copy.isBefore !== isBefore) { return; }
    if (copy.isCold) { this.coldStart(); }
    await this.redeliver(copy.age, isBefore ? 0 : 1);
  }

  private async create(next: Placed, { rollbackIncident, siblingFails, ...course }: Course): Promise<void> {
    const share = this.stage.shares[next.share];
    const before = contents(share);
    // What comes true after the request was sent looks like the work of a run of it that was cut short.
    const untold = coming(share);
    const found = this.begin(next);
    const [began, done, undoing, undone] = course.withStack && this.stage.settings.nesting === 'none' ? WITH_STACK : IN_STACK;
    await this.note(began);
    await this.deliverCopy(true, course.copy);
    const answer = await this.request({ RequestType: 'Create', next }, course);
    const environment = this.stage.environmentOf(this.plot);
    const physicalId = answer?.PhysicalResourceId ?? this.inventedId();
    this.deployed = { ...next, physicalId };
    if (answer?.Status === 'SUCCESS' && !siblingFails) { return this.note(done); }

    const changes = this.stage.changes.get(this.plot);
    await this.note(...undoing);
    await this.deliverCopy(false, course.copy);
    const deletion = await this.remove(rollbackIncident, found);
    await this.note(undone);
    if (deletion?.Status === 'SUCCESS') {
      this.checkRolledBack(next.share, found, course.incident, rollbackIncident);
      this.checkOwner({ ...next, declared: NOTHING }, found, rollbackIncident, environment);
    }
    if (answer?.Status !== 'FAILED' || !physicalId.endsWith('|-failed')) { return; }
    if (changes !== this.stage.changes.get(this.plot)) { throw new Error('the deletion after a failed creation changed something'); }
    const onWay = stoppedOnWay(this.stage, this.plot, next.share, course.incident.serious);
    checkKept(this.stage, next.share, before, filter(minus(next.declared, untold), (kind, entity) => !onWay(kind, entity)));
  }

  private async update(old: Deployed, next: Placed, { rollbackIncident, siblingFails, ...course }: Course): Promise<void> {
    const { physicalId } = old;
    const found = this.begin(next, old);
    await this.note('UPDATE_IN_PROGRESS');
    await this.deliverCopy(true, course.copy);
    const answer = await this.request({ RequestType: 'Update', PhysicalResourceId: physicalId, next, old }, course);
    const environment = this.stage.environmentOf(this.plot);
    const failed = answer?.Status !== 'SUCCESS';
    const current = failed ? physicalId : answer.PhysicalResourceId;
    if (failed || siblingFails) {
      this.deployed = { ...old, physicalId: current, rollback: { from: next, found } };
      await this.continueRollback(rollbackIncident, old, course.copy);
      if (!this.deployed.rollback) {
        this.checkRolledBack(next.share, found, course.incident, rollbackIncident);
        if (old.share === next.share) { this.checkOwner(old, found, rollbackIncident, environment); }
      }
      return;
    }
    this.deployed = { ...next, physicalId: current };
    await this.note('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    if (current !== physicalId) { await this.cleanUp(physicalId, old, rollbackIncident); }
    await this.note('UPDATE_COMPLETE');
  }

  private begin(next: Placed, old?: Placed): Found {
    this.stage.beginDeployment(this.plot);
    this.deploymentFound = findBefore(this.stage, next, old);
    return this.deploymentFound;
  }

  /** What others had shared is there after a rollback; what went wrong seriously may have kept the function from giving it back. */
  private checkRolledBack(share: number, found: Found, ...incidents: Incident[]): void {
    const serious = incidents.some((one) => one.serious);
    checkStays(this.stage, this.plot, share, found, serious);
    if (!serious) { checkGivenBack(this.stage, this.plot, found); }
  }

  /** An environment that has carried out the deployment and its rollback, and had time for it, knows whether the owner's account was a source. */
  private checkOwner(target: Placed, found: Found, { serious }: Incident, environment?: unknown): void {
    if (!serious && environment && environment === this.stage.environmentOf(this.plot)) { checkOwner(this.stage, target, found); }
  }

  private async continueRollback(incident = CALM, target: Placed = this.deployed!, copy?: Course['copy']): Promise<void> {
    const { physicalId, rollback } = this.deployed!;
    const { from } = rollback!;
    const failed = target.share === from.share ? failedOf(this.stage, target.share, target.declared, from.declared) : NOTHING;
    const found = { ...rollback!.found, off: union(rollback!.found.off, failed) };
    await this.note('UPDATE_ROLLBACK_IN_PROGRESS');
    await this.deliverCopy(false, copy);
    const answer = await this.request({ RequestType: 'Update', PhysicalResourceId: physicalId, next: target, old: from, found }, { incident });
    if (answer?.Status !== 'SUCCESS') { return this.note('UPDATE_ROLLBACK_FAILED'); }
    this.deployed = { share: target.share, declared: target.declared, exclusive: target.exclusive, physicalId: answer.PhysicalResourceId };
    await this.note('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    if (answer.PhysicalResourceId !== physicalId) { await this.cleanUp(physicalId, from, CALM, found); }
    await this.note('UPDATE_ROLLBACK_COMPLETE');
  }

  /** The deletion of what was replaced; CloudFormation goes on if it fails. */
  private async cleanUp(physicalId: string, replaced: Placed, incident: Incident, found?: Found): Promise<void> {
    await this.request({ RequestType: 'Delete', PhysicalResourceId: physicalId, next: replaced, found }, { incident });
  }

  private async request(details: Details, { incident, retried, cancelAfterMs, underWayMs, hasty }: Sending): Promise<Answer | undefined> {
    const { stage } = this;
    // CloudFormation itself takes a moment between two requests.
    await stage.time.advance(this.hurries ? 50 : 2000);
    const request = this.event(details);
    const watched = { ...this.watch(details), underWayMs };
    this.history.push({ request, watched, environment: this.environment });
    this.noteOwn(request, 'IN_PROGRESS');
    const isExcused = () => incident.serious || excuseFor(stage, details) !== undefined;
    const excused = isExcused();
    for (const fault of incident.faults) {
      stage.simulator.faults.add({ ...fault, match: ({ input }) => input.resourceShareArn === undefined || this.names(input) });
    }
    const run = stage.start(request, incident, watched);
    const over = run.answer.then(() => false, () => false);
    const cancelled = cancelAfterMs !== undefined && await Promise.race([over, stage.time.advance(cancelAfterMs).then(() => true)]);
    if (cancelled) {
      run.cancel();
      this.environment++;
      // Where events don't tell an update from its rollback, only the clocks can.
      const differ = JSON.stringify(request.ResourceProperties) !== JSON.stringify(request.OldResourceProperties);
      this.hurries = !!hasty && stage.settings.eventsTellProperties && differ;
    }
    let answer = cancelled ? undefined : await run.answer;
    stage.simulator.faults.clear();
    if (!answer && !cancelled) {
      this.environment++;
      await stage.time.advance(1000 * SERVICE_TIMEOUT_S - incident.lifetimeMs);
      if (retried) { answer = await stage.send(request, CALM, watched); }
    }
    this.noteOwn(request, answer?.Status === 'SUCCESS' ? 'COMPLETE' : 'FAILED');
    // Another construct of the share may have brought a reason meanwhile, as may the run that was cut short.
    if (!cancelled) { checkOutcome(stage, details, answer, excused || isExcused() || isLate(stage, this.plot, details, answer)); }
    return answer;
  }

  private watch({ RequestType, next, old, found }: Details): Watched {
    const { stage, plot } = this;
    const before = RequestType === 'Delete' ? next : old;
    const after = RequestType === 'Delete' ? { share: next.share, declared: NOTHING } : next;
    const undone = found ?? (RequestType === 'Create' ? this.deploymentFound : undefined);
    const on = (placed: Placed | undefined, arn: string) => placed && stage.shares[placed.share].arn === arn ? placed.declared : NOTHING;
    return {
      plot,
      exclusive: RequestType !== 'Delete' && !!next.exclusive && !found,
      undoes: undone !== undefined,
      before: contents(stage.shares[next.share]),
      late: found && old && !serves(next, old) ? minus(old.declared, minus(old.declared, next.declared)) : NOTHING,
      seesSources: stage.seesSources,
      share: (arn) => stage.share(arn),
      givesBack: (arn, kind, entity) => !!undone?.shared.get(arn)?.[kind].includes(entity) && stage.hasTakenOff(plot, arn, kind, entity),
      expected: (arn) => [before, after].some((placed) => placed && stage.shares[placed.share].arn === arn)
        ? { old: on(before, arn), next: on(after, arn) } : undefined,
    };
  }

  private event({ RequestType, PhysicalResourceId, next, old }: Details): Request {
    const { plot, stage } = this;
    const date = new Date(stage.time.now()).toISOString().replace(/[-:]|\.\d+/g, '');
    return {
      RequestType,
      PhysicalResourceId,
      RequestId: `${plot.name}-${++this.requests}`,
      ResponseURL: `https://cloudformation-custom-resource-response.s3.amazonaws.com/answer?X-Amz-Date=${date}&X-Amz-Expires=7200&X-Amz-Signature=secret`,
      StackId: this.stacks.stackId,
      LogicalResourceId: plot.name,
      ResourceProperties: this.properties(next),
      OldResourceProperties: old && this.properties(old),
    };
  }

  private properties({ share, declared, exclusive = false }: Placed): AssociationsProperties {
    return {
      ServiceTimeout: String(SERVICE_TIMEOUT_S),
      ResourceShareArn: this.stage.shares[share].arn,
      Principals: [...declared.principals],
      ResourceArns: [...declared.resourceArns],
      Sources: [...declared.sources],
      Exclusive: String(exclusive),
    };
  }

  private names({ resourceShareArn }: Readonly<Record<string, unknown>>): boolean {
    return this.plot.shares.some((share) => this.stage.shares[share].arn === resourceShareArn);
  }

  private inventedId(): string {
    return `stack-${this.plot.name}-1A2B3C4D5E6F`;
  }

  /** The stack enters these states, one after the other. */
  private async note(...states: string[]): Promise<void> {
    const { time } = this.stage;
    for (const state of states) {
      await time.advance(this.hurries ? 50 : 3000);
      this.stacks.note(state, time.now());
    }
  }

  private noteOwn({ StackId, RequestType, LogicalResourceId, ResourceProperties }: Request, state: string): void {
    const { history, time, settings } = this.stage;
    const properties = settings.eventsTellProperties && RequestType !== 'Delete' ? ResourceProperties : undefined;
    history.noteResource(StackId, LogicalResourceId, `${RequestType.toUpperCase()}_${state}`, time.now(), properties);
  }
}
