import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Answer, Invocation, LogLine, Request } from './invoke';
import { ResponseServer, ScaledClock, SdkFlavour, StackEvent } from '../../driver';
import { ExecutionEnvironment } from '../../driver/lambda-runtime';
import { StackEventsServer } from '../../driver/stack-events-server';
import { functionOf } from '../../driver/support';

const root = path.join(__dirname, '..', '..', '..');

/** The function's inline code, built from source. */
export function inlineCode(): string {
  execFileSync(process.execPath, [path.join(root, 'tools', 'bundle-handlers.mjs')]);
  return readFileSync(path.join(root, 'assets', 'handler', 'associations', 'index.js'), 'utf8');
}

/** The inline code in a process of its own, as Lambda runs it. */
export class Bundled {
  /** Starts the process. */
  public static async start(clock: ScaledClock, code: string, runtime: string, sdk: SdkFlavour, ramEndpoint: string): Promise<Bundled> {
    const events = new Map<string, StackEvent[]>();
    const stackEvents = new StackEventsServer((stackId) => events.get(stackId) ?? [], () => undefined);
    await stackEvents.listening;
    const endpoints = { ramEndpoint, cloudFormationEndpoint: stackEvents.endpoint };
    const environment = new ExecutionEnvironment(functionOf(code, { runtime, region: 'us-east-1' }), { clock, sdk, ...endpoints });
    return new Bundled(clock, new ResponseServer(clock), stackEvents, events, environment);
  }

  private constructor(
    private readonly clock: ScaledClock, private readonly responses: ResponseServer, private readonly stackEvents: StackEventsServer,
    private readonly events: Map<string, StackEvent[]>, private readonly environment: ExecutionEnvironment,
  ) {}

  /** Sends a request, with a response URL of its own. */
  public async invoke(request: Request): Promise<Invocation> {
    // On a fast clock a request would be too old before the code is loaded.
    await this.environment.started;
    const start = this.clock.now();
    const { url, answer } = await this.responses.expect(request);
    const outcome = await this.environment.invoke({ ...request, ResponseURL: url });
    if (outcome.status !== 'succeeded') { throw new Error(JSON.stringify(outcome)); }
    // It was uploaded while the function ran, if at all.
    const uploaded = await this.clock.atMost(60_000, answer);
    if (!uploaded) { throw new Error(`no answer: ${outcome.logs.join(' ')}`); }
    return {
      answers: [uploaded as unknown as Answer],
      logs: outcome.logs.filter((line) => line.includes('"decision"')).map((line) => JSON.parse(line.slice(line.indexOf('{'))) as LogLine),
      took: this.clock.now() - start,
    };
  }

  /** A stack enters a state. */
  public note(stackId: string, status: string): void {
    const event = { time: this.clock.now(), stackName: 'Stack', logicalId: 'Stack', physicalId: stackId, type: 'AWS::CloudFormation::Stack', status };
    this.events.set(stackId, [...this.events.get(stackId) ?? [], event]);
  }

  /** Everything that CloudFormation would not have liked. */
  public get violations(): string[] {
    return this.responses.violations;
  }

  /** Ends the process. */
  public async close(): Promise<void> {
    await Promise.all([this.environment.close(), this.responses.close(), this.stackEvents.close()]);
  }
}
