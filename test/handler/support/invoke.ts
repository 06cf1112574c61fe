import { AssociationsProperties } from '../../../src/handler/protocol';
import { CustomResourceRequest } from '../../../src/handler/request';

export type Request = CustomResourceRequest<AssociationsProperties>;

/** What CloudFormation gets. */
export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly Data?: Readonly<Record<string, string>>;
}

export interface LogLine extends Record<string, unknown> {
  readonly decision: string;
}

export interface Invocation {
  /** The bodies that arrived at the response URL. */
  readonly answers: Answer[];
  readonly logs: LogLine[];
  /** How much time it took, on the clock of the handler and RAM. */
  readonly took: number;
}

/** Calls the function, wherever it runs. */
export type Invoke = (event: unknown, options: { readonly remainingMs: number }) => Promise<Invocation>;
