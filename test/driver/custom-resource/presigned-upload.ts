import { IncomingMessage } from 'node:http';

/** Why S3 refuses a request with a presigned URL. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/** What S3 finds wrong with an upload; undefined when it takes it. `expiry` is undefined for a URL that was never signed. */
export function refusalOf({ method, headers, url }: IncomingMessage, expiry: number | undefined, now: number): Refusal | undefined {
  if (method !== 'PUT') return { status: 405, reason: `MethodNotAllowed: ${method}` };
  if (expiry === undefined || !url?.includes('X-Amz-Signature=')) return { status: 403, reason: 'SignatureDoesNotMatch: the URL is not the signed one' };
  if (now > expiry) return { status: 403, reason: 'AccessDenied: Request has expired' };
  if (headers['content-length'] === undefined) return { status: 411, reason: 'MissingContentLength' };
  if (headers['content-type']) return { status: 403, reason: `SignatureDoesNotMatch: content-type ${headers['content-type']} was not signed` };
  return undefined;
}
