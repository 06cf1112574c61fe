import { kindOf, ErrorKind } from './errors';
import { enumerate, explain } from './hints';
import { Goal } from './next-step';
import { Entities, Ram } from './ram';
import { Patience } from './retry';
import { Task } from './task';

/** Work on the associations of one share. */
export interface ShareWork {
  readonly ram: Ram;
  readonly task: Task;
  /** What was associated by this work, whether RAM has answered or not. */
  readonly granted: Goal[];
  /** Principals whose invitation is pending. */
  readonly pending: Set<string>;
  /** Resources that were taken off for a while, to be put on again. */
  readonly displaced: string[];
  /** Instead of the usual patience with refused associations. */
  readonly patience?: Patience;
  /** Since when RAM has been refusing disassociations although nothing changes any more. */
  stuckSince?: number;
}

/** RAM didn't take a call. */
export class Refused extends Error {
  public readonly name = 'Refused';
  public readonly kind: ErrorKind;

  constructor(public readonly cause: unknown, entities: Entities) {
    super(explain(cause, entities));
    this.kind = kindOf(cause);
  }
}

/** RAM took the calls, but could not do what they asked for. */
export class Failed extends Error {
  public readonly name = 'Failed';
  public readonly kind = 'permanent';
}

/** RAM refuses to disassociate some entities because others are in the middle of a change that may take days. */
export class Blocked extends Error {
  public readonly name = 'Blocked';
  public readonly kind = 'invalidState';

  constructor(public readonly entities: string[], public readonly pending: string[], cause: unknown) {
    const wayOut = pending.length
      ? ` while the invitation of ${enumerate(pending)} is pending. Have it accepted or rejected, or wait until it expires (after 12 hours to 7 days), then deploy again`
      : '. Something on the share does not settle; try again later';
    super(`RAM does not disassociate ${enumerate(entities)}${wayOut}. ${explain(cause)}`);
  }
}
