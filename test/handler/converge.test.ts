import { at, refusal, ScriptedShare } from './support/scripted-share';
import { wasMissing } from '../../src/handler/changes';
import { converge } from '../../src/handler/converge';
import { ErrorKind } from '../../src/handler/errors';
import { knownReason } from '../../src/handler/hints';
import { Association } from '../../src/handler/listing';
import { Goal } from '../../src/handler/next-step';

const [ONE, TWO] = ['222222222222', '333333333333'];
const coming = (...entities: string[]) => entities.map((entity): Goal => ({ kind: 'principals', entity, present: true }));
const going = (...entities: string[]) => entities.map((entity): Goal => ({ kind: 'principals', entity, present: false }));
const row = (associatedEntity: string, status: string | undefined, more: Partial<Association> = {}): Association =>
  ({ associatedEntity, status, lastUpdatedTime: at(-60_000), ...more });
/** What a creation meets: nothing at first, these rows once RAM was asked. */
const onceAsked = (share: ScriptedShare, ...rows: Association[]) => share.later(1, () => { share.rows.principals = rows; });

describe('RAM is looked at', () => {
  test.each([
    ['a fifth sooner', 0, [0, 400, 1000, 1900]],
    ['in the middle', 0.5, [0, 500, 1250, 2375]],
    ['a fifth later', 1, [0, 600, 1500, 2850]],
  ])('ever more rarely, %s by chance', async (_, random, times) => {
    const share = new ScriptedShare({}, { random });
    share.later(times.at(-1)! - 1, () => { share.rows.principals = [row(ONE, 'ASSOCIATED')]; });
    await share.run(converge(share.work, coming(ONE)));

    expect(share.timesOf('list')).toEqual(times);
  });

  test('every ten seconds in the end, and a last time a second before the end', async () => {
    const share = new ScriptedShare({}, { endsAfter: 61_000 });
    await expect(share.run(converge(share.work, coming(ONE)))).rejects.toThrow();
    const times = share.timesOf('list').map(Math.floor);

    expect(times.at(-1)).toBe(60_000);
    expect(times.at(-2)! - times.at(-3)!).toBe(10_000);
  });
});

describe('when the time runs out', () => {
  test.each<[string, Goal[], Association[], string]>([
    ['what is not listed', coming(ONE), [], `associated ${ONE} (not listed)`],
    ['what is on its way', coming(ONE, TWO), [row(ONE, 'ASSOCIATING'), row(TWO, 'RESTORING')], `associated ${ONE} (ASSOCIATING), ${TWO} (RESTORING)`],
    ['what does not go', going(ONE), [row(ONE, 'DISASSOCIATING')], `disassociated ${ONE} (DISASSOCIATING)`],
  ])('the message names %s', async (_, goals, rows, end) => {
    const share = new ScriptedShare({}, { endsAfter: 10_000 });
    share.rows.principals = rows;

    await expect(share.run(converge(share.work, goals))).rejects.toMatchObject({
      message: `Time ran out before RAM had ${end}`, kind: ErrorKind.OutOfTime,
    });
    expect(share.elapsed).toBe(9000);
  });

  test('while others are in motion, what has failed is named', async () => {
    const share = new ScriptedShare({}, { endsAfter: 3000 });
    onceAsked(share, row(ONE, 'FAILED', { statusMessage: 'In use.' }), row(TWO, 'ASSOCIATING'));

    await expect(share.run(converge(share.work, coming(ONE, TWO)))).rejects.toMatchObject({
      message: `1 of 2 associations failed: ${ONE}: In use.`, kind: ErrorKind.OutOfTime,
    });
  });
});

