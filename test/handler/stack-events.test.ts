import { DENIED, pageByPage, THROTTLED } from './support/event-pages';
import { ScriptedShare } from './support/scripted-share';
import { eventsOf, ReadStackEvents, StackEventsPage } from '../../src/handler/stack-events';

const page = (...names: string[]): StackEventsPage => ({ StackEvents: names.map((LogicalResourceId) => ({ LogicalResourceId })) });
const never = () => new Promise<never>(() => undefined);

/** Reads all events, or as many as it says; the names, and how it failed. */
async function play(read: ReadStackEvents, { most = Infinity, endsAfter = 20_000 } = {}) {
  const share = new ScriptedShare({}, { endsAfter });
  const names: (string | undefined)[] = [];
  const readAll = async () => {
    for await (const { LogicalResourceId } of eventsOf(read, 'stack', share.work.task)) {
      if (names.push(LogicalResourceId) >= most) { return; }
    }
  };
  const failure = await share.run(readAll().then(() => undefined, ({ message }: Error) => message));
  return { names, failure, elapsed: share.elapsed };
}

describe('what happened in a stack', () => {
  test('is read page by page, with the token of the one before, and some may be empty', async () => {
    const asked: unknown[] = [];
    const pages: StackEventsPage[] = [{ ...page('a', 'b'), NextToken: '1' }, { ...page(), NextToken: '2' }, { NextToken: '3' }, page('c')];
    const { names } = await play(async (input) => {
      asked.push(input);
      return pages[Number(input.NextToken ?? 0)];
    });

    expect(names).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([undefined, '1', '2', '3'].map((NextToken) => ({ StackName: 'stack', NextToken })));
  });

  test('is not read further than it is asked for', async () => {
    const { names, failure } = await play(pageByPage(async function* () {
      yield page('a');
      throw new Error('one page too many');
    }), { most: 1 });
    expect([names, failure]).toEqual([['a'], undefined]);
  });

  test.each<[string, () => Promise<never>, number]>([
    ['is throttled', async () => { throw THROTTLED; }, 125],
    ['hangs for four seconds', never, 4125],
  ])('is asked again for a page that %s, and only for that', async (_, fate, waits) => {
    const asked: unknown[] = [];
    const { names, elapsed } = await play(async ({ NextToken }) => {
      asked.push(NextToken);
      if (!NextToken) { return { ...page('a'), NextToken: 'next' }; }
      return asked.length < 3 ? fate() : page('b');
    });
    expect([names, asked, elapsed]).toEqual([['a', 'b'], [undefined, 'next', 'next'], waits]);
  });

  test('is given up when a page hangs, so that CloudFormation need not answer it any more', async () => {
    const signals: AbortSignal[] = [];
    await play(async (_, { abortSignal }) => signals.push(abortSignal) < 2 ? never() : page());
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  test('is not asked again after a refusal', async () => {
    expect(await play(async () => { throw DENIED; })).toEqual({ names: [], failure: 'Not authorized.', elapsed: 0 });
  });

  test('is read no longer than there is time, however many pages there are', async () => {
    const share = new ScriptedShare();
    const endless: ReadStackEvents = async () => {
      await new Promise<void>((resolve) => share.later(3000, resolve));
      return { ...page('a'), NextToken: 'next' };
    };
    const read = async () => {
      for await (const event of eventsOf(endless, 'stack', { ...share.work.task, endsAt: share.work.task.now() + 10_000 })) { expect(event).toBeDefined(); }
    };
    await expect(share.run(read())).rejects.toThrow('no answer within 1 s');
    expect(share.elapsed).toBe(10_000);
  });
});
