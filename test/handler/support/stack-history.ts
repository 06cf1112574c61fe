import { THROTTLED } from './event-pages';
import { ReadStackEvents, StackEvent } from '../../../src/handler/stack-events';

const PAGE_SIZE = 3;

/** What CloudFormation tells of stacks: their own states, in pages, among those of their resources. */
export class StackHistory {
  /** How often they were read. */
  public reads = 0;
  /** Whether questions about them stay without an answer. */
  public isSilent = false;
  /** Reads them, newest first. */
  public readonly read = this.reader();
  /** Whether every second one of a reader about a stack is throttled. */
  public isThrottled = false;
  private readonly events = new Map<string, StackEvent[]>();

  /** A stack enters a state. */
  public note(stackId: string, status: string, at: number): void {
    this.add(stackId, { LogicalResourceId: 'stack', PhysicalResourceId: stackId, ResourceStatus: status, Timestamp: new Date(at) });
    this.noteResource(stackId, 'SomethingElse', 'UPDATE_COMPLETE', at);
  }

  /** Something in a stack enters a state. */
  public noteResource(stackId: string, logicalId: string, status: string, at: number, properties?: object): void {
    this.add(stackId, {
      LogicalResourceId: logicalId,
      PhysicalResourceId: 'some-resource',
      ResourceProperties: properties && JSON.stringify(properties),
      ResourceStatus: status,
      Timestamp: new Date(at),
    });
  }

  /** Somebody who reads them, and is throttled for their own questions alone. */
  public reader(): ReadStackEvents {
    const questions = new Map<string, number>();
    return async ({ StackName, NextToken }) => {
      if (!NextToken) { this.reads++; }
      const question = questions.get(StackName) ?? 0;
      questions.set(StackName, question + 1);
      if (this.isThrottled && question % 2 === 0) { throw THROTTLED; }
      if (this.isSilent) { return new Promise(() => undefined); }
      const events = this.events.get(StackName) ?? [];
      const first = Number(NextToken ?? 0);
      const next = first + PAGE_SIZE;
      return { StackEvents: events.slice(first, next), NextToken: first < events.length ? String(next) : undefined };
    };
  }

  private add(stackId: string, event: StackEvent): void {
    this.events.set(stackId, [event, ...this.events.get(stackId) ?? []]);
  }
}
