import { ReadStackEvents, StackEvent, StackEventsPage } from '../../../src/handler/stack-events';

/** What CloudFormation tells of stacks: their own states, in pages, among those of their resources. */
export class StackHistory {
  /** How often they were read. */
  public reads = 0;
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

  /** Reads them, newest first. */
  public readonly read: ReadStackEvents = (stackId) => this.pages(stackId);

  private add(stackId: string, event: StackEvent): void {
    this.events.set(stackId, [event, ...this.events.get(stackId) ?? []]);
  }

  private async* pages(stackId: string): AsyncGenerator<StackEventsPage> {
    this.reads++;
    const events = this.events.get(stackId) ?? [];
    for (let first = 0; first < events.length; first += 3) { yield { StackEvents: events.slice(first, first + 3) }; }
    yield {};
  }
}
