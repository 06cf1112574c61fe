import { FunctionConfiguration } from './configuration';
import { asynchronousDefaults, AsynchronousOptions, LambdaFunction } from './function';
import { nodeOf, ProcessOptions } from './process';

/** All functions of all accounts, by ARN. */
export class LambdaService {
  private readonly functions = new Map<string, LambdaFunction>();
  private readonly removed: LambdaFunction[] = [];

  constructor(private readonly options: ProcessOptions) {}

  /** The function with this ARN. */
  get(arn: string): LambdaFunction | undefined {
    return this.functions.get(arn);
  }

  /** Creates a function, or changes its code and configuration. */
  async put(configuration: FunctionConfiguration): Promise<void> {
    // Without Node, events would wait for an answer for ever.
    nodeOf(configuration.runtime);
    const existing = this.functions.get(configuration.functionArn);
    if (existing) {
      await existing.update(configuration);
    } else {
      this.functions.set(configuration.functionArn, new LambdaFunction(configuration, this.options));
    }
  }

  /** Sets how asynchronous events of a function are retried. */
  configureAsynchronous(arn: string, options: AsynchronousOptions = asynchronousDefaults): void {
    const fn = this.functions.get(arn);
    if (fn) fn.asynchronous = options;
  }

  /** Deletes a function. */
  async remove(arn: string): Promise<void> {
    const fn = this.functions.get(arn);
    if (!fn) return;
    this.functions.delete(arn);
    this.removed.push(fn);
    await fn.remove();
  }

  /** Ends all processes. */
  async close(): Promise<void> {
    await Promise.all([...this.functions.values(), ...this.removed].map(async fn => fn.close()));
  }
}
