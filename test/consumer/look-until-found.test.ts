import { ScriptedAccount } from './support/scripted-account';
import { lookUntilFound, Observation } from '../../src/handler/consumer/look-until-found';
import { ErrorKind, failure, Failure } from '../../src/handler/errors';

/** Looks at what a script shows at a time, and notes when. */
function looking(account: ScriptedAccount, observationAt: (ms: number) => Observation<string>): [number[], Promise<string>] {
  const looks: number[] = [];
  return [looks, account.run(lookUntilFound(account.task, async () => {
    looks.push(account.elapsed);
    return observationAt(account.elapsed);
  }))];
}

const waiting = (...reasons: string[]) => reasons.map((reason) => ({ decision: 'waiting', message: reason }));

describe('what is waited for', () => {
  test('is looked at less and less often, every ten seconds at last, and once more a second before the end', async () => {
    const [looks, settled] = looking(new ScriptedAccount({}, 60_000), () => ({ wait: 'not yet' }));
    await expect(settled).rejects.toEqual(failure('not yet', ErrorKind.OutOfTime));
    expect(looks).toEqual([0, 2000, 5000, 9500, 16_250, 26_250, 36_250, 46_250, 56_250, 59_000]);
  });

  test('is logged once for each change of what is seen', async () => {
    const account = new ScriptedAccount();
    const [, settled] = looking(account, (ms) => ms < 5000 ? { wait: 'one' } : ms < 10_000 ? { doubt: 'two' } : ms < 30_000 ? { wait: 'one' } : { found: 'it' });
    await expect(settled).resolves.toBe('it');
    expect(account.logs).toEqual(waiting('one', 'two', 'one'));
  });
});

describe('what looks hopeless', () => {
  const since = (start: number, end = Infinity) => (ms: number): Observation<string> => ms >= start && ms < end ? { doubt: 'hopeless' } : { wait: 'not yet' };

  test('is believed when it has lasted exactly thirty seconds', async () => {
    const [looks, settled] = looking(new ScriptedAccount(), since(26_250));
    await expect(settled).rejects.toEqual(failure('hopeless', ErrorKind.Failed));
    expect(looks.at(-1)).toBe(56_250);
  });

  test('has to last from then on when it did not look so in between', async () => {
    const [looks, settled] = looking(new ScriptedAccount(), (ms) => ms === 16_250 ? { wait: 'not yet' } : { doubt: 'hopeless' });
    await expect(settled).rejects.toThrow('hopeless');
    expect(looks.at(-1)).toBe(56_250);
  });
});

describe('a look that fails', () => {
  const failingAt = async (reason: Failure, failsAt: number) => {
    const account = new ScriptedAccount({}, 20_000);
    const [, settled] = looking(account, (ms) => {
      if (ms >= failsAt) { throw reason; }
      return { wait: 'not yet' };
    });
    return settled;
  };

  test.each<[string, ErrorKind, number, string]>([
    ['for want of an answer, at the last look: what was seen before is said', ErrorKind.Transient, 19_000, 'not yet'],
    ['for want of time, at the last look: what was seen before is said', ErrorKind.OutOfTime, 19_000, 'not yet'],
    ['by a refusal, at the last look: the refusal is said', ErrorKind.AccessDenied, 19_000, 'no answer'],
    ['for want of an answer, one look earlier: its error is said', ErrorKind.Transient, 16_250, 'no answer'],
    ['for want of an answer, at the first look: its error is said', ErrorKind.Transient, 0, 'no answer'],
  ])('%s', async (_, kind, failsAt, said) => {
    await expect(failingAt(failure('no answer', kind), failsAt)).rejects.toThrow(new Error(said));
  });
});
