import type { ResourceShareAssociationStatus, ResourceShareAssociationType } from '@aws-sdk/client-ram';

/** A change of state that will have happened at a point in time. */
export interface Transition {
  readonly at: number;
  readonly status: ResourceShareAssociationStatus | 'gone';
  readonly statusMessage?: string;
}

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

  constructor(
    readonly sequence: number,
    readonly type: ResourceShareAssociationType,
    readonly entity: string,
    public external: boolean,
    readonly creationTime: number,
  ) {
    this.lastUpdatedTime = creationTime;
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

  private enter({ at, status, statusMessage }: Transition): void {
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
