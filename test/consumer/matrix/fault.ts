import { Scenario, Version } from './scenario';
import { Stage } from './stage';
import { Event } from '../../matrix/cell';
import type { Fault, RecordedCall } from '../../simulator';

/** Long enough for several looks, and shorter than the handler doubts. */
export const A_WHILE_MS = 20_000;

/** How a cell has to end: the request succeeds, succeeds with a share that somebody else accepted, or without leaving one, or fails with a reason. */
export type Ending = 'converges' | 'found' | 'stays' | RegExp;

/** Where a fault may strike. */
export interface Strike {
  readonly scenario: Scenario;
  readonly event: Event;
  readonly operation: string;
}

/** An event under way, in which something goes wrong. */
export interface Scene {
  readonly stage: Stage;
  readonly operation: Fault['operation'];
  /** The version that is to be in place in the end. */
  readonly target: Version;
  readonly onCall: (listener: (call: RecordedCall) => void) => void;
}

/** One kind of fault. */
export interface MatrixFault {
  readonly name: string;
  readonly strikes: (strike: Strike) => boolean;
  readonly ending: (strike: Strike) => Ending;
  /** For how long that which the event is about is not there. */
  readonly absentMs?: number;
  /** Whether the calls themselves show nothing of it. */
  readonly unseen?: boolean;
  /** Whether the operation may not be called again. */
  readonly final?: boolean;
  /** Sets it up; the answer mends what is still broken after the event. */
  readonly arrange?: (scene: Scene) => (() => void) | void;
}
