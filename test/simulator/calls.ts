import type { OperationName } from './operations/types';

/** A call that was made, and what came of it. */
export interface RecordedCall {
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly time: number;
  readonly account: string;
  readonly region: string;
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  /** The HTTP status sent; 0 when the connection was reset or nothing was sent. */
  readonly status: number;
  /** The answer, also when a fault kept it from arriving. */
  readonly output?: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly message?: string;
  /** The kind of the fault that changed the call. */
  readonly fault?: string;
}

/** Hears of each call. */
export type CallListener = (call: RecordedCall) => void;
