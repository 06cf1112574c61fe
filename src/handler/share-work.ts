import { Patience } from './caller';
import { Change } from './changes';
import { Ram } from './ram';
import { Task } from './runtime';

/** Work on the associations of one share. */
export interface ShareWork {
  readonly ram: Ram;
  readonly task: Task;
  /** The account that the share belongs to. */
  readonly owner: string;
  /** What has changed since then was associated for the same request, by a run of the function that was cut short. */
  readonly since: number;
  /** When the deployment began that is being rolled back, or the creation that has failed: what was on the share before stays. 0 if there is none. */
  readonly rolledBackSince: () => Promise<number>;
  /** The last changes of this environment of the function on the share for the construct, for this request and others before, by kind and entity. */
  readonly changes: Record<string, Change>;
  /** Principals whose invitation is pending. */
  readonly invited: Set<string>;
  /** Whether the share is usually deleted right afterwards, and takes with it what RAM refuses to take off. */
  readonly passing?: boolean;
  /** Other than usual, for associations. */
  readonly patience?: Patience;
  /** Whether the owner's account is known to have been no source before the deployment that is being rolled back, unless it is one now. */
  isOwnerNew?: unknown;
  /** Since when RAM has been refusing to disassociate although nothing changes any more. */
  stuckSince?: number;
}

/** Nothing is being rolled back. */
export const NEVER = async () => 0;
