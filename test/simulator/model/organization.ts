import { IdSource } from '../ids';

/** Told when an account has left, so that its shares can be taken away. */
export type LeaveListener = (account: string) => void;

/** An organization in AWS Organizations: a tree of units with accounts as leaves. */
export class Organization {
  readonly id: string;
  readonly rootId: string;
  /** Since when sharing with the organization is enabled in RAM. */
  sharingEnabledAt?: number;
  private readonly parents = new Map<string, string>();

  constructor(
    readonly managementAccount: string,
    readonly partition: string,
    private readonly ids: IdSource,
    private readonly onLeave: LeaveListener,
  ) {
    this.id = `o-${ids.hex(10)}`;
    this.rootId = `r-${ids.hex(4)}`;
    this.parents.set(managementAccount, this.rootId);
  }

  /** The ARN that RAM takes as a principal. */
  get arn(): string {
    return `arn:${this.partition}:organizations::${this.managementAccount}:organization/${this.id}`;
  }

  get accounts(): string[] {
    return [...this.parents.keys()].filter(id => /^\d{12}$/.test(id));
  }

  /** Adds an organizational unit and returns its ARN. */
  addUnit(parent = this.rootId): string {
    const id = `ou-${this.rootId.slice(2)}-${this.ids.hex(8)}`;
    this.parents.set(id, unitId(parent));
    return this.unitArn(id);
  }

  unitArn(id: string): string {
    return `arn:${this.partition}:organizations::${this.managementAccount}:ou/${this.id}/${id}`;
  }

  /** Lets an account join, or moves it to another unit. */
  addAccount(account: string, parent = this.rootId): void {
    this.parents.set(account, unitId(parent));
  }

  /** Lets an account leave. */
  removeAccount(account: string): void {
    this.parents.delete(account);
    this.onLeave(account);
  }

  has(accountOrUnit: string): boolean {
    return this.parents.has(accountOrUnit);
  }

  /** Whether an account or unit is below a unit, at any depth. */
  isBelow(accountOrUnit: string, unit: string): boolean {
    for (let id = this.parents.get(accountOrUnit); id !== undefined; id = this.parents.get(id)) {
      if (id === unit) {
        return true;
      }
    }
    return false;
  }
}

function unitId(idOrArn: string): string {
  return idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
}
