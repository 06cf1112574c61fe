import { ScriptedShare } from './support/scripted-share';
import { ReadStackEvents, StackEvent, StackEventsPage } from '../../src/handler/stack-events';
import { standing } from '../../src/handler/standing';

const STACK = 'arn:aws:cloudformation:us-east-1:111111111111:stack/network/1';

/** When the requests are sent. */
const SENT = Date.parse('2026-11-01T00:00:00Z');
const at = (minutes: number) => SENT - 60_000 * minutes;
/** Events of the stack by their age in minutes, newest first. */
const event = (ResourceStatus: string, minutes: number, PhysicalResourceId = STACK): StackEvent =>
  ({ ResourceStatus, PhysicalResourceId, LogicalResourceId: 'Something', Timestamp: new Date(at(minutes)) });
const pages = (...all: (StackEvent[] | undefined)[]): ReadStackEvents => async function* () {
  for (const StackEvents of all) { yield { StackEvents }; }
};

function play(read: ReadStackEvents, query = '?X-Amz-Date=20261101T000000Z') {
  const share = new ScriptedShare();
  const request = {
    RequestType: 'Update', RequestId: 'r', ResponseURL: `https://h/k${query}`, StackId: STACK, LogicalResourceId: 'Own', ResourceProperties: {},
  } as const;
  return { share, ...standing(read, request, share.work.task) };
}

async function sinceOf(read: ReadStackEvents) {
  const { share, rolledBackSince } = play(read);
  return { since: await share.run(rolledBackSince()), logs: share.logs, elapsed: share.elapsed };
}

describe('a rollback', () => {
  test.each<[string, number, (StackEvent[] | undefined)[]]>([
    ['of an update began with the update', 9, [[event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9), event('UPDATE_COMPLETE', 20)]]],
    ['is found on pages far apart', 9, [
      [event('UPDATE_FAILED', 4, 'a')], [event('UPDATE_ROLLBACK_IN_PROGRESS', 5)], [], undefined, [event('UPDATE_COMPLETE', 6, 'b'), event('UPDATE_IN_PROGRESS', 9)],
      [event('CREATE_COMPLETE', 20), event('CREATE_IN_PROGRESS', 30)],
    ]],
    ['of a creation leads back to the beginning, but not to the review of the change set', 9, [[event('ROLLBACK_IN_PROGRESS', 5), event('CREATE_IN_PROGRESS', 9), event('REVIEW_IN_PROGRESS', 30)]]],
    ['is seen in its clean-up', 9, [[event('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 4), event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9),
      event('UPDATE_ROLLBACK_COMPLETE', 20)]]],
    ['is none while an update goes on', 0, [[event('UPDATE_IN_PROGRESS', 9), event('UPDATE_ROLLBACK_COMPLETE', 20), event('UPDATE_ROLLBACK_IN_PROGRESS', 21)]]],
    ['is none when the newest event is one of rest', 0, [[event('UPDATE_ROLLBACK_COMPLETE', 20), event('UPDATE_ROLLBACK_IN_PROGRESS', 21)]]],
    ['of a nested stack is none of this stack', 0, [[event('UPDATE_ROLLBACK_IN_PROGRESS', 5, 'nested'), event('UPDATE_IN_PROGRESS', 9)]]],
    ['is none without events', 0, [[], undefined]],
  ])('%s', async (_, minutes, all) => {
    expect(await sinceOf(pages(...all))).toEqual({ since: minutes && at(minutes) - 2000, logs: [], elapsed: 0 });
  });

  test('is looked for on no more pages than it takes', async () => {
    const read = async function* () {
      yield { StackEvents: [event('UPDATE_IN_PROGRESS', 9)] };
      throw new Error('one page too many');
    };
    expect(await sinceOf(read)).toMatchObject({ since: 0, logs: [] });
  });
});

