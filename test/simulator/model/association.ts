import type { ResourceShareAssociationStatus, ResourceShareAssociationType } from '@aws-sdk/client-ram';

/** A change of state that will have happened at a point in time. */
export interface Transition {
  readonly at: number;
  readonly status: ResourceShareAssociationStatus | 'gone';
  readonly statusMessage?: string;
}

/** What is told of a row. */
export type AssociationView = Pick<Association, 'sequence' | 'type' | 'entity' | 'external' | 'creationTime' | 'status' | 'statusMessage' | 'lastUpdatedTime'>;

/** One row of a share: a principal, a resource or a source. Its state moves along a plan, looked at only when somebody reads it. */
export class Association {
  status: ResourceShareAssociationStatus = 'ASSOCIATING';
  statusMessage?: string;
  lastUpdatedTime: number;
  associatedAt?: number;
  gone = false;
  /** The ARN of the invitation that has to be accepted first. */
  pendingInvitation?: string;
  private plan: readonly Transition[] = [];
  private readonly past: Transition[] = [];

  constructor(
    readonly sequence: number,
    readonly type: ResourceShareAssociationType,
    readonly entity: string,
    public external: boolean,
    readonly creationTime: number,
  ) {
    this.lastUpdatedTime = creationTime;
    this.past.push({ at: creationTime, status: this.status });
  }

  /** Whether the entity has, gets or keeps a place in the share. */
  get present(): boolean {
    return !this.gone && this.status !== 'DISASSOCIATED' && this.status !== 'FAILED';
  }

  /** When the next planned change is due. */
  get due(): number {
    return this.plan.length > 0 ? this.plan[0].at : Infinity;
  }

  /** Replaces what was planned. */
  schedule(...plan: Transition[]): void {
    this.plan = plan;
  }

  /** Changes the state now and drops what was planned. */
  become(now: number, status: ResourceShareAssociationStatus, statusMessage?: string): void {
    this.plan = [];
    this.enter({ at: now, status, statusMessage });
  }

  /** Catches up with the plan. */
  settle(now: number): void {
    while (this.due <= now) {
      const [next, ...rest] = this.plan;
      this.plan = rest;
      this.enter(next);
    }
  }

  /** What it was at a point in time; nothing if there was none yet. */
  asOf(time: number): AssociationView | undefined {
    const state = this.past.filter(({ at }) => at <= time).pop();
    const { sequence, type, entity, external, creationTime } = this;
    const told = state && { status: state.status as ResourceShareAssociationStatus, statusMessage: state.statusMessage, lastUpdatedTime: state.at };
    return told && { sequence, type, entity, external, creationTime, ...told };
  }

  private enter(transition: Transition): void {
    const { at, status, statusMessage } = transition;
    this.past.push(transition);
    if (status === 'gone') {
      this.gone = true;
      return;
    }
    this.status = status;
    this.statusMessage = statusMessage;
    this.lastUpdatedTime = at;
    if (status === 'ASSOCIATED') {
      this.associatedAt ??= at;
    }
    if (status !== 'ASSOCIATING') {
      this.pendingInvitation = undefined;
    }
  }
}
