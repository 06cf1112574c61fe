import type * as cloudformation from '@aws-sdk/client-cloudformation';

/** Something or the stack itself has entered a state. */
export interface StackEvent {
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
  /** The properties with which it enters it, as JSON. */
  readonly ResourceProperties?: string;
  readonly ResourceStatus?: string;
  readonly Timestamp?: Date;
}

/** A page of what happened in a stack. */
export interface StackEventsPage {
  readonly StackEvents?: StackEvent[];
}

/** Reads what happened in a stack, newest first. */
export type ReadStackEvents = (StackName: string) => AsyncIterable<StackEventsPage>;

let client: cloudformation.CloudFormationClient | undefined;

/** Asks CloudFormation: the only part of the handler that knows its SDK. */
export const readStackEvents: ReadStackEvents = (StackName) => {
  // Loaded only when it is needed.
  const { CloudFormationClient, paginateDescribeStackEvents } = require('@aws-sdk/client-cloudformation') as typeof cloudformation;
  return paginateDescribeStackEvents({ client: client ??= new CloudFormationClient({ maxAttempts: 6 }) }, { StackName });
};

/** What happened in a stack, newest first, read as far as it is asked for. */
export async function* eventsOf(read: ReadStackEvents, stackId: string): AsyncGenerator<StackEvent> {
  for await (const { StackEvents = [] } of read(stackId)) { yield* StackEvents; }
}
