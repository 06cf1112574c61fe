import type { ResourceShareAssociationType, ResourceShareFeatureSet, ResourceShareStatus } from '@aws-sdk/client-ram';
import { Association } from './association';

/** A managed permission as a share holds it: one per resource type. */
export interface SharePermission {
  readonly arn: string;
  readonly version: number;
  readonly resourceType: string;
  readonly sequence: number;
  readonly since: number;
}

/** What a share is made with. */
export interface ResourceShareInit {
  readonly sequence: number;
  readonly arn: string;
  readonly name: string;
  readonly owner: string;
  readonly region: string;
  readonly allowExternalPrincipals: boolean;
  readonly retainSharing: boolean;
  readonly creationTime: number;
  readonly featureSet: ResourceShareFeatureSet;
}

/** A resource share with its associations. */
export class ResourceShare {
  readonly sequence: number;
  readonly arn: string;
  readonly owner: string;
  readonly region: string;
  readonly retainSharing: boolean;
  readonly creationTime: number;
  readonly tags = new Map<string, string>();
  readonly permissions = new Map<string, SharePermission>();
  name: string;
  allowExternalPrincipals: boolean;
  lastUpdatedTime: number;
  activeAt = 0;
  deletion?: { readonly startedAt: number; readonly doneAt: number };
  promotion?: { readonly doneAt: number };
  private featureSet: ResourceShareFeatureSet;
  private readonly current = new Map<string, Association>();
  private rows: Association[] = [];
  private nextDue = Infinity;

  constructor(init: ResourceShareInit) {
    this.sequence = init.sequence;
    this.arn = init.arn;
    this.name = init.name;
    this.owner = init.owner;
    this.region = init.region;
    this.allowExternalPrincipals = init.allowExternalPrincipals;
    this.retainSharing = init.retainSharing;
    this.creationTime = init.creationTime;
    this.lastUpdatedTime = init.creationTime;
    this.featureSet = init.featureSet;
  }

  statusAt(now: number): ResourceShareStatus {
    if (this.deletion) {
      return now < this.deletion.doneAt ? 'DELETING' : 'DELETED';
    }
    return now < this.activeAt ? 'PENDING' : 'ACTIVE';
  }

  featureSetAt(now: number): ResourceShareFeatureSet {
    if (this.promotion) {
      this.featureSet = now < this.promotion.doneAt ? 'PROMOTING_TO_STANDARD' : 'STANDARD';
    }
    return this.featureSet;
  }

  /** All rows that are still listed, oldest first. */
  associations(now: number, type?: ResourceShareAssociationType): readonly Association[] {
    this.settle(now);
    return type ? this.rows.filter(row => row.type === type) : this.rows;
  }

  /** The newest row of an entity. */
  association(now: number, type: ResourceShareAssociationType, entity: string): Association | undefined {
    this.settle(now);
    return this.current.get(`${type} ${entity}`);
  }

  add(row: Association): void {
    this.current.set(`${row.type} ${row.entity}`, row);
    this.rows.push(row);
    this.touched(row);
  }

  /** To be called when a row got another plan. */
  touched(row: Association): void {
    this.nextDue = Math.min(this.nextDue, row.due);
  }

  private settle(now: number): void {
    if (now < this.nextDue) {
      return;
    }
    this.nextDue = Infinity;
    let vanished = false;
    for (const row of this.rows) {
      row.settle(now);
      this.nextDue = Math.min(this.nextDue, row.due);
      vanished ||= row.gone;
    }
    if (vanished) {
      this.rows = this.rows.filter(row => !row.gone);
      for (const [key, row] of this.current) {
        if (row.gone) {
          this.current.delete(key);
        }
      }
    }
  }
}
