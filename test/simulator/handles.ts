import type { ResourceShareAssociationStatus, ResourceShareAssociationType } from '@aws-sdk/client-ram';
import { Association } from './model/association';
import { invitationStatus, type Invitation } from './model/invitation';
import type { ResourceShare } from './model/resource-share';
import type { RamState } from './model/state';
import { acceptInvitation, rejectInvitation, startDisassociation, withdrawInvitation } from './model/transitions';

/** An association as it is now. */
export interface AssociationView {
  readonly entity: string;
  readonly status: ResourceShareAssociationStatus;
  readonly statusMessage?: string;
  readonly external: boolean;
}

/** A test's hands on a share: reads and changes that no API call makes. */
export class ShareHandle {
  readonly arn: string;

  constructor(private readonly state: RamState, private readonly model: ResourceShare) {
    this.arn = model.arn;
  }

  get name(): string {
    return this.model.name;
  }

  get status(): string {
    return this.model.statusAt(this.state.now);
  }

  get featureSet(): string {
    return this.model.featureSetAt(this.state.now);
  }

  principals(): AssociationView[] {
    return this.rows('PRINCIPAL');
  }

  resources(): AssociationView[] {
    return this.rows('RESOURCE');
  }

  sources(): AssociationView[] {
    return this.rows('SOURCE');
  }

  /** The ARNs of the managed permissions, by resource type. */
  permissions(): Record<string, string> {
    return Object.fromEntries([...this.model.permissions].map(([type, { arn }]) => [type, arn]));
  }

  tags(): Record<string, string> {
    return Object.fromEntries(this.model.tags);
  }

  /** When an association last changed, in milliseconds; 0 if there is none. */
  changedAt(type: ResourceShareAssociationType, entity: string): number {
    return this.model.association(this.state.now, type, entity)?.lastUpdatedTime ?? 0;
  }

  /** Changes the state of an association, or makes one, as if from outside. */
  set(type: ResourceShareAssociationType, entity: string, status: ResourceShareAssociationStatus, statusMessage?: string): void {
    const row = this.row(type, entity);
    if (status !== 'ASSOCIATING') { withdrawInvitation(this.state, row); }
    row.become(this.state.now, status, statusMessage);
  }

  /** Takes an entity away from outside, with RAM's delay. */
  disassociate(type: ResourceShareAssociationType, entity: string): void {
    startDisassociation(this.state, this.model, this.row(type, entity));
  }

  /** Accepts the pending invitation of an account. */
  accept(account: string): void {
    acceptInvitation(this.state, this.pendingInvitation(account));
  }

  /** Rejects the pending invitation of an account. */
  reject(account: string): void {
    rejectInvitation(this.state, this.pendingInvitation(account));
  }

  private pendingInvitation(account: string): Invitation {
    const { state } = this;
    for (const invitation of state.invitations.values()) {
      if (invitation.share === this.model && invitation.receiver === account && invitationStatus(invitation, state.now) === 'PENDING') {
        return invitation;
      }
    }
    throw new Error(`Account ${account} has no pending invitation to ${this.arn}`);
  }

  private rows(type: ResourceShareAssociationType): AssociationView[] {
    return this.model.associations(this.state.now, type)
      .map(({ entity, status, statusMessage, external }) => ({ entity, status, statusMessage, external }));
  }

  private row(type: ResourceShareAssociationType, entity: string): Association {
    const existing = this.model.association(this.state.now, type, entity);
    const row = existing ?? new Association(this.state.nextSequence(), type, entity, false, this.state.now);
    if (!existing) {
      this.model.add(row);
    }
    return row;
  }
}
