import { Directory } from '../../../src/handler/consumer/directory';
import { Task } from '../../../src/handler/runtime';
import { LogLine } from '../../handler/support/invoke';
import { VirtualTime } from '../../handler/support/virtual-time';

/** An account that sees of RAM what a test says, and a task in virtual time that works in it. */
export class ScriptedAccount {
  public readonly logs: LogLine[] = [];
  /** When what was called, with which arguments. */
  public readonly calls: [ms: number, operation: string, ...input: unknown[]][] = [];
  public readonly directory: Directory;
  public readonly task: Task;
  private readonly time = new VirtualTime();
  private readonly start = this.time.now();

  constructor(script: { readonly [operation in keyof Directory]?: () => unknown } = {}, endsAfter = 300_000) {
    this.directory = Object.fromEntries(Object.entries(script).map(([operation, answer]) => [operation, async (...input: unknown[]) => {
      this.calls.push([this.elapsed, operation, ...input]);
      return answer();
    }])) as unknown as Directory;
    this.task = {
      now: this.time.now,
      after: this.time.after,
      log: (decision, details) => { this.logs.push({ decision, ...details }); },
      put: async () => 200,
      jitter: () => 0.5,
      endsAt: this.start + endsAfter,
      refusals: {},
      askedAt: 0,
      unanswered: 0,
    };
  }

  /** Milliseconds since the start. */
  public get elapsed(): number {
    return this.time.now() - this.start;
  }

  /** When something was called, in milliseconds since the start. */
  public timesOf(operation: keyof Directory): number[] {
    return this.calls.filter(([, called]) => called === operation).map(([ms]) => ms);
  }

  /** Runs some work to its end. */
  public async run<T>(work: Promise<T>): Promise<T> {
    return this.time.run(work);
  }
}
