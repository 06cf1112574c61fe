import { ScriptedShare } from './support/scripted-share';
import { rolledBackSince } from '../../src/handler/rolled-back-since';
import { ReadStackEvents, StackEvent, StackEventsPage } from '../../src/handler/stack-events';

const STACK = 'arn:aws:cloudformation:us-east-1:111111111111:stack/network/1';

/** Events of the stack by their age in minutes, newest first. */
const event = (ResourceStatus: string, minutes: number, PhysicalResourceId = STACK): StackEvent =>
  ({ ResourceStatus, PhysicalResourceId, Timestamp: new Date(60_000 * (100 - minutes)) });
const at = (minutes: number) => 60_000 * (100 - minutes);
const pages = (...all: (StackEvent[] | undefined)[]): ReadStackEvents => async function* () {
  for (const StackEvents of all) { yield { StackEvents }; }
};

async function play(read: ReadStackEvents) {
  const share = new ScriptedShare();
  return { since: await share.run(rolledBackSince(read, STACK, share.work.task)), logs: share.logs, elapsed: share.elapsed };
}

describe('a rollback', () => {
  test.each<[string, number, (StackEvent[] | undefined)[]]>([
    ['of an update began with the update', 9, [[event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9), event('UPDATE_COMPLETE', 20)]]],
    ['is found on pages far apart', 9, [
      [event('UPDATE_FAILED', 4, 'a')], [event('UPDATE_ROLLBACK_IN_PROGRESS', 5)], [], undefined, [event('UPDATE_COMPLETE', 6, 'b'), event('UPDATE_IN_PROGRESS', 9)],
      [event('CREATE_COMPLETE', 20), event('CREATE_IN_PROGRESS', 30)],
    ]],
    ['of a creation leads back to the beginning', 30, [[event('ROLLBACK_IN_PROGRESS', 5), event('CREATE_IN_PROGRESS', 9), event('REVIEW_IN_PROGRESS', 30)]]],
    ['is seen in its clean-up', 9, [[event('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 4), event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9),
      event('UPDATE_ROLLBACK_COMPLETE', 20)]]],
    ['is none while an update goes on', 0, [[event('UPDATE_IN_PROGRESS', 9), event('UPDATE_ROLLBACK_COMPLETE', 20), event('UPDATE_ROLLBACK_IN_PROGRESS', 21)]]],
    ['is none when the newest event is one of rest', 0, [[event('UPDATE_ROLLBACK_COMPLETE', 20), event('UPDATE_ROLLBACK_IN_PROGRESS', 21)]]],
    ['of a nested stack is none of this stack', 0, [[event('UPDATE_ROLLBACK_IN_PROGRESS', 5, 'nested'), event('UPDATE_IN_PROGRESS', 9)]]],
    ['is none without events', 0, [[], undefined]],
  ])('%s', async (_, minutes, all) => {
    expect(await play(pages(...all))).toEqual({ since: minutes && at(minutes) - 2000, logs: [], elapsed: 0 });
  });

  test('is looked for on no more pages than it takes', async () => {
    const read = async function* () {
      yield { StackEvents: [event('UPDATE_IN_PROGRESS', 9)] };
      throw new Error('one page too many');
    };
    expect(await play(read)).toMatchObject({ since: 0, logs: [] });
  });
});

describe('without an answer of CloudFormation it counts as none', () => {
  test('after a refusal', async () => {
    const read = (): never => { throw new Error('Not authorized.'); };
    expect(await play(read)).toEqual({ since: 0, logs: [{ decision: 'no-stack-events', message: 'Not authorized.' }], elapsed: 0 });
  });

  test('after five seconds', async () => {
    const read = async function* (): AsyncGenerator<StackEventsPage> { yield await new Promise<StackEventsPage>(() => undefined); };
    expect(await play(read)).toEqual({ since: 0, logs: [{ decision: 'no-stack-events', message: 'no answer within 5 seconds' }], elapsed: 5000 });
  });
});
