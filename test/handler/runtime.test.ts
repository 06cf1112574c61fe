import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { answerBody } from '../../src/handler/answer';
import { clientTokens } from '../../src/handler/client-token';
import { systemClock, within } from '../../src/handler/clock';
import { consoleLog } from '../../src/handler/log';
import { httpPut } from '../../src/handler/put';
import { CustomResourceRequest, sentAt, waitsUntil } from '../../src/handler/request';
import { isOutdated, RequestMemory, resourceOf } from '../../src/handler/request-memory';
import { lambdaRuntime, newTask, pause } from '../../src/handler/runtime';

describe('an upload', () => {
  test('is a PUT without a content type, with its length', async () => {
    const requests: [IncomingMessage, string][] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) { body += chunk; }
      requests.push([request, body]);
      response.writeHead(403).end('<Error/>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/key?signature=x`;

    expect(await httpPut(url, '{"ä":1}', new AbortController().signal)).toBe(403);
    expect(requests).toHaveLength(1);
    expect(requests[0][0]).toMatchObject({ method: 'PUT', url: '/key?signature=x', headers: { 'content-type': '', 'content-length': '8' } });
    expect(requests[0][1]).toBe('{"ä":1}');
    server.closeAllConnections();
    server.close();
  });
});

test.each([
  ['a connection that is refused', 'http://127.0.0.1:1/?X-Amz-Signature=secret', /ECONNREFUSED|bad port/],
  ['a URL that is none', 'https://a b/?X-Amz-Signature=secret', /Invalid URL/],
])('an upload that fails with %s says why, and not where to', async (_, url, why) => {
  const error = await httpPut(url, '', new AbortController().signal).catch((reason) => reason as Error);
  expect(String(error)).toMatch(why);
  expect(String(error)).not.toContain('secret');
});

describe('the clock', () => {
  test('sleeps', async () => {
    const start = systemClock.now();
    await pause(newTask(lambdaRuntime, Infinity), 30);
    expect(systemClock.now() - start).toBeGreaterThanOrEqual(28);
  });

  test('does not ring once it is cancelled', async () => {
    const rung: string[] = [];
    systemClock.after(10, () => rung.push('cancelled'))();
    systemClock.after(10, () => rung.push('left'));
    await pause(newTask(lambdaRuntime, Infinity), 30);

    expect(rung).toEqual(['left']);
  });

  test('gives up waiting, and forgets the alarm when it was not needed', async () => {
    await expect(within(systemClock, 10, new Promise(() => undefined))).rejects.toThrow('no answer within 0.01 s');
    const cancelled: number[] = [];
    const clock = { now: () => 0, after: (ms: number) => () => { cancelled.push(ms); } };
    await expect(within(clock, 77, Promise.resolve('done'))).resolves.toBe('done');
    expect(cancelled).toEqual([77]);
  });
});

test('a log line is one line of JSON', () => {
  const log = jest.spyOn(console, 'info').mockImplementation();
  consoleLog('retry', { message: 'a\nb' });
  expect(log.mock.calls).toEqual([['{"decision":"retry","message":"a\\nb"}']]);
  log.mockRestore();
});

describe('client tokens', () => {
  test('have as many digits as a UUID, and depend on request, operation, input and round', () => {
    const tokens = clientTokens('r1');
    const all = [tokens('A', { x: 1 }), tokens('A', { x: 1 }), tokens('D', { x: 1 }), tokens('A', { x: 2 }), clientTokens('r2')('A', { x: 1 })];
    expect(new Set(all).size).toBe(5);
    all.forEach((token) => expect(token).toMatch(/^[\da-f]{32}$/));
  });

  test('are the same when the request is carried out again', () => {
    const twice = () => {
      const tokens = clientTokens('r1');
      return [tokens('A', { x: 1 }), tokens('A', { x: 1 })];
    };
    expect(twice()).toEqual(twice());
  });
});

describe('an answer', () => {
  const event = { StackId: 's', RequestId: 'r', LogicalResourceId: 'l' };

  test.each(['x', 'ä', '"', '\u0001', '😀'])('full of %j is cut to 4,096 bytes and not much less', (character) => {
    const body = answerBody(event, { physicalResourceId: 'p', reason: character.repeat(5000) });
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(4096);
    expect(Buffer.byteLength(body)).toBeGreaterThan(3990);
    expect(JSON.parse(body).Reason).toMatch(/…$/);
  });

  test.each([3990, 4000])('that fits, with a reason of %i characters, is left as it is or cut at its end only', (length) => {
    const { Reason } = JSON.parse(answerBody(event, { physicalResourceId: 'p', reason: 'x'.repeat(length) }));
    expect('x'.repeat(length).startsWith(Reason.replace('…', ''))).toBe(true);
  });

  test('is given all the same when the names of the event alone are too long', () => {
    const long = { ...event, StackId: 's'.repeat(5000) };
    expect(JSON.parse(answerBody(long, { physicalResourceId: 'p', reason: 'No.' }))).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'p' });
  });
});

describe('CloudFormation waits', () => {
  const request = (ResponseURL: string, ServiceTimeout?: string) =>
    ({ ResponseURL, ResourceProperties: { ServiceTimeout } }) as CustomResourceRequest<{ ServiceTimeout?: string }>;
  const sent = Date.parse('2026-11-22T08:09:10Z');

  test('an hour from the signature on', () => {
    expect(waitsUntil(request('https://h/k?X-Amz-Date=20261122T080910Z'), 0)).toBe(sent + 3_600_000);
  });

  test('for the service timeout', () => {
    expect(waitsUntil(request('https://h/k?a=b&X-Amz-Date=20261122T080910Z', '120'), 0)).toBe(sent + 120_000);
  });

  test('from now on when the signature does not tell', () => {
    expect(waitsUntil(request('https://h/k', '120'), 1000)).toBe(121_000);
    expect(sentAt('https://h/k')).toBeNaN();
  });

  test('no longer than the URL is good', () => {
    expect(waitsUntil(request('https://h/k?AWSAccessKeyId=x&Expires=50', '120'), 1000)).toBe(50_000);
  });
});

test('a warm function remembers its answers', () => {
  const memory: RequestMemory = {};
  const request = (n: number) => ({ RequestId: `r${n}`, StackId: 's', LogicalResourceId: 'l' }) as CustomResourceRequest<unknown>;
  for (let n = 1; n <= 200; n++) { memory[`r${n}`] = { resource: resourceOf(request(n)), since: n, answer: `a${n}` }; }

  expect(memory.r0).toBeUndefined();
  expect(memory.r1.answer).toBe('a1');
  expect(memory.r200.answer).toBe('a200');
  expect(isOutdated(memory, request(300), 199)).toBe(true);
  expect(isOutdated(memory, request(300), 200)).toBe(false);
  expect(isOutdated(memory, request(300), NaN)).toBe(false);
});
