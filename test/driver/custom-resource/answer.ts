import { isObject, Json } from '../template';

/** What CloudFormation remembers of a request when the answer comes. */
export interface Expectation {
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

/** A custom resource's answer. */
export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly PhysicalResourceId: string;
  readonly Reason?: string;
  readonly Data?: Record<string, Json>;
}

/** Largest answer that CloudFormation reads, in bytes. */
export const maximumAnswerSize = 4096;

const maximumPhysicalIdSize = 1024;

/** What is wrong with the body of an answer; nothing when it is valid. */
export function violationsOf(body: string, expected: Expectation): string[] {
  if (Buffer.byteLength(body) > maximumAnswerSize) return [`Response object is too long: ${Buffer.byteLength(body)} bytes, ${maximumAnswerSize} are allowed.`];
  const answer = parse(body);
  if (!isObject(answer)) return ['Invalid response object: it is not a JSON object.'];

  const echoes = (['StackId', 'RequestId', 'LogicalResourceId'] as const)
    .filter(name => answer[name] !== expected[name])
    .map(name => `Invalid ${name}: ${JSON.stringify(answer[name])} instead of ${JSON.stringify(expected[name])}.`);
  return [
    ...echoes,
    ...(answer.Status === 'SUCCESS' || answer.Status === 'FAILED' ? [] : [`Invalid Status: ${JSON.stringify(answer.Status)}.`]),
    ...(answer.Status === 'FAILED' && !answer.Reason ? ['Invalid Reason: a failure needs one.'] : []),
    ...(isPhysicalId(answer.PhysicalResourceId) ? [] : [`Invalid PhysicalResourceId: ${JSON.stringify(answer.PhysicalResourceId)}.`]),
    ...(answer.Data === undefined || isObject(answer.Data) ? [] : ['Invalid Data: it is not an object.']),
  ];
}

function isPhysicalId(value: Json | undefined): boolean {
  return typeof value === 'string' && value.length > 0 && Buffer.byteLength(value) <= maximumPhysicalIdSize;
}

function parse(body: string): Json | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
