import { ScriptedShare } from './support/scripted-share';
import { upload } from '../../src/handler/upload';

/** Uploads with what each attempt meets: a status, an error, or no answer; the last one again and again. */
async function play(fates: (number | Error | 'hang')[], until: number) {
  const share = new ScriptedShare();
  const times: number[] = [];
  const signals: AbortSignal[] = [];
  const failure = await share.run(upload('https://host/', '{}', share.work.task.now() + until, {
    ...share.work.task,
    put: async (_url, _body, signal) => {
      times.push(share.elapsed);
      signals.push(signal);
      const fate = fates[times.length - 1] ?? fates.at(-1)!;
      if (fate instanceof Error) { throw fate; }
      return fate === 'hang' ? new Promise<number>(() => undefined) : fate;
    },
  })).catch(({ message }) => message as string);
  return { failure, times, logs: share.logs, aborted: signals.map((signal) => signal.aborted) };
}

const retry = (message: string) => ({ decision: 'retry', operation: 'upload', name: 'Error', message });

describe('an upload', () => {
  test.each([[199, false], [200, true], [204, true], [299, true], [300, false], [403, false]])('that is answered with %i has arrived: %s', async (status, arrived) => {
    expect(await play([status, 200], 10_000)).toEqual(arrived
      ? { failure: undefined, times: [0], aborted: [false], logs: [] }
      : { failure: undefined, times: [0, 125], aborted: [true, false], logs: [retry(`HTTP ${status}`)] });
  });

  test('is tried again after waits that double', async () => {
    expect((await play([500, 500, 500, 500, 200], 10_000)).times).toEqual([0, 125, 375, 875, 1875]);
  });

  test('that hangs is aborted after five seconds', async () => {
    expect(await play(['hang', 200], 60_000)).toMatchObject({ failure: undefined, times: [0, 5125], aborted: [true, false] });
  });

  test('that hangs is aborted when the time is over, and was in vain', async () => {
    expect(await play(['hang'], 2000)).toEqual({ failure: 'no answer within 2 s', times: [0], aborted: [true], logs: [] });
  });

  test.each([[125, [0]], [126, [0, 125]]])('with %i ms of time is tried at %j', async (until, times) => {
    expect(await play([500], until)).toMatchObject({ failure: 'HTTP 500', times });
  });
});
