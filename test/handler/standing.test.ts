import { DENIED, pageByPage, THROTTLED } from './support/event-pages';
import { ScriptedShare } from './support/scripted-share';
import { ReadStackEvents, StackEvent } from '../../src/handler/stack-events';
import { standing } from '../../src/handler/standing';

const STACK = 'arn:aws:cloudformation:us-east-1:111111111111:stack/network/1';
const ROOT = 'arn:aws:cloudformation:us-east-1:111111111111:stack/all/1';
const MIDDLE = 'arn:aws:cloudformation:us-east-1:111111111111:stack/middle/1';
const SENT = Date.parse('2026-11-01T00:00:00Z');
const OVER = 'CloudFormation moved on';

/** Events of a stack by the second after the request, newest first. */
const event = (ResourceStatus: string, seconds: number, PhysicalResourceId = STACK): StackEvent =>
  ({ ResourceStatus, PhysicalResourceId, LogicalResourceId: 'stack', Timestamp: new Date(SENT + 1000 * seconds) });
const rollback = (id = STACK) => [event('UPDATE_ROLLBACK_IN_PROGRESS', -5, id), event('UPDATE_IN_PROGRESS', -60, id), event('UPDATE_COMPLETE', -600, id)];
const tells = (events: Record<string, StackEvent[]>): ReadStackEvents => async ({ StackName }) => ({ StackEvents: events[StackName] });

const silent: ReadStackEvents = () => new Promise(() => undefined);

interface Play { query?: string; outer?: string[]; endsAfter?: number }

function play(read: ReadStackEvents, { query = '?X-Amz-Date=20261101T000000Z', outer = [], endsAfter }: Play = {}) {
  const share = new ScriptedShare({}, { endsAfter });
  const request = {
    RequestType: 'Update', RequestId: 'r', ResponseURL: `https://h/k${query}`, StackId: STACK, LogicalResourceId: 'Own', ResourceProperties: {},
  } as const;
  const { rolledBackSince, check } = standing(read, request, share.work.task, outer);
  return {
    share,
    since: async () => share.run(rolledBackSince()),
    check: async () => share.run(check().then(() => 'goes on', ({ message }) => message)),
  };
}

describe('the deployment that is rolled back', () => {
  test('began as long before its event as the clocks may be apart', async () => {
    expect(await play(tells({ [STACK]: rollback() })).since()).toBe(SENT - 62_000);
  });

  test('is none in another deployment', async () => {
    expect(await play(tells({ [STACK]: rollback().slice(1) })).since()).toBe(0);
  });

  test('is looked for once', async () => {
    let reads = 0;
    const { since } = play((...page) => { reads++; return tells({ [STACK]: rollback() })(...page); });
    expect([await since(), await since(), reads]).toEqual([SENT - 62_000, SENT - 62_000, 1]);
  });

  test.each([[2, SENT - 62_000], [2.001, 0]])('is one if the rollback began at the latest when the request was sent, as far as the clocks tell: %d s', async (late, since) => {
    expect(await play(tells({ [STACK]: [event('UPDATE_ROLLBACK_IN_PROGRESS', late), ...rollback().slice(1)] })).since()).toBe(since);
  });

  describe('in a nested stack', () => {
    const DELETED = [event('DELETE_IN_PROGRESS', -1), event('CREATE_COMPLETE', -10), event('CREATE_IN_PROGRESS', -30)];
    test.each<[string, number, Record<string, StackEvent[]>]>([
      ['that is new and deleted is that of the root stack', SENT - 62_000, { [STACK]: DELETED, [ROOT]: rollback(ROOT) }],
      ['that came to rest before is that of the root stack', SENT - 62_000, { [STACK]: [event('UPDATE_ROLLBACK_IN_PROGRESS', -1), event('UPDATE_COMPLETE', -9)], [ROOT]: rollback(ROOT) }],
      ['in one that failed first is that of the one', SENT - 62_000, { [STACK]: DELETED, [MIDDLE]: rollback(MIDDLE), [ROOT]: [event('UPDATE_IN_PROGRESS', -70, ROOT)] }],
      ['that failed first is its own', SENT - 62_000, { [STACK]: rollback(), [ROOT]: [event('UPDATE_IN_PROGRESS', -70, ROOT)] }],
      ['that somebody has taken out is none', 0, { [STACK]: DELETED, [ROOT]: [event('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', -5, ROOT), event('UPDATE_IN_PROGRESS', -60, ROOT)] }],
      ['is none if neither tells', 0, { [STACK]: DELETED, [ROOT]: [] }],
    ])('%s', async (_, since, events) => {
      const { share, since: ask } = play(tells(events), { outer: [ROOT, MIDDLE] });
      expect([await ask(), share.logs]).toEqual([since, []]);
    });

    test('is its own if the root stack may not be asked', async () => {
      const { share, since } = play(async (...page) => {
        if (page[0].StackName === ROOT) { throw DENIED; }
        return tells({ [STACK]: rollback() })(...page);
      }, { outer: [ROOT, MIDDLE] });
      expect([await since(), share.logs]).toEqual([SENT - 62_000, [{ decision: 'no-events', message: 'Not authorized.' }]]);
    });
  });
});

