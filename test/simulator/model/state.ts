import { type Clock } from '../clock';
import { type SimulatorDelays } from '../delays';
import { IdSource } from '../ids';
import { type SimulatorRules } from '../rules';
import { ClientTokens } from './client-tokens';
import type { Invitation } from './invitation';
import { Organization } from './organization';
import { accountLeft } from './organization-leave';
import { Permissions } from './permissions';
import { ResourceShare } from './resource-share';
import { ResourceStatuses } from './resource-statuses';

/** Everything RAM knows, for all accounts and Regions. No I/O and no timers: what is due has happened when somebody looks. */
export class RamState {
  readonly ids: IdSource;
  readonly organizations: Organization[] = [];
  readonly permissions = new Permissions(this);
  readonly resourceStatuses = new ResourceStatuses();
  readonly clientTokens: ClientTokens;
  readonly invitations = new Map<string, Invitation>();
  private readonly shares = new Map<string, ResourceShare>();
  private readonly sharesByRegion = new Map<string, Set<ResourceShare>>();
  private readonly sharesByHome = new Map<string, Set<ResourceShare>>();
  private lastSequence = 0;

  constructor(readonly clock: Clock, readonly rules: SimulatorRules, readonly delays: SimulatorDelays, seed: number) {
    this.ids = new IdSource(seed);
    this.clientTokens = new ClientTokens(delays.clientToken);
  }

  get now(): number {
    return this.clock.now();
  }

  /** A number that orders everything by the time it was made. */
  nextSequence(): number {
    return ++this.lastSequence;
  }

  organizationOf(account: string): Organization | undefined {
    return this.organizations.find(organization => organization.has(account));
  }

  createOrganization(managementAccount: string, partition: string): Organization {
    const organization = new Organization(managementAccount, partition, this.ids, account => accountLeft(this, organization, account));
    this.organizations.push(organization);
    return organization;
  }

  addShare(share: ResourceShare): void {
    this.shares.set(share.arn, share);
    bucket(this.sharesByRegion, share.region).add(share);
    bucket(this.sharesByHome, `${share.owner} ${share.region}`).add(share);
  }

  /** A share that is still listed, even if it is being deleted. */
  share(arn: string): ResourceShare | undefined {
    const share = this.shares.get(arn);
    return share && this.isListed(share) ? share : undefined;
  }

  /** The shares of one account in one Region, oldest first. */
  sharesOwnedBy(account: string, region: string): ResourceShare[] {
    return this.listed(bucket(this.sharesByHome, `${account} ${region}`));
  }

  sharesIn(region: string): ResourceShare[] {
    return this.listed(bucket(this.sharesByRegion, region));
  }

  allShares(): ResourceShare[] {
    return this.listed(this.shares.values());
  }

  private listed(shares: Iterable<ResourceShare>): ResourceShare[] {
    return [...shares].filter(share => this.isListed(share));
  }

  private isListed(share: ResourceShare): boolean {
    const listed = !share.deletion || this.now < share.deletion.doneAt + this.delays.deletedListed;
    if (!listed) {
      this.shares.delete(share.arn);
      bucket(this.sharesByRegion, share.region).delete(share);
      bucket(this.sharesByHome, `${share.owner} ${share.region}`).delete(share);
    }
    return listed;
  }
}

function bucket<K, V>(buckets: Map<K, Set<V>>, key: K): Set<V> {
  let set = buckets.get(key);
  if (!set) {
    set = new Set();
    buckets.set(key, set);
  }
  return set;
}
