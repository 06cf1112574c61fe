import type * as cloudformation from '@aws-sdk/client-cloudformation';
import { call } from './caller';
import { Task } from './runtime';

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
  readonly NextToken?: string;
}

/** Reads a page of what happened in a stack, newest first. */
export type ReadStackEvents = (page: { StackName: string; NextToken?: string }, options: { abortSignal: AbortSignal }) => Promise<StackEventsPage>;

let client: cloudformation.CloudFormationClient | undefined;

/** Asks CloudFormation: the only part of the handler that knows its SDK. */
export const readStackEvents: ReadStackEvents = (page, options) => {
  // Loaded only when it is needed.
  const sdk = require('@aws-sdk/client-cloudformation') as typeof cloudformation;
  return (client ??= new sdk.CloudFormationClient()).send(new sdk.DescribeStackEventsCommand(page), options);
};

/** A page that takes longer is asked for again. */
const PAGE_MS = 4_000;

/** What happened in a stack, newest first, read as far as it is asked for, and within the time of the task. */
export async function* eventsOf(read: ReadStackEvents, StackName: string, task: Task): AsyncGenerator<StackEvent> {
  let NextToken: string | undefined;
  do {
    const page = await call(task, 'DescribeStackEvents', {}, (options) => read({ StackName, NextToken }, options), PAGE_MS);
    yield* page.StackEvents ?? [];
    ({ NextToken } = page);
  } while (NextToken);
}
