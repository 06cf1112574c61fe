import * as http from 'node:http';
import * as https from 'node:https';
import { Clock, sleep, within } from './clock';
import { Log } from './log';

/** Puts a body to a URL and gives the HTTP status. */
export type Put = (url: URL, body: string, signal: AbortSignal) => Promise<number>;

/** Puts by HTTP, encrypted as the URL says. */
export const httpPut: Put = async (url, body, signal) => new Promise((resolve, reject) => {
  const { request } = url.protocol === 'http:' ? http : https;
  // The URL's signature covers no content type, so it has to be empty.
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
  request(url, { method: 'PUT', headers, signal }, (response) => {
    response.resume().on('end', () => resolve(response.statusCode ?? 0)).on('error', reject);
  }).on('error', reject).end(body);
});

const ATTEMPT_MS = 5_000;

/** Uploads the answer; repeats it until the storage says that it has it, or the time is over. */
export async function upload(url: URL, body: string, until: number, { clock, log, put, random }: UploadTools): Promise<boolean> {
  for (let attempt = 0; clock.now() < until; attempt++) {
    const aborter = new AbortController();
    const timeout = Math.min(ATTEMPT_MS, until - clock.now());
    try {
      const status = await within(clock, timeout, put(url, body, aborter.signal), () => new Error(`no reply within ${timeout} ms`));
      if (status >= 200 && status < 300) { return true; }
      log('upload-refused', { status });
    } catch (error) {
      aborter.abort();
      log('upload-failed', { message: (error as Error).message });
    }
    await sleep(clock, Math.min(until - clock.now(), 100 + random() * Math.min(10_000, 200 * 2 ** attempt)));
  }
  return false;
}

/** What an upload works with. */
export interface UploadTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly put: Put;
  readonly random: () => number;
}
