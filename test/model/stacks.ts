import { OWNER, Plot } from './landscape';
import { StackHistory } from '../handler/support/stack-history';

/** Whether a construct's stack is nested in the one that is deployed, and what it tells when it is done before the others. */
export type Nesting = 'none' | 'rests' | 'cleansUp';

const arn = (name: string) => `arn:aws:cloudformation:us-east-1:${OWNER}:stack/${name}`;

/** The stacks that a construct's stack is nested in. */
export const outerStackIds = ({ name }: Plot, nesting: Nesting) => nesting === 'none' ? [] : [arn(`around-${name}/1`)];

/** A new nested stack knows of no rollback. */
const WHEN_NEW: Readonly<Record<string, string>> = {
  UPDATE_IN_PROGRESS: 'CREATE_IN_PROGRESS',
  UPDATE_COMPLETE: 'CREATE_COMPLETE',
  UPDATE_ROLLBACK_IN_PROGRESS: 'CREATE_COMPLETE',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'DELETE_IN_PROGRESS',
  UPDATE_ROLLBACK_COMPLETE: 'DELETE_COMPLETE',
};
const DONE = { rests: 'UPDATE_COMPLETE', cleansUp: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' };

/** What CloudFormation tells of a construct's stack, and of the one that it is nested in. */
export class Stacks {
  private generation = 0;
  private exists = false;
  private isNew = false;
  private state = '';

  constructor(private readonly history: StackHistory, private readonly plot: Plot, private readonly nesting: Nesting) {}

  /** The construct's stack. */
  public get stackId(): string {
    return arn(`${this.plot.name}/${this.generation}`);
  }

  /** What is deployed enters a state. */
  public note(state: string, at: number): void {
    outerStackIds(this.plot, this.nesting).forEach((outer) => this.history.note(outer, state, at));
    this.own(state).forEach((own) => this.history.note(this.stackId, own, at));
  }

  private own(state: string): string[] {
    const { nesting, state: before } = this;
    this.state = state;
    if (nesting === 'none') { return [state]; }
    if (state === 'UPDATE_IN_PROGRESS') {
      this.isNew = !this.exists;
      this.exists = true;
      if (this.isNew) { this.generation++; }
    }
    const own = this.isNew ? WHEN_NEW[state] ?? state : state;
    if (own === 'DELETE_COMPLETE') { this.exists = false; }
    if (this.isNew) { return [own]; }
    return state === 'UPDATE_ROLLBACK_IN_PROGRESS' && before === 'UPDATE_IN_PROGRESS' ? [DONE[nesting], state] : [state];
  }
}
