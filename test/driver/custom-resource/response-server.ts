import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { ScaledClock } from '../clock';
import { digest } from '../environment';
import { Answer, Expectation, violationsOf } from './answer';
import { refusalOf } from './presigned-upload';

/** How an upload is made to fail: with this HTTP status, or by a connection that breaks before or after it took effect. */
export type UploadFailure = number | 'reset before' | 'reset after';

interface Waiting {
  readonly expectation: Expectation;
  readonly expiry: number;
  answered: boolean;
  settle(answer: Answer | Error): void;
}

const validity = 7200;

/** The bucket to which custom resources upload their answers: each presigned URL takes one. */
export class ResponseServer {
  /** Everything that an S3 bucket or CloudFormation would not have liked. */
  readonly violations: string[] = [];
  private readonly failures: UploadFailure[] = [];
  private readonly waiting = new Map<string, Waiting>();
  private server: Server | undefined;

  constructor(private readonly clock: ScaledClock) {}

  /** Makes the next uploads fail, one by one. */
  failNext(...failures: UploadFailure[]): void {
    this.failures.push(...failures);
  }

  /** A URL for one answer. The answer rejects when what is uploaded is not valid. */
  async expect(expectation: Expectation): Promise<{ url: string; answer: Promise<Answer> }> {
    const key = `/${encodeURIComponent(`${expectation.StackId}|${expectation.LogicalResourceId}|${expectation.RequestId}`)}`;
    const answer = new Promise<Answer>((resolve, reject) => {
      const settle = (it: Answer | Error) => it instanceof Error ? reject(it) : resolve(it);
      this.waiting.set(key, { expectation, expiry: this.clock.now() + validity * 1000, answered: false, settle });
    });
    answer.catch(() => undefined);
    return { url: `${await this.endpoint()}${key}?${this.signature(key)}`, answer };
  }

  /** Stops listening. */
  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(done => this.server ? this.server.close(done) : done(undefined));
    this.server = undefined;
  }

  private async endpoint(): Promise<string> {
    const server = this.server ??= createServer((request, response) => void this.serve(request, response)).listen(0, '127.0.0.1');
    if (!server.listening) await new Promise(done => server.once('listening', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  private signature(key: string): string {
    const date = new Date(this.clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
    return new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Date': date,
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Expires': String(validity),
      'X-Amz-Credential': `AKIACLOUDFORMATION/${date.slice(0, 8)}/us-east-1/s3/aws4_request`,
      'X-Amz-Signature': digest(key + date, 64),
    }).toString();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const key = (request.url ?? '').split('?')[0];
    const waiting = this.waiting.get(key);

    const failure = this.failures.shift();
    if (failure === 'reset before') return void request.socket.destroy();
    if (typeof failure === 'number') return reply(response, failure, 'SlowDown');
    const refusal = refusalOf(request, waiting?.expiry, this.clock.now());
    if (refusal) {
      this.violations.push(`${key}: ${refusal.reason}`);
      return reply(response, refusal.status, refusal.reason);
    }
    if (waiting) this.receive(key, waiting, Buffer.concat(chunks).toString());
    if (failure === 'reset after') return void request.socket.destroy();
    return reply(response, 200);
  }

  private receive(key: string, waiting: Waiting, body: string): void {
    const violations = violationsOf(body, waiting.expectation);
    if (waiting.answered) violations.push('It was answered before.');
    this.violations.push(...violations.map(violation => `${key}: ${violation}`));
    if (!waiting.answered) waiting.settle(violations.length > 0 ? new Error(violations.join(' ')) : JSON.parse(body));
    waiting.answered = true;
  }
}

function reply(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status).end(text);
}
