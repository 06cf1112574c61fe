import { JsonObject } from './template';

/** One line of a stack's history. */
export interface StackEvent {
  /** Milliseconds since 1970, on the driver's clock. */
  readonly time: number;
  readonly stackName: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  /** What a resource is created or updated with. */
  readonly properties?: JsonObject;
}

/** What an operation on a stack ended with. */
export interface StackResult {
  readonly status: StackStatus;
  readonly reason?: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly events: StackEvent[];
}

/** The states in which a stack rests. */
export type StackStatus =
  'CREATE_COMPLETE' | 'ROLLBACK_COMPLETE' | 'ROLLBACK_FAILED' |
  'UPDATE_COMPLETE' | 'UPDATE_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_FAILED' |
  'DELETE_COMPLETE' | 'DELETE_FAILED';
