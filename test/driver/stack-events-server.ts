import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { StackEvent } from './stack-event';

/** Somebody's question for the events of a stack. */
export interface StackEventsCall {
  readonly account: string;
  readonly region: string;
  readonly stackId: string;
}

const PAGE_SIZE = 100;

/** The part of CloudFormation's API that functions ask: `DescribeStackEvents`, in the query protocol. */
export class StackEventsServer {
  /** Resolves when it listens. */
  readonly listening: Promise<unknown>;
  private readonly server: Server;

  /** @param eventsOf what happened in the stack with this id, oldest first; undefined if there is none */
  constructor(
    private readonly eventsOf: (stackId: string) => readonly StackEvent[] | undefined, private readonly onCall: (call: StackEventsCall) => void,
  ) {
    this.server = createServer((request, response) => void this.serve(request, response)).listen(0, '127.0.0.1').unref();
    this.listening = once(this.server, 'listening');
  }

  /** Where it listens. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Stops listening. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const input = new URLSearchParams(Buffer.concat(chunks).toString());
    const stackId = input.get('StackName') ?? '';
    const events = input.get('Action') === 'DescribeStackEvents' ? this.eventsOf(stackId) : undefined;
    const [, account = '', region = ''] = /Credential=AKIA(\d{12})\w*\/\d+\/([\w-]+)\//.exec(request.headers.authorization ?? '') ?? [];
    this.onCall({ account, region, stackId });
    response.writeHead(events ? 200 : 400, { 'content-type': 'text/xml' }).end(events ? page(stackId, events, Number(input.get('NextToken') ?? 0)) : refusal(stackId));
  }
}

function page(stackId: string, events: readonly StackEvent[], first: number): string {
  const last = first + PAGE_SIZE;
  const newestFirst = [...events].reverse();
  const next = last < events.length ? `<NextToken>${last}</NextToken>` : '';
  const result = `<StackEvents>${newestFirst.slice(first, last).map(event => member(stackId, event)).join('')}</StackEvents>${next}`;
  return `<DescribeStackEventsResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStackEventsResult>${result}`
    + `</DescribeStackEventsResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></DescribeStackEventsResponse>`;
}

function member(stackId: string, { stackName, logicalId, physicalId, type, status, time, properties }: StackEvent): string {
  const fields = {
    StackId: stackId,
    EventId: randomUUID(),
    StackName: stackName,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId ?? '',
    ResourceType: type,
    Timestamp: new Date(time).toISOString(),
    ResourceStatus: status,
    ...properties && { ResourceProperties: JSON.stringify(properties) },
  };
  return `<member>${Object.entries(fields).map(([name, value]) => `<${name}>${escape(value)}</${name}>`).join('')}</member>`;
}

function refusal(stackId: string): string {
  return '<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code>'
    + `<Message>Stack [${escape(stackId)}] does not exist</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
