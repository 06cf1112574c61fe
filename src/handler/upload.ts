import { sleep, within } from './clock';
import { backoff, Runtime } from './runtime';

const ATTEMPT_MS = 5_000;

/** Uploads the answer; repeats it until the storage says that it has it, or the time is over. */
export async function upload(url: string, body: string, until: number, runtime: Runtime): Promise<boolean> {
  const { log, now } = runtime;
  for (let attempt = 0; now() < until; attempt++) {
    const aborter = new AbortController();
    try {
      const status = await within(runtime, Math.min(ATTEMPT_MS, until - now()), runtime.put(url, body, aborter.signal));
      if (status >= 200 && status < 300) { return true; }
      throw new Error(`status ${status}`);
    } catch (error) {
      aborter.abort();
      log('upload-failed', { message: String((error as Error).cause ?? error) });
    }
    await sleep(runtime, 100 + backoff(runtime, attempt));
  }
  return false;
}
