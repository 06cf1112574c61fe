import { rollbackStart } from '../../src/handler/rollback-start';
import { StackEvent } from '../../src/handler/stack-events';

const STACK = 'arn:aws:cloudformation:us-east-1:111111111111:stack/network/1';
const NOW = Date.parse('2026-11-01T00:00:00Z');
const at = (minutes: number) => NOW - 60_000 * minutes;
/** Events of the stack by their age in minutes, newest first. */
const event = (ResourceStatus: string, minutes: number, PhysicalResourceId = STACK): StackEvent =>
  ({ ResourceStatus, PhysicalResourceId, LogicalResourceId: 'Something', Timestamp: new Date(at(minutes)) });
const startOf = async (events: StackEvent[], latest = NOW) => rollbackStart((async function* () { yield* events; })(), STACK, latest);

describe('a rollback', () => {
  test.each<[string, number, StackEvent[]]>([
    ['of an update began with the update', 9, [event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9), event('UPDATE_COMPLETE', 20)]],
    ['is found among what is told of others', 9, [
      event('UPDATE_FAILED', 4, 'a'), event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_COMPLETE', 6, 'b'), event('UPDATE_IN_PROGRESS', 9),
      event('CREATE_COMPLETE', 20), event('CREATE_IN_PROGRESS', 30),
    ]],
    ['of a creation leads back to the beginning, but not to the review of the change set', 9, [event('ROLLBACK_IN_PROGRESS', 5), event('CREATE_IN_PROGRESS', 9), event('REVIEW_IN_PROGRESS', 30)]],
    ['is seen in its clean-up', 9, [event('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 4), event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9),
      event('UPDATE_ROLLBACK_COMPLETE', 20)]],
    ['is none while an update goes on', 0, [event('UPDATE_IN_PROGRESS', 9), event('UPDATE_ROLLBACK_COMPLETE', 20), event('UPDATE_ROLLBACK_IN_PROGRESS', 21)]],
    ['is none when the newest event is one of rest', 0, [event('UPDATE_ROLLBACK_COMPLETE', 20), event('UPDATE_ROLLBACK_IN_PROGRESS', 21)]],
    ['of a nested stack is none of this stack', 0, [event('UPDATE_ROLLBACK_IN_PROGRESS', 5, 'nested'), event('UPDATE_IN_PROGRESS', 9)]],
    ['that has failed is none any more', 0, [event('UPDATE_ROLLBACK_FAILED', 4), event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9)]],
    ['that is continued began with the update', 9, [event('UPDATE_ROLLBACK_IN_PROGRESS', 3), event('UPDATE_ROLLBACK_FAILED', 4), event('UPDATE_IN_PROGRESS', 9)]],
    ['of a nested stack that rested in between began with its update', 9, [event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_COMPLETE', 7), event('UPDATE_IN_PROGRESS', 9),
      event('UPDATE_COMPLETE', 20), event('CREATE_IN_PROGRESS', 30)]],
    ['of a nested stack that had rolled back by itself began with its update', 9, [event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_ROLLBACK_COMPLETE', 6),
      event('UPDATE_ROLLBACK_IN_PROGRESS', 7), event('UPDATE_IN_PROGRESS', 9), event('UPDATE_COMPLETE', 20), event('CREATE_IN_PROGRESS', 30)]],
    ['is none without events', 0, []],
    ['is what deletes a stack while it is created', 9, [event('DELETE_IN_PROGRESS', 5), event('CREATE_IN_PROGRESS', 9), event('REVIEW_IN_PROGRESS', 30)]],
    ['is what deletes a stack while its creation is rolled back', 9, [event('DELETE_IN_PROGRESS', 4), event('ROLLBACK_IN_PROGRESS', 5), event('CREATE_IN_PROGRESS', 9)]],
    ['is no deletion of a stack that was there', 0, [event('DELETE_IN_PROGRESS', 5), event('CREATE_COMPLETE', 8), event('CREATE_IN_PROGRESS', 9)]],
    ['is no deletion after one that has failed', 0, [event('DELETE_IN_PROGRESS', 3), event('DELETE_FAILED', 4), event('DELETE_IN_PROGRESS', 5), event('CREATE_IN_PROGRESS', 9)]],
    ['is no deletion after a rollback that has failed', 0, [event('DELETE_IN_PROGRESS', 3), event('ROLLBACK_FAILED', 4), event('ROLLBACK_IN_PROGRESS', 5), event('CREATE_IN_PROGRESS', 9)]],
    ['is no deletion of a stack that was there while its update is rolled back', 0, [event('DELETE_IN_PROGRESS', 3), event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9)]],
  ])('%s', async (_, minutes, events) => {
    expect(await startOf(events)).toBe(minutes && at(minutes));
  });

  test('is looked for in no more events than it takes', async () => {
    const events = async function* () {
      yield event('UPDATE_IN_PROGRESS', 9);
      throw new Error('one event too many');
    };
    expect(await rollbackStart(events(), STACK, NOW)).toBe(0);
  });

  const ROLLBACK = [event('UPDATE_ROLLBACK_IN_PROGRESS', 5), event('UPDATE_IN_PROGRESS', 9)];
  test.each<[string, number, number, StackEvent[]]>([
    ['that has begun when the request was sent counts', at(5), 9, ROLLBACK],
    ['that has begun later is none', at(5) - 1, 0, ROLLBACK],
    ['that is over by now still was one', at(4), 9, [event('UPDATE_ROLLBACK_COMPLETE', 3), ...ROLLBACK]],
    ['counts as well if it is not known when the request was sent', NaN, 9, ROLLBACK],
  ])('%s', async (_, latest, minutes, events) => {
    expect(await startOf(events, latest)).toBe(minutes && at(minutes));
  });
});
