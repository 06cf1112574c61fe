import { ReadStackEvents, StackEvent, StackEventsPage } from '../../../src/handler/stack-events';

/** What CloudFormation tells of stacks: their own states, in pages, among those of their resources. */
export class StackHistory {
  /** How often they were read. */
  public reads = 0;
  private readonly events = new Map<string, StackEvent[]>();

  /** A stack enters a state. */
  public note(stackId: string, status: string, at: number): void {
    const event = { PhysicalResourceId: stackId, ResourceStatus: status, Timestamp: new Date(at) };
    const ofResource = { ...event, PhysicalResourceId: 'some-resource', ResourceStatus: 'UPDATE_COMPLETE' };
    this.events.set(stackId, [ofResource, event, ...this.events.get(stackId) ?? []]);
  }

  /** Reads them, newest first. */
  public readonly read: ReadStackEvents = (stackId) => this.pages(stackId);

  private async* pages(stackId: string): AsyncGenerator<StackEventsPage> {
    this.reads++;
    const events = this.events.get(stackId) ?? [];
    for (let first = 0; first < events.length; first += 3) { yield { StackEvents: events.slice(first, first + 3) }; }
    yield {};
  }
}
