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

const asynchronousDefaults: AsynchronousOptions = { maximumRetryAttempts: 2, maximumEventAge: 6 * 3600 };

/** A function with as many execution environments as events run at the same time; idle ones are used again. */
export class LambdaFunction {
  /** How asynchronous events are retried, as the function's EventInvokeConfig says. */
  asynchronous: AsynchronousOptions = asynchronousDefaults;
  /** Every run so far, retries included. */
  readonly outcomes: InvocationOutcome[] = [];
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly environments = new Set<ExecutionEnvironment>();

  constructor(readonly configuration: FunctionConfiguration, private readonly options: ProcessOptions) {}

  /** Runs the function once; `timeout` in seconds of the clock. */
  async invoke(event: unknown, timeout?: number, requestId?: string): Promise<InvocationOutcome> {
    const environment = this.idle.pop() ?? this.start();
    const outcome = await environment.invoke(event, timeout, requestId);
    if (environment.alive) {
      this.idle.push(environment);
    } else {
      this.environments.delete(environment);
    }
    this.outcomes.push(outcome);
    return outcome;
  }

  /** Runs the function as for an asynchronous event: errors, crashes and timeouts are retried after a minute, then after two. */
  async invokeAsynchronously(event: unknown): Promise<InvocationOutcome> {
    const { clock } = this.options;
    const requestId = randomUUID();
    const expiry = clock.now() + this.asynchronous.maximumEventAge * 1000;
    let outcome = await this.invoke(event, undefined, requestId);
    for (let retry = 1; outcome.status !== 'succeeded' && retry <= this.asynchronous.maximumRetryAttempts; retry++) {
      await clock.sleep(retry * 60_000);
      if (clock.now() > expiry) break;
      outcome = await this.invoke(event, undefined, requestId);
    }
    return outcome;
  }

  /** Ends all execution environments. */
  async close(): Promise<void> {
    await Promise.all([...this.environments].map(async environment => environment.close()));
    this.environments.clear();
    this.idle.length = 0;
  }

  private start(): ExecutionEnvironment {
    const environment = new ExecutionEnvironment(this.configuration, this.options);
    this.environments.add(environment);
    return environment;
  }
}