describe('nothing may be changed any more', () => {
  const gone = tells({ [STACK]: [event('UPDATE_COMPLETE', 30)] });

  test('when CloudFormation moved on', async () => {
    const { share, check } = play(gone);
    share.advance(60_000);
    expect(await check()).toBe(OVER);
    expect(share.logs).toEqual([]);
  });

  test('and stops it for good, though CloudFormation refuses to tell it again', async () => {
    let asked = 0;
    const { share, check } = play(async (...page) => {
      if (asked++) { throw DENIED; }
      return gone(...page);
    });
    share.advance(60_000);
    expect([await check(), await check()]).toEqual([OVER, OVER]);
    expect(asked).toBe(1);
  });

  test('whatever the stacks around it do', async () => {
    const asked: string[] = [];
    const { share, check } = play((...page) => {
      asked.push(page[0].StackName);
      return tells({ [ROOT]: [event('UPDATE_COMPLETE', 30, ROOT)] })(...page);
    }, { outer: [ROOT, MIDDLE] });
    share.advance(60_000);
    expect([await check(), asked]).toEqual(['goes on', [STACK]]);
  });

  test('at the earliest when the clocks can tell, and until then CloudFormation is not asked', async () => {
    let reads = 0;
    const { share, check } = play((...page) => { reads++; return gone(...page); });
    share.advance(2000);
    expect([await check(), reads]).toEqual(['goes on', 0]);
    share.advance(1);
    expect([await check(), reads]).toEqual([OVER, 1]);
  });

  test('unless it is not known when the request was sent', async () => {
    const { share, check } = play(gone, { query: '' });
    share.advance(60_000);
    expect(await check()).toBe('goes on');
  });
});

describe('without an answer of CloudFormation the work goes on', () => {
  test('after a refusal, at once', async () => {
    const { share, check, since } = play(async () => { throw DENIED; });
    share.advance(60_000);
    expect([await since(), await check(), share.elapsed]).toEqual([0, 'goes on', 60_000]);
    expect(share.logs).toEqual([1, 2].map(() => ({ decision: 'no-events', message: 'Not authorized.' })));
  });

  test('after five seconds before a change', async () => {
    const { share, check } = play(silent);
    share.advance(60_000);
    expect([await check(), share.elapsed]).toEqual(['goes on', 65_000]);
    expect(share.logs.at(-1)).toEqual({ decision: 'no-events', message: 'no answer within 0.875 s' });
  });

  test('after five seconds, however many pages there are', async () => {
    const { share, check } = play(pageByPage(async function* () {
      for (;;) {
        await new Promise<void>((resolve) => share.later(1000, resolve));
        yield { StackEvents: [event('UPDATE_IN_PROGRESS', 50)] };
      }
    }));
    share.advance(60_000);
    expect([await check(), share.elapsed]).toEqual(['goes on', 65_000]);
  });

  test.each<[number, number, number, string[]]>([
    [60_000, 900_000, 1, []],
    [13_000, 50_000, 1, []],
    [22_750, 50_000, 2, [ROOT]],
    [30_062, 50_000, 3, [ROOT, MIDDLE]],
  ])('after %d ms for the beginning of a deployment, with %d ms in all and %d stacks to ask about', async (ms, endsAfter, stacks, outer) => {
    const { share, since } = play(silent, { outer, endsAfter });
    expect(await since()).toBe(0);
    expect(Math.floor(share.elapsed)).toBe(ms);
    expect(share.logs.filter(({ decision }) => decision === 'no-events')).toHaveLength(stacks);
  });

  test('but not as long as there is time and one page comes after the other', async () => {
    const { share, since } = play(pageByPage(async function* () {
      for (let age = 5; age < 15; age++) {
        await new Promise<void>((resolve) => share.later(3900, resolve));
        yield { StackEvents: [event('UPDATE_ROLLBACK_IN_PROGRESS', -age)] };
      }
      yield* rollback().slice(1).map((one) => ({ StackEvents: [one] }));
    }));
    expect([await since(), share.elapsed, share.logs]).toEqual([SENT - 62_000, 39_000, []]);
  });

  test('and the next question is asked anew', async () => {
    let reads = 0;
    const { share, check, since } = play(async (...page) => {
      if (++reads < 2) { throw DENIED; }
      return tells({ [STACK]: rollback() })(...page);
    });
    share.advance(60_000);
    expect([await check(), await since()]).toEqual(['goes on', SENT - 62_000]);
    expect(share.logs).toEqual([{ decision: 'no-events', message: 'Not authorized.' }]);
  });
});

describe('where CloudFormation throttles', () => {
  const throttled = (read: ReadStackEvents): ReadStackEvents => {
    let reads = 0;
    return async (...page) => {
      if (++reads < 3) { throw THROTTLED; }
      return read(...page);
    };
  };

  test('the deployment is found all the same', async () => {
    const { share, since } = play(throttled(tells({ [STACK]: rollback() })));
    expect(await since()).toBe(SENT - 62_000);
    const retry = { decision: 'retry', operation: 'DescribeStackEvents', name: 'Throttling', message: 'Rate exceeded' };
    expect(share.logs).toEqual([retry, retry]);
  });

  test('a request that is over is stopped all the same', async () => {
    const { share, check } = play(throttled(tells({ [STACK]: [event('UPDATE_COMPLETE', 30)] })));
    share.advance(60_000);
    expect(await check()).toBe(OVER);
  });
});
