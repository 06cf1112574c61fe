import { at, refusal, ScriptedShare } from './support/scripted-share';
import { disassociate } from '../../src/handler/disassociate';
import { Association } from '../../src/handler/listing';

const CALL = { principals: ['222222222222'] };
const row = (associatedEntity: string, status: string, more: Partial<Association> = {}): Association =>
  ({ associatedEntity, status, lastUpdatedTime: at(-60_000), ...more });
const INVITED = row('999999999999', 'ASSOCIATING', { external: true });
const SETTLED = row('222222222222', 'ASSOCIATED');

/** RAM refuses until then. */
function busy(until: number, options?: ConstructorParameters<typeof ScriptedShare>[1]) {
  const share: ScriptedShare = new ScriptedShare({
    disassociate: async () => { if (share.elapsed < until) { throw refusal('InvalidState', 'Busy.'); } },
  }, options);
  return share;
}

/** RAM refuses for ever; its second answer comes at that moment. */
function refusingAt(second: number) {
  const share: ScriptedShare = new ScriptedShare({
    disassociate: async () => {
      if (share.timesOf('disassociate').length === 2) { share.advance(second - share.elapsed); }
      throw refusal('InvalidState', 'Busy.');
    },
  });
  return share;
}

describe('a disassociation', () => {
  test('that RAM takes is asked for once', async () => {
    const share = new ScriptedShare();
    expect(await share.run(disassociate(share.work, CALL))).toBeUndefined();
    expect(share.calls).toEqual([[0, 'disassociate', CALL]]);
  });

  test('that RAM refuses for a while is tried again, ever more rarely', async () => {
    const share = busy(1000);
    expect(await share.run(disassociate(share.work, CALL))).toBeUndefined();
    expect(share.timesOf('disassociate')).toEqual([0, 125, 375, 875, 1875]);
    expect(share.logs).toEqual(Array(4).fill({ decision: 'refused', pending: [] }));
  });

  test('that another error meets is not tried again', async () => {
    const share = new ScriptedShare({ disassociate: async () => { throw refusal('UnknownResource', 'Unknown.'); } });
    await expect(share.run(disassociate(share.work, CALL))).rejects.toThrow('Unknown.');
    expect(share.timesOf('disassociate')).toEqual([0]);
  });

  test('that RAM refuses to the end of the time fails with the words of RAM', async () => {
    const share = busy(Infinity, { endsAfter: 10_000 });
    share.rows.resourceArns = [row('r', 'ASSOCIATING')];
    await expect(share.run(disassociate(share.work, CALL))).rejects.toThrow('Busy.');
    expect(share.elapsed).toBe(10_000);
  });
});

describe('a refusal while nothing moves', () => {
  const pendingReason = /^Busy\. Maybe due to pending invitations: 999999999999\. .*deploy when answered$/;

  test.each<[string, number, Association[], RegExp]>([
    ['two minutes beside a pending invitation', 120_000, [SETTLED, INVITED], pendingReason],
    ['five minutes without a visible reason', 300_000, [SETTLED], /^Busy\.$/],
    ['five minutes beside what is suspended', 300_000, [SETTLED, row('333333333333', 'SUSPENDED')], /^Busy\.$/],
    ['five minutes beside what is being restored, which may last', 300_000, [SETTLED, row('333333333333', 'RESTORING')], /^Busy\.$/],
  ])('is believed after %s', async (_, patience, rows, reason) => {
    const [inTime, over] = [patience - 1, patience].map((second) => {
      const share = refusingAt(second);
      share.rows.principals = rows;
      return share;
    });

    expect(await over.run(disassociate(over.work, CALL))).toMatch(reason);
    expect(over.timesOf('disassociate')).toHaveLength(2);
    expect(await inTime.run(disassociate(inTime.work, CALL))).toMatch(reason);
    expect(inTime.timesOf('disassociate')).toHaveLength(3);
  });

  test('is believed at once where the share is deleted next', async () => {
    const share = busy(Infinity);
    share.rows.principals = [SETTLED, INVITED];

    expect(await share.run(disassociate({ ...share.work, passing: true }, CALL))).toMatch(pendingReason);
    expect(share.elapsed).toBe(0);
  });

  test.each([[60_000, 50_000], [300_000, 120_000]])('is believed ten seconds before the end of the time: of %i ms after %i', async (endsAfter, believed) => {
    const share = busy(Infinity, { endsAfter });
    share.rows.principals = [SETTLED, INVITED];

    expect(await share.run(disassociate(share.work, CALL))).toMatch(pendingReason);
    expect(share.elapsed).toBeGreaterThanOrEqual(believed);
    expect(share.elapsed).toBeLessThanOrEqual(believed + 5000);
  });

  test('names in the log who has to act', async () => {
    const share = busy(100);
    share.rows.principals = [SETTLED, INVITED];
    await share.run(disassociate(share.work, CALL));

    expect(share.logs).toEqual([{ decision: 'refused', pending: ['999999999999'] }]);
  });

  test('goes on counting in the next call of the same work, until RAM takes one', async () => {
    const share = busy(400_000);
    expect(await share.run(disassociate(share.work, CALL))).toBe('Busy.');
    const stuck = share.elapsed;
    expect(await share.run(disassociate(share.work, CALL))).toBe('Busy.');
    expect(share.elapsed).toBe(stuck);

    share.advance(400_000);
    expect(await share.run(disassociate(share.work, CALL))).toBeUndefined();
    expect(share.work.stuckSince).toBeUndefined();
  });
});

describe('a refusal while something moves', () => {
  test.each<[string, Association[], Association[]]>([
    ['a principal comes', [SETTLED, row('333333333333', 'ASSOCIATING')], []],
    ['a principal goes', [SETTLED, row('333333333333', 'DISASSOCIATING')], []],
    ['a resource comes, beside a pending invitation', [SETTLED, INVITED], [row('r', 'ASSOCIATING')]],
    ['a resource goes, beside a pending invitation', [SETTLED, INVITED], [row('r', 'DISASSOCIATING')]],
  ])('does not count: %s', async (_, principals, resourceArns) => {
    const share = busy(600_000);
    Object.assign(share.rows, { principals, resourceArns });

    expect(await share.run(disassociate(share.work, CALL))).toBeUndefined();
    expect(share.elapsed).toBeGreaterThanOrEqual(600_000);
  });
});