describe('a request is over', () => {
  const later = (seconds: number, ResourceStatus: string, ids: Partial<StackEvent> = { LogicalResourceId: 'Own', PhysicalResourceId: 'id' }): StackEvent =>
    ({ ResourceStatus, Timestamp: new Date(SENT + 1000 * seconds), ...ids });
  const stack = { LogicalResourceId: 'network', PhysicalResourceId: STACK };
  const OVER = 'CloudFormation has moved on';

  async function checkOf(events: StackEvent[], { query, after = 60_000 }: { query?: string; after?: number } = {}) {
    const { share, check, rolledBackSince } = play(pages(events), query);
    share.advance(after);
    const outcome = async (answer: Promise<unknown>) => share.run(answer.then(() => 'goes on', ({ message }) => message));
    return [await outcome(check()), await outcome(rolledBackSince())];
  }

  test.each<[string, StackEvent[]]>([
    ['when it was carried out', [later(30, 'UPDATE_COMPLETE')]],
    ['when it has failed', [later(30, 'CREATE_FAILED')]],
    ['when the stack is rolling back', [later(30, 'UPDATE_ROLLBACK_IN_PROGRESS', stack)]],
    ['when the stack is cleaning up', [later(30, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', stack)]],
    ['when the stack is at rest', [later(30, 'UPDATE_COMPLETE', stack)]],
    ['when something else has begun since', [later(50, 'UPDATE_IN_PROGRESS', stack), later(30, 'UPDATE_COMPLETE', stack), later(29, 'UPDATE_COMPLETE')]],
    ['when its rollback has begun, and it was cancelled before the clocks could tell', [later(3, 'UPDATE_IN_PROGRESS'), later(1, 'UPDATE_ROLLBACK_IN_PROGRESS', stack)]],
    ['when its deletion has begun', [later(30, 'DELETE_IN_PROGRESS')]],
    ['a moment after the clocks may be apart', [later(2.001, 'UPDATE_COMPLETE')]],
  ])('%s', async (_, events) => {
    expect(await checkOf(events)).toEqual([OVER, OVER]);
  });

  test.each<[string, StackEvent[]]>([
    ['without events', []],
    ['when CloudFormation notes its creation again', [later(30, 'CREATE_IN_PROGRESS')]],
    ['when CloudFormation notes the state of the stack again', [later(30, 'UPDATE_IN_PROGRESS', stack)]],
    ['when something else has ended', [later(30, 'UPDATE_COMPLETE', { LogicalResourceId: 'Other', PhysicalResourceId: 'id' })]],
    ['when a nested stack has ended', [later(30, 'UPDATE_COMPLETE', { LogicalResourceId: 'Nested', PhysicalResourceId: `${STACK}-nested` })]],
    ['when the one before ended in the second in which it was sent', [later(2, 'UPDATE_COMPLETE')]],
  ])('not %s', async (_, events) => {
    expect(await checkOf(events)).toEqual(['goes on', 'goes on']);
  });

  test('not if it is not known when it was sent', async () => {
    expect(await checkOf([later(30, 'UPDATE_COMPLETE')], { query: '' })).toEqual(['goes on', 'goes on']);
  });

  test('at the earliest when the clocks can tell, and until then CloudFormation is not asked', async () => {
    let reads = 0;
    const { share, check } = play(() => pages([])(`${reads++}`));
    share.advance(2000);
    await share.run(check());
    expect(reads).toBe(0);
    share.advance(1);
    await share.run(check());
    await share.run(check());
    expect(reads).toBe(2);
  });
});

test('whether a request is over needs no events from before it', async () => {
  const read = async function* () {
    yield { StackEvents: [event('UPDATE_ROLLBACK_IN_PROGRESS', 5)] };
    throw new Error('one page too many');
  };
  const { share, check } = play(read);
  share.advance(60_000);
  await share.run(check());
  expect(share.logs).toEqual([]);
});

describe('without an answer of CloudFormation it counts as none', () => {
  test('after a refusal', async () => {
    const read = (): never => { throw new Error('Not authorized.'); };
    expect(await sinceOf(read)).toEqual({ since: 0, logs: [{ decision: 'no-events', message: 'Not authorized.' }], elapsed: 0 });
  });

  test('after five seconds', async () => {
    const read = async function* (): AsyncGenerator<StackEventsPage> { yield await new Promise<StackEventsPage>(() => undefined); };
    expect(await sinceOf(read)).toEqual({ since: 0, logs: [{ decision: 'no-events', message: 'no answer within 5 seconds' }], elapsed: 5000 });
  });

  test('and the next question is asked anew', async () => {
    let reads = 0;
    const { share, check, rolledBackSince } = play(async function* () {
      if (++reads < 2) { throw new Error('Rate exceeded'); }
      yield { StackEvents: [event('UPDATE_ROLLBACK_IN_PROGRESS', 5)] };
    });
    share.advance(60_000);
    await share.run(check());
    expect(await share.run(rolledBackSince())).toBe(at(5) - 2000);
    expect(share.logs).toEqual([{ decision: 'no-events', message: 'Rate exceeded' }]);
  });
});
