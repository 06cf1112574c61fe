import { Patience } from './caller';
import { Goal } from './next-step';
import { Ram } from './ram';
import { Task } from './runtime';

/** Work on the associations of one share. */
export interface ShareWork {
  readonly ram: Ram;
  readonly task: Task;
  /** The account that the share belongs to. */
  readonly owner: string;
  /** What this work has associated, whether RAM has answered or not. */
  readonly granted: Goal[];
  /** What has changed since then was associated for the same request, by a run of the function that was cut short. */
  readonly since: number;
  /** Principals whose invitation is pending. */
  readonly invited: Set<string>;
  /** Other than usual, for associations. */
  readonly patience?: Patience;
  /** Since when RAM has been refusing to disassociate although nothing changes any more. */
  stuckSince?: number;
}
