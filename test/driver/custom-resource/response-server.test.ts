import { request } from 'node:http';
import { ScaledClock } from '../clock';
import { ResponseServer } from './response-server';

const expectation = { StackId: 'arn:stack/s', RequestId: 'request', LogicalResourceId: 'Thing' };
const success = { Status: 'SUCCESS', PhysicalResourceId: 'id', ...expectation };

let server: ResponseServer;

beforeEach(() => { server = new ResponseServer(new ScaledClock()); });
afterEach(async () => server.close());

async function put(url: string, answer: object | string, overrides: { method?: string; headers?: Record<string, string> } = {}): Promise<number> {
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return new Promise((resolve, reject) => {
    const headers = overrides.headers ?? { 'content-length': String(Buffer.byteLength(body)) };
    request(url, { method: overrides.method ?? 'PUT', headers }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject).end(body);
  });
}

describe('the upload of an answer', () => {
  test('is taken when it is valid', async () => {
    const { url, answer } = await server.expect(expectation);
    expect(await put(url, success)).toBe(200);
    expect(await answer).toEqual(success);
    expect(server.violations).toEqual([]);
  });

  test('goes to a presigned URL of the loopback interface that says when it was signed', async () => {
    const { url } = await server.expect(expectation);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/arn%3Astack%2Fs%7CThing%7Crequest\?/);
    const query = new URL(url).searchParams;
    expect(query.get('X-Amz-Date')).toMatch(/^\d{8}T\d{6}Z$/);
    expect(query.get('X-Amz-Expires')).toBe('7200');
  });

  test.each([
    ['is longer than 4,096 bytes', { ...success, Data: { text: 'ä'.repeat(2048) } }, 'Response object is too long'],
    ['is no JSON', 'oops', 'it is not a JSON object'],
    ['is a list', [], 'it is not a JSON object'],
    ['is of another stack', { ...success, StackId: 'other' }, 'Invalid StackId: "other"'],
    ['is for another request', { ...success, RequestId: undefined }, 'Invalid RequestId: undefined'],
    ['is for another resource', { ...success, LogicalResourceId: 'Other' }, 'Invalid LogicalResourceId'],
    ['has another status', { ...success, Status: 'OK' }, 'Invalid Status: "OK"'],
    ['fails without a reason', { ...success, Status: 'FAILED' }, 'Invalid Reason'],
    ['has no physical id', { ...success, PhysicalResourceId: '' }, 'Invalid PhysicalResourceId: ""'],
    ['has a physical id of more than 1 KB', { ...success, PhysicalResourceId: 'x'.repeat(1025) }, 'Invalid PhysicalResourceId'],
    ['has data that is no object', { ...success, Data: 'text' }, 'Invalid Data'],
  ])('is a violation and a failure when it %s', async (_, body, message) => {
    const { url, answer } = await server.expect(expectation);
    expect(await put(url, body)).toBe(200);
    await expect(answer).rejects.toThrow(message);
    expect(server.violations).toEqual([expect.stringContaining(message)]);
  });

  test('of exactly 4,096 bytes is taken', async () => {
    const { url, answer } = await server.expect(expectation);
    const rest = 4096 - Buffer.byteLength(JSON.stringify({ ...success, Reason: '' }));
    await put(url, { ...success, Reason: 'x'.repeat(rest) });
    await expect(answer).resolves.toMatchObject({ Status: 'SUCCESS' });
  });

  test.each([
    ['another method', {}, { method: 'POST' }, 405],
    ['a content type, which was not signed', {}, { headers: { 'content-type': 'application/json', 'content-length': '2' } }, 403],
    ['no length', {}, { headers: { 'transfer-encoding': 'chunked' } }, 411],
  ])('is refused with %s', async (_, body, overrides, status) => {
    const { url } = await server.expect(expectation);
    expect(await put(url, body, overrides)).toBe(status);
    expect(server.violations).toHaveLength(1);
  });

  test('is refused at a URL that was never signed', async () => {
    const { url } = await server.expect(expectation);
    expect(await put(url.replace('Thing', 'Other'), success)).toBe(403);
    expect(await put(url.split('?')[0], success)).toBe(403);
  });

  test('is refused when the URL has expired', async () => {
    await server.close();
    server = new ResponseServer(new ScaledClock(1_000_000));
    const { url } = await server.expect(expectation);
    await new Promise(done => setTimeout(done, 10));
    expect(await put(url, success)).toBe(403);
    expect(server.violations).toEqual([expect.stringContaining('Request has expired')]);
  });

  test('a second time is a violation, and the first one stays', async () => {
    const { url, answer } = await server.expect(expectation);
    await put(url, success);
    await put(url, { ...success, Status: 'FAILED', Reason: 'changed my mind' });
    expect(await answer).toEqual(success);
    expect(server.violations).toEqual([expect.stringContaining('answered before')]);
  });

  test('fails as often as it is told, and can be repeated then', async () => {
    const { url, answer } = await server.expect(expectation);
    server.failNext(503, 'reset before');
    expect(await put(url, success)).toBe(503);
    await expect(put(url, success)).rejects.toThrow();
    expect(await put(url, success)).toBe(200);
    expect(await answer).toEqual(success);
    expect(server.violations).toEqual([]);
  });

  test('may have taken effect although its connection broke', async () => {
    const { url, answer } = await server.expect(expectation);
    server.failNext('reset after');
    await expect(put(url, success)).rejects.toThrow();
    expect(await answer).toEqual(success);
  });
});
