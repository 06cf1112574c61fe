import type { ResourceShareAssociationStatus } from '@aws-sdk/client-ram';
import type { Clock } from './clock';
import type { OperationName } from './operations/types';
import type { Caller } from './protocol/caller';

/** What goes wrong. */
export type FaultKind =
  /** 429 ThrottlingException, 500 ServerInternalException, 503 ServiceUnavailableException, 403 AccessDeniedException. */
  | 'throttle' | 'serverInternal' | 'serviceUnavailable' | 'accessDenied'
  /** Any error of the model: see `error` and `message`. */
  | 'error'
  /** A connection reset before, or after, the call took effect. */
  | 'resetBefore' | 'resetAfter'
  /** The call takes effect, its answer comes `delayMs` later, or never. */
  | 'hang'
  /** The answer breaks off. */
  | 'cutOff'
  /** A page without entries, with a token. */
  | 'emptyPage'
  /** What a call associates fails at once or `delayMs` later, with `message`. */
  | 'associationFailed'
  /** What a call associates is taken away, suspended, or being restored `delayMs` later. */
  | 'disassociated' | 'suspended' | 'restoring';

/** A fault to come. Without `times` and `forMs` it strikes once. */
export interface Fault {
  readonly operation: OperationName | '*';
  readonly kind: FaultKind;
  /** How many calls it strikes. */
  readonly times?: number;
  /** How long it strikes, from now on. */
  readonly forMs?: number;
  /** How many matching calls it lets pass first. */
  readonly after?: number;
  /** Which calls it strikes: members that the input has to have, or a function. */
  readonly match?: Readonly<Record<string, unknown>> | ((call: FaultTarget) => boolean);
  readonly error?: string;
  readonly message?: string;
  readonly delayMs?: number;
  /** The principal, resource or source that an association's fault concerns; all of the call when absent. */
  readonly entity?: string;
}

/** A call that may be struck. */
export interface FaultTarget extends Caller {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
}

interface PendingFault {
  readonly fault: Fault;
  readonly until: number;
  toSkip: number;
  left: number;
}

const ASSOCIATION_KINDS: Partial<Record<FaultKind, ResourceShareAssociationStatus>> = {
  associationFailed: 'FAILED', disassociated: 'DISASSOCIATED', suspended: 'SUSPENDED', restoring: 'RESTORING',
};

/** The state that an association gets by a fault, if the fault is about associations. */
export function associationStatus(fault: Fault): ResourceShareAssociationStatus | undefined {
  return ASSOCIATION_KINDS[fault.kind];
}

/** The faults that wait for their calls. */
export class Faults {
  private pending: PendingFault[] = [];

  constructor(private readonly clock: Clock) {}

  /** Adds a fault. */
  add(fault: Fault): void {
    this.pending.push({
      fault,
      until: fault.forMs === undefined ? Infinity : this.clock.now() + fault.forMs,
      toSkip: fault.after ?? 0,
      left: fault.times ?? (fault.forMs === undefined ? 1 : Infinity),
    });
  }

  /** Forgets all faults. */
  clear(): void {
    this.pending = [];
  }

  /** Whether faults wait that have not struck as often as they should. */
  get isEmpty(): boolean {
    this.dropExpired();
    return this.pending.length === 0;
  }

  /** The faults that strike a call: at most one that changes the answer, and all that concern associations. */
  strike(target: FaultTarget): Fault[] {
    if (this.pending.length === 0) {
      return [];
    }
    this.dropExpired();
    const struck: Fault[] = [];
    for (const candidate of this.pending.filter(({ fault }) => matches(fault, target))) {
      const isTaken = associationStatus(candidate.fault) === undefined && struck.some(fault => associationStatus(fault) === undefined);
      if (isTaken) {
        continue;
      }
      if (candidate.toSkip > 0) {
        candidate.toSkip -= 1;
        continue;
      }
      candidate.left -= 1;
      struck.push(candidate.fault);
    }
    this.dropExpired();
    return struck;
  }

  private dropExpired(): void {
    const now = this.clock.now();
    this.pending = this.pending.filter(({ until, left }) => left > 0 && now < until);
  }
}

function matches({ operation, match, entity }: Fault, target: FaultTarget): boolean {
  if (operation !== '*' && operation !== target.operation) {
    return false;
  }
  if (entity !== undefined && !Object.values(target.input).some(value => Array.isArray(value) && value.includes(entity))) {
    return false;
  }
  if (typeof match === 'function') {
    return match(target);
  }
  return Object.entries(match ?? {}).every(([name, value]) => includes(target.input[name], value));
}

// A value matches itself; a list matches when it has all that is asked for.
function includes(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(actual)) {
    return (Array.isArray(expected) ? expected : [expected]).every(entry => actual.includes(entry));
  }
  return actual === expected;
}
