import { randomUUID } from 'node:crypto';
import { ExecutionEnvironment, InvocationOutcome } from '../lambda-runtime';
import { FunctionConfiguration } from './configuration';
import { ProcessOptions } from './process';

/** How Lambda treats asynchronous events of a function. */
export interface AsynchronousOptions {
  readonly maximumRetryAttempts: number;
  /** Seconds of the clock. */
  readonly maximumEventAge: number;
}

/** What Lambda does when a function has no EventInvokeConfig. */
export const asynchronousDefaults: AsynchronousOptions = { maximumRetryAttempts: 2, maximumEventAge: 6 * 3600 };

/** A function with as many execution environments as events run at the same time; idle ones are used again. */
export class LambdaFunction {
  /** How asynchronous events are retried, as the function's EventInvokeConfig says. */
  asynchronous: AsynchronousOptions = asynchronousDefaults;
  /** Every run so far, retries included. */
  readonly outcomes: InvocationOutcome[] = [];
  private current: FunctionConfiguration;
  private idle: ExecutionEnvironment[] = [];
  private readonly busy = new Set<ExecutionEnvironment>();
  private readonly removed = new AbortController();

  constructor(configuration: FunctionConfiguration, private readonly options: ProcessOptions) {
    this.current = configuration;
  }

  /** The configuration that new events find. */
  get configuration(): FunctionConfiguration {
    return this.current;
  }

  /** Changes code or configuration: what runs ends as it began, new events get new execution environments. */
  async update(configuration: FunctionConfiguration): Promise<void> {
    this.current = configuration;
    await this.closeIdle();
  }

  /** Runs the function once; `timeout` in seconds of the clock. */
  async invoke(event: unknown, timeout?: number, requestId?: string): Promise<InvocationOutcome> {
    const configuration = this.current;
    const environment = this.idle.pop() ?? new ExecutionEnvironment(configuration, this.options);
    this.busy.add(environment);
    const outcome = await environment.invoke(event, timeout, requestId);
    this.busy.delete(environment);
    this.outcomes.push(outcome);
    if (environment.alive && configuration === this.current && !this.removed.signal.aborted) {
      this.idle.push(environment);
    } else {
      await environment.close();
    }
    return outcome;
  }

  /** Runs the function as for an asynchronous event: errors, crashes and timeouts are retried after a minute, then after two. */
  async invokeAsynchronously(event: unknown): Promise<InvocationOutcome> {
    const { clock } = this.options;
    const requestId = randomUUID();
    const expiry = clock.now() + this.asynchronous.maximumEventAge * 1000;
    let outcome = await this.invoke(event, undefined, requestId);
    for (let retry = 1; outcome.status !== 'succeeded' && retry <= this.asynchronous.maximumRetryAttempts; retry++) {
      await clock.sleep(retry * 60_000, this.removed.signal);
      if (this.removed.signal.aborted || clock.now() > expiry) break;
      outcome = await this.invoke(event, undefined, requestId);
    }
    return outcome;
  }

  /** Deletes the function: what runs may end, nothing begins any more. */
  async remove(): Promise<void> {
    this.removed.abort();
    await this.closeIdle();
  }

  /** Deletes the function and ends what runs. */
  async close(): Promise<void> {
    await this.remove();
    await Promise.all([...this.busy].map(async environment => environment.close()));
  }

  private async closeIdle(): Promise<void> {
    const idle = this.idle;
    this.idle = [];
    await Promise.all(idle.map(async environment => environment.close()));
  }
}
