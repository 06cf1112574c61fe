import { Watched } from './call-rules';
import { CallObserver, directClient } from './direct-client';
import { ModelTime } from './model-time';
import { associations } from '../../src/handler/associations';
import { customResource, LambdaHandler } from '../../src/handler/custom-resource';
import { Put } from '../../src/handler/put';
import { connectWith } from '../../src/handler/ram';
import { Runtime } from '../../src/handler/runtime';
import { ReadStackEvents } from '../../src/handler/stack-events';
import { RamSimulator } from '../simulator';

/** What happens to an upload: an HTTP status, a broken connection, or nothing for ever. */
export type UploadFate = number | 'reset' | 'hang';

/** What one run of the function left behind. */
export interface Run {
  readonly bodies: string[];
  readonly logs: string[];
  readonly endedAt: number;
  /** Whether Lambda ended it before it was over. */
  readonly killed: boolean;
}

/** A warm execution environment of the function, with a memory that lasts until it is replaced. */
export class Environment {
  /** The request that it works on. */
  public watched?: Watched;
  private bodies: string[] = [];
  private logs: string[] = [];
  private uploads: UploadFate[] = [];
  private dead = false;
  private readonly handler: LambdaHandler;

  constructor(
    private readonly time: ModelTime, simulator: RamSimulator, account: string, random: () => number, read: ReadStackEvents,
    outerStackIds: string[], observe: (...call: Parameters<CallObserver>) => void,
  ) {
    const client = directClient(simulator, time, account, (...call) => {
      if (this.dead) { throw new Error('Lambda has killed the function'); }
      observe(...call);
      return this.watched?.underWayMs ?? 0;
    });
    const runtime: Runtime = {
      now: time.now,
      after: (ms, action) => time.after(ms, () => { if (!this.dead) { action(); } }),
      jitter: random,
      log: (decision, details) => { this.logs.push(JSON.stringify({ decision, ...details })); },
      put: this.put,
    };
    this.handler = customResource(associations(connectWith(client), read, outerStackIds), runtime);
  }

  /** Runs the function for an event; at its end Lambda kills what is not over. */
  public async invoke(event: unknown, lifetimeMs: number, killAfterMs = lifetimeMs, uploads: UploadFate[] = []): Promise<Run> {
    const end = this.time.now() + lifetimeMs;
    [this.bodies, this.logs, this.uploads] = [[], [], [...uploads]];
    let cancel = () => {};
    const killed = new Promise<boolean>((resolve) => { cancel = this.time.after(killAfterMs, () => resolve(true)); });
    const run = this.handler(event, { getRemainingTimeInMillis: () => end - this.time.now() }).then(() => false);
    this.dead = await Promise.race([run, killed]);
    cancel();
    return { bodies: this.bodies, logs: this.logs, endedAt: this.time.now(), killed: this.dead };
  }

  private readonly put: Put = async (_url, body) => {
    const fate = this.uploads.shift() ?? 200;
    if (fate === 'hang') { return new Promise(() => undefined); }
    if (fate === 'reset') { throw new Error('read ECONNRESET'); }
    if (fate === 200) { this.bodies.push(body); }
    return fate;
  };
}
