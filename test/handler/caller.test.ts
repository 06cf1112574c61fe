import { ScriptedShare } from './support/scripted-share';
import { allPages, call, Patience } from '../../src/handler/caller';
import { ErrorKind, failure } from '../../src/handler/errors';
import { pause } from '../../src/handler/runtime';

/** An error of the SDK, with a status of HTTP. */
const error = (name: string, httpStatusCode: number, message = 'No.') => Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
const BUSY = () => error('InvalidStateTransitionException', 400, 'Busy.');

/** Calls with what each attempt does, the last one again and again. */
function play(
  attempts: ((signal: AbortSignal) => Promise<string>)[], patience: Patience = {}, options?: ConstructorParameters<typeof ScriptedShare>[1],
) {
  const share = new ScriptedShare({}, options);
  const times: number[] = [];
  const signals: AbortSignal[] = [];
  const answer = share.run(call(share.work.task, 'Op', patience, async ({ abortSignal }) => {
    times.push(share.elapsed);
    signals.push(abortSignal);
    return (attempts[times.length - 1] ?? attempts.at(-1)!)(abortSignal);
  }));
  return { answer, times, signals, share };
}

describe('a call', () => {
  test('that is answered is made once, and not aborted', async () => {
    const { answer, times, signals } = play([async () => 'done']);
    expect(await answer).toBe('done');
    expect(times).toEqual([0]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  test('that hangs is aborted after ten seconds and made again', async () => {
    const { answer, times, signals } = play([() => new Promise(() => undefined), async () => 'done']);
    expect(await answer).toBe('done');
    expect(times).toEqual([0, 10_125]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  test('that hangs to the end of the time is aborted then', async () => {
    const { answer, share, signals } = play([() => new Promise(() => undefined)], {}, { endsAfter: 4000 });
    await expect(answer).rejects.toThrow('no answer within 4 s');
    expect(share.elapsed).toBe(4000);
    expect(signals[0].aborted).toBe(true);
  });

  test('is not made when there is no time for it', async () => {
    const { answer, times } = play([async () => 'done'], {}, { endsAfter: 0 });
    await expect(answer).rejects.toEqual(failure('Time ran out before Op', ErrorKind.OutOfTime));
    expect(times).toEqual([]);
  });

  test('that fails says which operation it was', async () => {
    const { answer } = play([async () => { throw error('X', 400); }]);
    await expect(answer).rejects.toMatchObject({ name: 'X', message: 'No.', failedOperation: 'Op' });
  });

  test('is tried again, with a word in the log, after waits that double', async () => {
    const slow = async () => { throw error('ThrottlingException', 400, 'Slow.'); };
    const { answer, times, share } = play([slow, slow, slow, slow, slow, async () => 'done']);
    expect(await answer).toBe('done');
    expect(times).toEqual([0, 125, 375, 875, 1875, 3875]);
    expect(share.logs).toEqual(Array(5).fill({ decision: 'retry', operation: 'Op', name: 'ThrottlingException', message: 'Slow.' }));
  });

  test.each([
    ['not at all where no patience is declared', {}, [0]],
    ['for as long as its kind is given, and a last time at the end of it', { [ErrorKind.InvalidState]: 200 }, [0, 125, 200]],
    ['not for the patience with another kind', { [ErrorKind.NotPermitted]: 200 }, [0]],
  ])('that is refused is tried again %s', async (_, patience, expected) => {
    const { answer, times } = play([async () => { throw BUSY(); }], patience);
    await expect(answer).rejects.toThrow('Busy.');
    expect(times).toEqual(expected);
  });

  test('counts the patience with each kind from its first error on', async () => {
    const { answer, times } = play([
      async () => { throw error('ThrottlingException', 400); }, async () => { throw BUSY(); },
    ], { [ErrorKind.InvalidState]: 200 });
    await expect(answer).rejects.toThrow('Busy.');
    expect(times).toEqual([0, 125, 325]);
  });

  const hang = () => new Promise<never>(() => undefined);

  test.each([
    ['the end of the time cuts off', [hang], 4000, 'no answer within 3.875 s'],
    ['hangs twice, and is cut off by the end of the time', [hang, hang], 13_000, 'no answer within 2.625 s'],
  ])('that is refused, and then %s, leaves word of the refusal', async (_, silence, endsAfter, message) => {
    const { answer, share } = play([async () => { throw BUSY(); }, ...silence], { [ErrorKind.InvalidState]: 60_000 }, { endsAfter });
    await expect(answer).rejects.toThrow(message);
    expect(share.work.task.refusals).toEqual({ Op: expect.objectContaining({ message: 'Busy.', failedOperation: 'Op' }) });
  });

  test('that is refused and then answered leaves no word of the refusal', async () => {
    const { answer, share } = play([async () => { throw BUSY(); }, async () => 'done'], { [ErrorKind.InvalidState]: 60_000 });
    await answer;
    expect(share.work.task.refusals).toEqual({});
  });

  test.each([
    ['an answer that was cut off', error('SyntaxError', 200)],
    ['a broken connection', Object.assign(new Error('ECONNRESET'), { $metadata: { attempts: 1 } })],
    ['an error of the code', new TypeError('x is not a function')],
  ])('is not refused by %s', async (_, reason) => {
    const { answer, share } = play([async () => { throw reason; }], {}, { endsAfter: 100 });
    await expect(answer).rejects.toBe(reason);
    expect(share.work.task.refusals).toEqual({});
  });

  test('is not tried again at the very end of the time', async () => {
    const { answer, times } = play([async () => { throw error('ThrottlingException', 400); }], {}, { endsAfter: 300 });
    await expect(answer).rejects.toThrow('No.');
    expect(times).toEqual([0, 125]);
  });
});

test.each([[1000, 400, 400], [300, 400, 300], [-5, 400, 0], [1000, -5, 0]])('a pause of %i ms with %i ms left takes %i ms', async (ms, endsAfter, took) => {
  const share = new ScriptedShare({}, { endsAfter });
  await share.run(pause(share.work.task, ms));
  expect(share.elapsed).toBe(took);
});

test('pages are read with the token of the one before, the first one without, until one has none', async () => {
  const pages: Record<string, { nextToken?: string; rows: number[] }> = {
    first: { rows: [1], nextToken: 'a' }, a: { rows: [], nextToken: 'b' }, b: { rows: [2] },
  };
  const tokens: (string | undefined)[] = [];
  const all = await allPages(async (token) => {
    tokens.push(token);
    return pages[token ?? 'first'];
  });

  expect(tokens).toEqual([undefined, 'a', 'b']);
  expect(all).toEqual([pages.first, pages.a, pages.b]);
});
