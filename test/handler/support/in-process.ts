import { RAMClient } from '@aws-sdk/client-ram';
import { Answer, Invoke, LogLine } from './invoke';
import { StackHistory } from './stack-history';
import { VirtualTime } from './virtual-time';
import { associations } from '../../../src/handler/associations';
import { customResource, LambdaHandler } from '../../../src/handler/custom-resource';
import { Put } from '../../../src/handler/put';
import { connectWith } from '../../../src/handler/ram';
import { Runtime } from '../../../src/handler/runtime';
import { credentialsFor, RamSimulator } from '../../simulator';

/** What happens to an upload of an answer: an HTTP status, an error, or nothing for ever. */
export type UploadFate = number | Error | 'hang';

/** A run that goes on beside others. */
export interface RunAside {
  /** Lets it come to its end; the answer to it. */
  end(): Promise<Answer | undefined>;
}

/** The handler in this process, with virtual time, against a simulator. */
export class InProcess {
  /** Fates of the next uploads; those after them arrive. */
  public readonly uploads: UploadFate[] = [];
  /** An entity that the next page that holds it misses. */
  public hidden?: string;
  /** What CloudFormation tells of the stack. */
  public readonly history = new StackHistory();
  private readonly aside = new Map<string, Answer | undefined>();
  private answers: Answer[] = [];
  private logs: LogLine[] = [];
  private handler: LambdaHandler;

  constructor(
    private readonly time: VirtualTime,
    private readonly simulator: RamSimulator,
    private readonly account: string,
    private readonly outerStackIds: string[] = [],
  ) {
    this.handler = this.coldStart();
  }

  /** A new execution environment. */
  public coldStart(): LambdaHandler {
    const { time } = this;
    const requests = this.simulator.requestHandler({ wait: (ms) => time.aside(time.sleep(ms)) });
    const client = new RAMClient({
      region: 'us-east-1',
      credentials: credentialsFor(this.account),
      maxAttempts: 1,
      requestHandler: requests,
    });
    const send = client.send.bind(client) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(client, { send: async (...args: unknown[]) => this.hide(await time.during(send(...args))) });
    const runtime: Runtime = {
      now: time.now,
      after: time.after,
      jitter: () => 0.5,
      log: (decision, details) => { this.logs.push({ decision, ...details }); },
      put: this.put,
    };
    this.handler = customResource(associations(connectWith(client), this.history.read, this.outerStackIds), runtime);
    return this.handler;
  }

  public readonly invoke: Invoke = async (event, { remainingMs }) => {
    const start = this.time.now();
    const end = start + remainingMs;
    [this.answers, this.logs] = [[], []];
    await this.time.run(this.handler(event, { getRemainingTimeInMillis: () => end - this.time.now() }));
    return { answers: this.answers, logs: this.logs, took: this.time.now() - start };
  };

  /** Starts a run and lets it work for so long; afterwards there is another environment. */
  public async begin(event: unknown, ms: number): Promise<RunAside> {
    const end = this.time.now() + 900_000;
    const run = this.handler(event, { getRemainingTimeInMillis: () => end - this.time.now() });
    await this.time.run(this.time.sleep(ms));
    this.coldStart();
    const { RequestId } = event as Answer;
    this.aside.set(RequestId, undefined);
    return { end: () => this.time.run(run.then(() => this.aside.get(RequestId))) };
  }

  private hide(output: unknown): unknown {
    const { resourceShareAssociations: rows } = output as { resourceShareAssociations?: { associatedEntity?: string }[] };
    const index = rows?.findIndex(({ associatedEntity }) => associatedEntity === this.hidden) ?? -1;
    if (index >= 0) {
      rows!.splice(index, 1);
      this.hidden = undefined;
    }
    return output;
  }

  private readonly put: Put = async (_url, body) => {
    const fate = this.uploads.shift() ?? 200;
    if (fate === 'hang') { return new Promise(() => undefined); }
    if (fate instanceof Error) { throw fate; }
    const answer = JSON.parse(body) as Answer;
    if (this.aside.has(answer.RequestId)) { this.aside.set(answer.RequestId, answer); } else if (fate < 300) { this.answers.push(answer); }
    return fate;
  };
}
