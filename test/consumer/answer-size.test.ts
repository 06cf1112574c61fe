import { requestOf } from './support/request';
import { checkSize } from '../../src/handler/consumer/answer-size';
import { CustomResourceRequest } from '../../src/handler/request';

const REQUEST = requestOf('222222222222', Date.parse('2026-11-01T00:00:00Z'), {}) as unknown as CustomResourceRequest<unknown>;
const { StackId, RequestId, LogicalResourceId } = REQUEST;
const PhysicalResourceId = 'arn:aws:ram:us-east-1:111111111111:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456|Network';

/** The bytes of an answer, as CloudFormation gets it. */
const bytesOf = (Data: object) =>
  Buffer.byteLength(JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId, StackId, RequestId, LogicalResourceId, Data }));

/** Attributes with which an answer has exactly so many bytes. */
function dataFor(bytes: number, filler: string): Record<string, string> {
  const room = bytes - bytesOf({ 'ec2.Subnet.Ids': '' });
  return { 'ec2.Subnet.Ids': filler.repeat(room / Buffer.byteLength(filler)) + 'x'.repeat(room % Buffer.byteLength(filler)) };
}

describe.each([['one byte', 'x'], ['several bytes', 'ü']])('attributes in characters of %s', (_, filler) => {
  test('may fill an answer up to 4,096 bytes', () => {
    const data = dataFor(4096, filler);
    expect(bytesOf(data)).toBe(4096);
    expect(() => checkSize(REQUEST, { physicalResourceId: PhysicalResourceId, data })).not.toThrow();
  });

  test('fail with one byte more, and are told how much room there is and what to do', () => {
    const data = dataFor(4097, filler);
    const room = 4096 - bytesOf({});
    expect(() => checkSize(REQUEST, { physicalResourceId: PhysicalResourceId, data })).toThrow(new Error(
      `What is asked for takes ${room + 1} bytes, and CloudFormation takes only ${room}: ask for ids instead of ARNs, `
      + 'or for fewer resource types in one construct, or have the owner use several shares',
    ));
  });
});
