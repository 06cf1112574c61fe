import { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { FunctionConfiguration } from './lambda/configuration';
import { ProcessOptions, startProcess } from './lambda/process';

/** How one run of a function ended. */
export interface InvocationOutcome {
  readonly requestId: string;
  readonly status: 'succeeded' | 'failed' | 'timed out' | 'crashed';
  readonly result?: unknown;
  readonly error?: { readonly errorType: string; readonly errorMessage: string };
  readonly logs: string[];
}

interface Message {
  readonly requestId?: string;
  readonly ready?: boolean;
  readonly result?: unknown;
  readonly error?: InvocationOutcome['error'];
  readonly crashed?: InvocationOutcome['error'];
}

type Ending = Omit<InvocationOutcome, 'requestId' | 'logs'>;

/** Who listens while the process works on an event. */
interface Run {
  line(text: string): void;
  end(ending: Ending): void;
}

/**
 * One execution environment of a Lambda function: a child process under the runtime's Node that keeps its memory
 * from one event to the next, takes one event at a time, and is killed when an event runs into the timeout.
 */
export class ExecutionEnvironment {
  /** Resolves when the code is loaded. */
  readonly started: Promise<void>;
  private readonly child: ChildProcess;
  private readonly closed: Promise<number | null>;
  private run: Run = { line: () => undefined, end: () => undefined };
  private crash: InvocationOutcome['error'];

  constructor(private readonly configuration: FunctionConfiguration, private readonly options: ProcessOptions) {
    this.child = startProcess(configuration, options);
    this.closed = new Promise(done => this.child.once('close', code => done(code)));
    this.started = new Promise(done => this.child.on('message', (message: Message) => message.ready && done()));
    this.child.on('message', (message: Message) => this.receive(message));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', line => this.run.line(line));
    }
  }

  /** Whether the process still lives, so that it can take another event. */
  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.connected;
  }

  /** Runs the function for one event. Never rejects: what goes wrong is in the outcome. */
  async invoke(event: unknown, timeout: number = this.configuration.timeout, requestId: string = randomUUID()): Promise<InvocationOutcome> {
    const logs: string[] = [];
    this.crash = undefined;
    const crashed = this.closed.then((code): Ending => ({ status: 'crashed', error: this.crash ?? exited(code) }));
    const start = await Promise.race([this.started, crashed]);
    if (start) return { requestId, ...start, logs };

    const answered = this.listen(requestId, logs);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Ending>(done => timer = setTimeout(() => done({ status: 'timed out' }), this.options.clock.real(timeout * 1000)));
    this.child.send({ requestId, event, deadline: this.options.clock.now() + timeout * 1000, functionArn: this.configuration.functionArn });
    const ending = await Promise.race([answered, crashed, late]);
    clearTimeout(timer);
    if (ending.status === 'timed out') await this.close();
    return { requestId, ...ending, logs };
  }

  /** Kills the process, as Lambda does with an environment that it no longer needs. */
  async close(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.closed;
  }

  /** Resolves when both the answer and the last line of the log are there: they come on different channels. */
  private async listen(requestId: string, logs: string[]): Promise<Ending> {
    let lastLine = () => {};
    const logged = new Promise<void>(done => lastLine = done);
    const answered = new Promise<Ending>(end => {
      this.run = { end, line: text => text === `END RequestId: ${requestId}` ? lastLine() : logs.push(text) };
    });
    await logged;
    return answered;
  }

  private receive(message: Message): void {
    if (message.crashed) {
      this.crash = message.crashed;
    } else if (message.error) {
      this.run.end({ status: 'failed', error: message.error });
    } else if ('result' in message) {
      this.run.end({ status: 'succeeded', result: message.result });
    }
  }
}

function exited(code: number | null): InvocationOutcome['error'] {
  return { errorType: 'Runtime.ExitError', errorMessage: `the process ended with status ${code}` };
}
