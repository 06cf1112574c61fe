import { isDeepStrictEqual } from 'node:util';
import { Ending } from './fault';
import { Scenario, Version } from './scenario';
import { Stage } from './stage';
import { Answer } from '../../handler/support/invoke';
import { Event } from '../../matrix/cell';

/** The version that is there before an event, and the one afterwards. */
const COURSE: Record<Event, [before?: Version, after?: Version]> = {
  create: [undefined, 'old'],
  update: ['old', 'next'],
  delete: ['old'],
  rollback: ['next', 'old'],
};

const SERVICE_TIMEOUT_S = 110;
/** Longer than a refusal of access is borne. */
const TIMEOUT_S = 80;

/** One event in the life of a construct. */
export class Play {
  /** The answer has to be there before CloudFormation gives up. */
  public readonly longestMs = 1000 * SERVICE_TIMEOUT_S;
  private readonly before?: Version;
  private readonly after?: Version;
  private physicalId?: string;
  private answer?: Answer;

  constructor(public readonly stage: Stage, private readonly scenario: Scenario, private readonly event: Event) {
    [this.before, this.after] = COURSE[event];
  }

  /** The version that the event is about. */
  public get target(): Version {
    return this.after ?? this.before!;
  }

  /** Brings everything to where it is before the event; that which the event is about may come later. */
  public prepare(absentMs = 0): void {
    const { scenario, stage, event, before, after } = this;
    if (before) {
      scenario.provide(stage, before);
      scenario.establish(stage, before);
    }
    if (after && absentMs === 0) { scenario.provide(stage, after); }
    if (before) { this.physicalId = scenario.physicalId(stage, before); }
    if (after && event === 'rollback') { scenario.establish(stage, after); }
    if (after && absentMs > 0 && absentMs < Infinity) { stage.after(absentMs, () => scenario.provide(stage, after)); }
  }

  /** The event itself. */
  public async run(): Promise<{ answer: Answer; took: number }> {
    const { before, after } = this;
    const requestType = !before ? 'Create' : after ? 'Update' : 'Delete';
    return this.request(requestType, this.target, after && before);
  }

  /** In what the outcome of a success differs from what it has to be. */
  public differences(ending?: Ending): string[] {
    const { after } = this;
    if (after) { return this.differencesFrom(after, ending === 'found' ? '$&|found' : '$&'); }
    const problems = this.answer!.PhysicalResourceId === this.physicalId ? [] : [`the id is ${this.answer!.PhysicalResourceId}`];
    const isLeft = this.scenario.isTakenBack && ending !== 'stays';
    if (this.scenario.isInPlace(this.stage, this.before!) === isLeft) { problems.push(isLeft ? 'not left' : 'left after all'); }
    return problems;
  }

  /** What CloudFormation does after a failure, when nothing goes wrong any more, and in what its outcome differs. */
  public async rollBack(): Promise<string[]> {
    const { event, before, after, answer } = this;
    const failedId = answer!.PhysicalResourceId;
    if (before && failedId !== this.physicalId) { return [`the id after the failure is ${failedId}`]; }
    switch (event) {
      case 'create': {
        this.physicalId = failedId;
        const { answer: deleted } = await this.request('Delete', after!);
        return deleted.Status === 'SUCCESS' && deleted.PhysicalResourceId === failedId ? [] : [`deletion after the failure: ${JSON.stringify(deleted)}`];
      }
      case 'update': {
        await this.request('Update', before!, after);
        return this.differencesFrom(before!);
      }
      case 'delete':
      case 'rollback': {
        await this.run();
        return this.differences();
      }
    }
  }

  private differencesFrom(version: Version, mark = '$&'): string[] {
    const { stage, scenario, answer } = this;
    if (answer!.Status !== 'SUCCESS') { return [`after the failure: ${answer!.Reason}`]; }
    const problems = scenario.isInPlace(stage, version) ? [] : ['it has not come about'];
    const id = scenario.physicalId(stage, version).replace(/\|\w+/, mark);
    if (answer!.PhysicalResourceId !== id) { problems.push(`the id is ${answer!.PhysicalResourceId} instead of ${id}`); }
    const data = scenario.data(stage, version);
    const { Data } = answer!;
    if (!isDeepStrictEqual(Data, data)) { problems.push(`the data are ${JSON.stringify(Data)} instead of ${JSON.stringify(data)}`); }
    return problems;
  }

  private async request(RequestType: string, version: Version, old?: Version): Promise<{ answer: Answer; took: number }> {
    const { stage, scenario } = this;
    const timeouts = { ServiceTimeout: String(SERVICE_TIMEOUT_S), Timeout: String(TIMEOUT_S) };
    const properties = (it: Version) => ({ ...timeouts, ...scenario.properties(stage, it) });
    const { answers, took } = await stage.send({
      RequestType,
      ResourceType: scenario.resourceType,
      PhysicalResourceId: this.physicalId,
      ResourceProperties: properties(version),
      OldResourceProperties: old && properties(old),
    });
    if (answers.length !== 1) { throw new Error(`${answers.length} answers`); }
    [this.answer] = answers;
    return { answer: answers[0], took };
  }
}
