import { at, ScriptedShare } from './support/scripted-share';
import { remember, wasMissing, wasThere } from '../../src/handler/changes';
import { Association } from '../../src/handler/listing';

const ONE = '222222222222';
const GOAL = { kind: 'principals', entity: ONE, present: false } as const;
const since = (seconds: number): Association => ({ associatedEntity: ONE, status: 'ASSOCIATED', lastUpdatedTime: at(seconds * 1000) });

/** What is known of an entity after these changes, each so many seconds after the beginning of the deployment, two of which the clocks may be apart. */
function knownOf(...changes: [seconds: number, association: Association | null | undefined][]): string {
  const share = new ScriptedShare();
  let elapsed = -100;
  share.advance(-100_000);
  for (const [seconds, association] of changes) {
    share.advance((seconds - elapsed) * 1000);
    elapsed = seconds;
    remember(share.work, GOAL, association);
  }
  const change = share.work.changes[`principals${ONE}`];
  const start = Number(at(-2000));
  return wasThere(change, start) ? 'there' : wasMissing(change, start) ? 'missing' : 'unknown';
}

describe('before a deployment an entity', () => {
  test.each<[string, Parameters<typeof knownOf>, string]>([
    ['that was never changed is unknown', [], 'unknown'],
    ['that was taken off had been there', [[10, since(-50)]], 'there'],
    ['that came just before it began, as far as the clocks can tell, is unknown', [[10, since(-2)]], 'unknown'],
    ['that came in it is unknown: another environment may have taken it off before', [[10, since(5)]], 'unknown'],
    ['of which RAM does not tell the date is unknown', [[10, { associatedEntity: ONE, status: 'ASSOCIATED' }]], 'unknown'],
    ['that was taken off, though RAM does not show it, is unknown', [[10, undefined]], 'unknown'],
    ['that was put on had been missing', [[10, null]], 'missing'],
    ['that was taken off before it is unknown', [[-1, since(-50)]], 'unknown'],
    ['that was taken off at its very beginning had been there', [[0, since(-50)]], 'there'],
    ['that was put on before it is unknown', [[-1, null]], 'unknown'],
    ['that was taken off, put on, and taken off again had been there', [[10, since(-50)], [20, null], [30, since(20)]], 'there'],
    ['that was put on, and taken off again, had been missing', [[10, null], [20, since(10)]], 'missing'],
    ['that was put on before, and taken off in it, had been there', [[-50, null], [10, since(-50)]], 'there'],
    ['that was taken off before, and put on in it, had been missing', [[-20, since(-50)], [10, null]], 'missing'],
  ])('%s', (_, changes, known) => {
    expect(knownOf(...changes)).toBe(known);
  });
});

describe('a change for a request of an earlier deployment, which came once more', () => {
  const EARLIER = { since: Number(at(-3000)) };
  const START = Number(at(-2000));

  test.each([['that was taken off', since(-50)], ['that was put on', null]])('tells nothing: %s', (_, association) => {
    const { work } = new ScriptedShare();
    remember({ ...work, ...EARLIER }, GOAL, association);
    const change = work.changes[`principals${ONE}`];
    expect([wasThere(change, START), wasMissing(change, START)]).toEqual([false, false]);
  });

  test.each([['before', [null, since(-50)]], ['after', [since(-50), null]]])('hides nothing that the deployment has done: it came %s', (_, associations) => {
    const { work } = new ScriptedShare();
    for (const association of associations) { remember(association ? work : { ...work, ...EARLIER }, GOAL, association); }
    expect(wasThere(work.changes[`principals${ONE}`], START)).toBe(true);
  });

  test('is one of the deployment, if it was sent at its beginning', () => {
    const { work } = new ScriptedShare();
    remember({ ...work, since: START }, GOAL, since(-50));
    expect(wasThere(work.changes[`principals${ONE}`], START)).toBe(true);
  });
});

test('a change is kept as a goal to associate', () => {
  const share = new ScriptedShare();
  remember(share.work, GOAL, null);

  expect(share.work.changes[`principals${ONE}`]).toEqual({ kind: 'principals', entity: ONE, present: true, association: null, changedAt: Number(at(0)), since: Infinity });
});
