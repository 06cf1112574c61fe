import { answerBody, MAX_BYTES } from '../../src/handler/answer';
import { isRequest } from '../../src/handler/request';

const REQUEST = { RequestType: 'Create', RequestId: 'r', StackId: 's', LogicalResourceId: 'l', ResourceProperties: {} } as const;

describe('an answer', () => {
  const empty = Buffer.byteLength(answerBody(REQUEST, { physicalResourceId: 'p', reason: '' }));

  test('of exactly 4,096 bytes is left as it is', () => {
    const reason = 'x'.repeat(MAX_BYTES - empty);
    const body = answerBody(REQUEST, { physicalResourceId: 'p', reason });

    expect(Buffer.byteLength(body)).toBe(4096);
    expect(JSON.parse(body).Reason).toBe(reason);
  });

  test('of one byte more loses as little as sixteen characters at a time allow', () => {
    const reason = 'x'.repeat(MAX_BYTES - empty + 1);
    const body = answerBody(REQUEST, { physicalResourceId: 'p', reason });

    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(4096);
    expect(Buffer.byteLength(body)).toBeGreaterThan(4096 - 16);
    expect(JSON.parse(body).Reason).toMatch(/^x+…$/);
  });
});

describe('an event', () => {
  test.each<[string, object]>([
    ['of Create', {}],
    ['of Update', { RequestType: 'Update', PhysicalResourceId: 'p' }],
    ['of Delete', { RequestType: 'Delete', PhysicalResourceId: 'p' }],
  ])('%s is a request', (_, more) => {
    expect(isRequest({ ...REQUEST, ...more })).toBe(true);
  });

  test.each<[string, object]>([
    ['whose type has something before', { RequestType: 'ReCreate' }],
    ['whose type has something after', { RequestType: 'Deleted' }],
    ['whose type is in lower case', { RequestType: 'create' }],
    ['without a request id', { RequestId: undefined }],
    ['with an empty request id', { RequestId: '' }],
    ['with an empty stack id', { StackId: '' }],
    ['with an empty physical id', { PhysicalResourceId: '' }],
    ['with a number for a logical id', { LogicalResourceId: 5 }],
    ['with an object for a physical id', { PhysicalResourceId: {} }],
    ['without properties', { ResourceProperties: undefined }],
    ['with a text for properties', { ResourceProperties: 'text' }],
  ])('%s is none', (_, flaw) => {
    expect(isRequest({ ...REQUEST, ...flaw } as object)).toBe(false);
  });
});
