import { ScriptedShare } from './support/scripted-share';
import { upload } from '../../src/handler/upload';

const START = new ScriptedShare().work.task.now();

/** Uploads with what each attempt meets: a status, an error, or no answer; the last one again and again. */
async function play(fates: (number | Error | 'hang')[], until: number) {
  const share = new ScriptedShare();
  const times: number[] = [];
  const signals: AbortSignal[] = [];
  const arrived = await share.run(upload('https://host/', '{}', START + until, {
    ...share.work.task,
    put: async (_url, _body, signal) => {
      times.push(share.elapsed);
      signals.push(signal);
      const fate = fates[times.length - 1] ?? fates.at(-1)!;
      if (fate instanceof Error) { throw fate; }
      return fate === 'hang' ? new Promise<number>(() => undefined) : fate;
    },
  }));
  return { arrived, times, elapsed: share.elapsed, logs: share.logs, aborted: signals.map((signal) => signal.aborted) };
}

describe('an upload', () => {
  test.each([[199, false], [200, true], [204, true], [299, true], [300, false], [403, false]])('that is answered with %i has arrived: %s', async (status, arrived) => {
    const played = await play([status, 200], 10_000);
    expect(played).toMatchObject({ arrived: true, times: arrived ? [0] : [0, 225], aborted: arrived ? [false] : [true, false] });
    expect(played.logs).toEqual(arrived ? [] : [{ decision: 'upload-failed', message: `Error: status ${status}` }]);
  });

  test('is tried again after waits that double', async () => {
    expect((await play([500, 500, 500, 500, 200], 10_000)).times).toEqual([0, 225, 575, 1175, 2275]);
  });

  test('that hangs is aborted after five seconds', async () => {
    expect(await play(['hang', 200], 60_000)).toMatchObject({ arrived: true, times: [0, 5225], aborted: [true, false] });
  });

  test('that hangs is aborted when the time is over, and was in vain', async () => {
    const { arrived, times, logs, aborted } = await play(['hang'], 2000);
    expect({ arrived, times, aborted }).toEqual({ arrived: false, times: [0], aborted: [true] });
    expect(logs).toEqual([{ decision: 'upload-failed', message: 'Error: no answer within 2 seconds' }]);
  });

  test.each([[225, [0]], [226, [0, 225]]])('with %i ms of time is tried at %j', async (until, times) => {
    expect((await play([500], until)).times).toEqual(times);
  });

  test.each([
    ['its cause', Object.assign(new TypeError('fetch failed'), { cause: new Error('connect ECONNRESET') }), 'Error: connect ECONNRESET'],
    ['itself', new TypeError('fetch failed'), 'TypeError: fetch failed'],
  ])('whose connection breaks says why, by %s', async (_, error, message) => {
    expect((await play([error, 200], 10_000)).logs).toEqual([{ decision: 'upload-failed', message }]);
  });
});
