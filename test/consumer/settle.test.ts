import { settle, Sight } from '../../src/handler/consumer/settle';
import { ErrorKind, Failure } from '../../src/handler/errors';
import type { Task } from '../../src/handler/runtime';

/** A task whose clock goes on when it waits. */
function taskOf(duration: number): Task {
  let now = 0;
  return {
    now: () => now,
    after: (ms: number, then: () => void) => {
      now += ms;
      then();
      return () => {};
    },
    endsAt: duration,
    log: () => {},
    random: () => 0.5,
  } as unknown as Task;
}

const cutShort = new Failure('no answer within 0 seconds', ErrorKind.Transient);

/** Looks that show something until the last moments, and then end with an error. */
function looks(task: Task, sight: Sight<string>, error: Error): () => Promise<Sight<string>> {
  return async () => {
    if (task.now() >= task.endsAt - 1000) { throw error; }
    return sight;
  };
}

test('a last look that is cut short says what was seen before', async () => {
  const task = taskOf(60_000);
  await expect(settle(task, looks(task, { wait: 'it is not there yet' }, cutShort))).rejects.toThrow('it is not there yet');
});

test('what RAM refuses is said, also at the last moment', async () => {
  const task = taskOf(60_000);
  const refusal = new Failure('not allowed', ErrorKind.AccessDenied);
  await expect(settle(task, looks(task, { wait: 'it is not there yet' }, refusal))).rejects.toThrow('not allowed');
});

test('a first look that is cut short has nothing else to say', async () => {
  const task = taskOf(500);
  await expect(settle(task, async () => { throw cutShort; })).rejects.toThrow('no answer');
});
