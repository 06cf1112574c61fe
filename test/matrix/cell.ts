import { FAULTS, MatrixFault } from './faults';
import { contentsOf, Declared, expectedOf, Scenario, seedShare } from './scenario';
import { Answer, Invocation, Request } from '../handler/support/invoke';
import { OWNER } from '../handler/support/world';
import type { Fault, RamSimulator, ShareHandle } from '../simulator';

/** What CloudFormation does while the fault strikes. */
export const EVENTS = ['create', 'update', 'delete', 'rollback'] as const;
export type Event = (typeof EVENTS)[number];

/** Where a cell is played. */
export interface Rig {
  readonly simulator: RamSimulator;
  readonly after: (ms: number, action: () => void) => void;
  readonly responseUrl: () => string;
  readonly invoke: (request: Request) => Promise<Invocation>;
  /** A stack enters a state. */
  readonly note: (stackId: string, state: string) => void;
}

/** An operation under a fault during an event. */
export interface Cell {
  readonly operation: string;
  readonly fault: MatrixFault;
  readonly event: Event;
  readonly scenario: Scenario;
}

/** How a cell ended. */
export interface Result {
  readonly status: Answer['Status'];
  readonly reason?: string;
  /** What was not as it has to be. */
  readonly problems: string[];
}

let serial = 0;

/** The operations that an event needs when nothing goes wrong. */
export async function operationsOf(rig: Rig, scenario: Scenario, event: Event): Promise<string[]> {
  const share = seedShare(rig.simulator, scenario, before(scenario, event));
  const called = new Set<string>();
  const stop = rig.simulator.onCall(({ operation }) => called.add(operation));
  await new Play(rig, share, scenario, event).run();
  stop();
  return [...called];
}

/** All cells of a scenario: the operations that an event needs under the faults that can strike them. */
export async function cellsOf(rig: Rig, scenario: Scenario): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const event of EVENTS) {
    const operations = await operationsOf(rig, scenario, event);
    for (const operation of scenario.only ? operations.filter((called) => called === scenario.only) : operations) {
      cells.push(...FAULTS.filter(({ strikes }) => strikes(operation)).map((fault) => ({ operation, fault, event, scenario })));
    }
  }
  return cells;
}

/** Plays one cell, and CloudFormation's rollback if it fails. */
export async function playCell(rig: Rig, { operation, fault, event, scenario }: Cell): Promise<Result> {
  const { simulator, after } = rig;
  const share = seedShare(simulator, scenario, before(scenario, event));
  let struck = fault.unseen === true;
  const stops = [simulator.onCall((call) => { struck ||= call.operation === operation && call.fault !== undefined; })];
  fault.arrange({
    share,
    scenario,
    after,
    now: () => simulator.state.now,
    add: (it) => simulator.faults.add(it),
    onCall: (listener) => stops.push(simulator.onCall(listener)),
  }, operation as Fault['operation']);
  const play = new Play(rig, share, scenario, event);
  const { Status: status, Reason: reason } = await play.run();
  simulator.faults.clear();
  stops.forEach((stop) => stop());

  const problems = struck ? [] : ['the fault did not strike'];
  if (fault.ending === 'converges' ? status !== 'SUCCESS' : status !== 'FAILED' || !fault.ending.test(reason ?? '')) {
    problems.push(`${status} ${reason ?? ''}`);
  }
  if (status === 'FAILED') { problems.push(...await play.rollBack()); }
  problems.push(...play.differences(status === 'SUCCESS' || event === 'delete' || event === 'rollback' ? afterwards(scenario, event) : before(scenario, event)));
  return { status, reason, problems };
}

class Play {
  private physicalId: string;
  private readonly stackId = `arn:aws:cloudformation:us-east-1:${OWNER}:stack/network/${++serial}`;

  constructor(private readonly rig: Rig, private readonly share: ShareHandle, private readonly scenario: Scenario, private readonly event: Event) {
    this.physicalId = `${share.arn}|Associations`;
  }

  /** The event itself. */
  public async run(): Promise<Answer> {
    const { old, next } = this.scenario;
    this.note('UPDATE_IN_PROGRESS');
    if (this.event === 'rollback') { this.note('UPDATE_ROLLBACK_IN_PROGRESS'); }
    switch (this.event) {
      case 'create': return this.request('Create', old);
      case 'update': return this.request('Update', next, old);
      case 'rollback': return this.request('Update', old, next);
      case 'delete': return this.request('Delete', old);
    }
  }

  /** What CloudFormation does after a failure, when nothing goes wrong any more. */
  public async rollBack(): Promise<string[]> {
    const { old, next } = this.scenario;
    const again: Record<Event, [Request['RequestType'], Declared, Declared?]> = {
      create: ['Delete', old], update: ['Update', old, next], delete: ['Delete', old], rollback: ['Update', old, next],
    };
    this.note('UPDATE_ROLLBACK_IN_PROGRESS');
    const { Status, Reason } = await this.request(...again[this.event]);
    return Status === 'SUCCESS' ? [] : [`after the failure: ${Reason}`];
  }

  /** In what the share differs from what it should be. */
  public differences(declared: Declared): string[] {
    const actual = contentsOf(this.share);
    const expected = expectedOf(this.scenario, declared);
    const passersBy: string[] = Object.values(this.scenario.passersBy);
    const problems = Object.keys(expected)
      .filter((kind) => actual[kind].filter((entity) => !passersBy.includes(entity)).join() !== expected[kind].join())
      .map((kind) => `${kind} are ${actual[kind]} instead of ${expected[kind]}`);
    const { PermissionArns: [own] = [] } = this.scenario.old;
    const permissions = Object.values(this.share.permissions());
    const wanted = declared.PermissionArns?.length ?? 0;
    if (own && declared.ResourceArns && permissions.includes(own) !== wanted > 0) { problems.push(`the permissions are ${permissions}`); }
    return problems;
  }

  private note(state: string): void {
    this.rig.note(this.stackId, state);
  }

  private async request(RequestType: Request['RequestType'], declared: Declared, old?: Declared): Promise<Answer> {
    const properties = (it: Declared) => ({ ServiceTimeout: '960', ResourceShareArn: this.share.arn, ...it });
    const { answers } = await this.rig.invoke({
      RequestType,
      RequestId: `request-${++serial}`,
      ResponseURL: this.rig.responseUrl(),
      StackId: this.stackId,
      LogicalResourceId: 'Associations',
      PhysicalResourceId: RequestType === 'Create' ? undefined : this.physicalId,
      ResourceProperties: properties(declared),
      OldResourceProperties: old && properties(old),
    });
    if (answers.length !== 1) { throw new Error(`${answers.length} answers`); }
    this.physicalId = answers[0].PhysicalResourceId;
    return answers[0];
  }
}

function before({ old, next }: Scenario, event: Event): Declared {
  return { create: {}, update: old, delete: old, rollback: next }[event];
}

function afterwards({ old, next }: Scenario, event: Event): Declared {
  return { create: old, update: next, delete: {}, rollback: old }[event];
}
