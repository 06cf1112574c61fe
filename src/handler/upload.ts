import { call } from './caller';
import { newTask, Runtime } from './runtime';

const ATTEMPT_MS = 5_000;

/** Uploads the answer; repeats it until the storage says that it has it. Throws when the time is over. */
export async function upload(url: string, body: string, until: number, runtime: Runtime): Promise<void> {
  await call(newTask(runtime, until), 'upload', {}, async ({ abortSignal }) => {
    const status = await runtime.put(url, body, abortSignal);
    if (status < 200 || status > 299) { throw new Error(`HTTP ${status}`); }
  }, ATTEMPT_MS);
}