describe('after a failure', () => {
  test.each([
    ['five seconds later the others are given up', 5000, [0, 500, 1250]],
    ['just before that they are looked at once more', 4999, [0, 500, 1250, 5499 + 1125]],
  ])('%s', async (_, passed, times) => {
    const share: ScriptedShare = new ScriptedShare({
      list: async () => {
        // The look after the one that shows the failure takes so long.
        if (share.timesOf('list').length === 3) { share.advance(500 + passed - share.elapsed); }
        const rows = share.timesOf('list').length > 1 ? [row(ONE, 'FAILED', { statusMessage: 'No.' }), row(TWO, 'ASSOCIATING')] : [];
        return { associations: new Map(rows.map((it) => [it.associatedEntity!, it])), paged: false };
      },
    });

    await expect(share.run(converge(share.work, coming(ONE, TWO)))).rejects.toMatchObject({
      message: `1 of 2 associations failed: ${ONE}: No.`, kind: ErrorKind.Failed,
    });
    expect(share.timesOf('list')).toEqual(times);
  });

  test('nothing more is asked for', async () => {
    const share = new ScriptedShare();
    share.rows.principals = [row(TWO, 'DISASSOCIATING')];
    onceAsked(share, row(ONE, 'FAILED'), row(TWO, 'DISASSOCIATED'));

    await expect(share.run(converge(share.work, coming(ONE, TWO)))).rejects.toThrow(`1 of 2 associations failed: ${ONE}: no reason given`);
    expect(share.calls.filter(([, operation]) => operation === 'associate')).toEqual([[0, 'associate', { principals: [ONE] }]]);
  });

  test('what can be done about it is said once, after all reasons', async () => {
    const share = new ScriptedShare();
    onceAsked(share, row(ONE, 'FAILED', { statusMessage: 'Over the quota' }), row(TWO, 'FAILED', { statusMessage: 'Quota reached' }));

    await expect(share.run(converge(share.work, coming(ONE, TWO)))).rejects.toThrow(
      new Error(`2 of 2 associations failed: ${ONE}: Over the quota; ${TWO}: Quota reached. ${knownReason('quota')}`),
    );
  });
});

/** What the work remembers as not having been on the share. */
const added = ({ work }: ScriptedShare) =>
  Object.values(work.changes).filter((change) => wasMissing(change, Number(at(-60_000)))).map(({ entity }) => entity);

describe('what may have to be taken back', () => {
  test.each<[string, Goal[], Association, string[]]>([
    ['was associated since the request', coming(ONE), row(ONE, 'ASSOCIATED', { lastUpdatedTime: at(1) }), [ONE]],
    ['was associated at the very moment of the request', coming(ONE), row(ONE, 'ASSOCIATED', { lastUpdatedTime: at(0) }), [ONE]],
    ['has changed since then, and is suspended', coming(ONE), row(ONE, 'SUSPENDED', { lastUpdatedTime: at(1) }), [ONE]],
    ['was there before', coming(ONE), row(ONE, 'ASSOCIATED', { lastUpdatedTime: at(-1) }), []],
    ['was there since RAM knows when', coming(ONE), row(ONE, 'ASSOCIATED', { lastUpdatedTime: undefined }), []],
    ['has to go', going(ONE), row(ONE, 'DISASSOCIATED', { lastUpdatedTime: at(1) }), []],
  ])('of a request that was cut short: %s', async (_, goals, association, granted) => {
    const share = new ScriptedShare({}, { since: 0 });
    share.rows.principals = [association];
    await share.run(converge(share.work, goals));

    expect(added(share)).toEqual(granted);
  });

  test('is not what has to go, though it came since the request', async () => {
    const share = new ScriptedShare({ disassociate: async () => { share.rows.principals = []; } }, { since: 0 });
    share.rows.principals = [row(ONE, 'ASSOCIATED', { lastUpdatedTime: at(1) })];
    await share.run(converge(share.work, going(ONE)));

    expect(added(share)).toEqual([]);
  });

  test('is what failed since the request', async () => {
    const share: ScriptedShare = new ScriptedShare({
      associate: async () => { share.rows.principals = [row(ONE, 'ASSOCIATED', { lastUpdatedTime: at(share.elapsed) })]; },
      disassociate: async () => {
        share.rows.principals = [];
      },
    }, { since: 0 });
    share.rows.principals = [row(ONE, 'FAILED', { lastUpdatedTime: at(1) })];
    await share.run(converge(share.work, coming(ONE)));

    expect(added(share)).toEqual([ONE]);
  });

  test.each(['Permanent', 'NotPermitted', 'Transient'] as const)(
    'is all that was asked for, also after %s: without an answer it may have been done, and of what is refused a part', async (kind) => {
      const share = new ScriptedShare({ associate: async () => { throw refusal(kind); } });
      await expect(share.run(converge(share.work, coming(ONE, TWO)))).rejects.toMatchObject({ message: 'No.', kind: ErrorKind[kind] });
      expect(added(share)).toEqual([ONE, TWO]);
    });
});

describe('a suspended association', () => {
  test.each([
    ['that has to stay', coming(ONE), 'SUSPENDED', [{ decision: 'suspended', principals: [ONE] }]],
    ['on the way to that', coming(ONE), 'SUSPENDING', [{ decision: 'suspended', principals: [ONE] }]],
    ['is not one that is in effect', coming(ONE), 'ASSOCIATED', []],
    ['that has to go', going(ONE), 'SUSPENDED', []],
  ])('%s is noted where it matters', async (_, goals, status, logs) => {
    const share = new ScriptedShare({ disassociate: async () => { share.rows.principals = []; } });
    share.rows.principals = [row(ONE, status)];
    await share.run(converge(share.work, goals));

    expect(share.logs.filter(({ decision }) => decision === 'suspended')).toEqual(logs);
  });

  test('is not a row without a status, which stands for nothing', async () => {
    const share = new ScriptedShare();
    share.rows.principals = [row(ONE, undefined)];
    onceAsked(share, row(ONE, 'ASSOCIATED'));
    await share.run(converge(share.work, coming(ONE)));

    expect(share.logs).toEqual([{ decision: 'associate', principals: [ONE] }]);
  });
});

test('sources are asked for while somebody else\'s association of their service principal is still under way', async () => {
  const share: ScriptedShare = new ScriptedShare({ associate: async () => { share.rows.sources = [row(ONE, 'ASSOCIATED')]; } });
  share.rows.principals = [row('pca-connector-ad.amazonaws.com', 'ASSOCIATING')];
  share.later(30_000, () => { share.rows.principals = [row('pca-connector-ad.amazonaws.com', 'ASSOCIATED')]; });
  await share.run(converge(share.work, [...coming('pca-connector-ad.amazonaws.com'), { kind: 'sources', entity: ONE, present: true }]));

  expect(share.timesOf('associate')).toEqual([0]);
});

test.each([[-1, 'stays'], [0, 'goes']])('in the rollback of a deployment what was associated %i ms after its beginning %s', async (ms, fate) => {
  const share: ScriptedShare = new ScriptedShare({ disassociate: async () => { share.rows.principals = []; } });
  share.rows.principals = [row(ONE, 'ASSOCIATED', { lastUpdatedTime: at(ms) })];
  await share.run(converge({ ...share.work, rolledBackSince: async () => at(0).getTime() }, going(ONE)));

  expect(share.timesOf('disassociate')).toEqual(fate === 'stays' ? [] : [0]);
});

test('what RAM never lists is asked for twice, a minute apart, and no more', async () => {
  const share = new ScriptedShare({}, { endsAfter: 300_000 });
  await expect(share.run(converge(share.work, coming(ONE)))).rejects.toThrow('not listed');
  const [first, second, ...more] = share.timesOf('associate');

  expect([first, more]).toEqual([0, []]);
  expect(second).toBeGreaterThanOrEqual(60_000);
  expect(second).toBeLessThanOrEqual(72_000);
});
