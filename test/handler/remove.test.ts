import { at, refusal, ScriptedShare } from './support/scripted-share';
import { Contents } from '../../src/handler/plan';
import { Ram } from '../../src/handler/ram';
import { remove } from '../../src/handler/remove';

const CONTENTS: Contents = { principals: ['222222222222'], resourceArns: [], sources: [] };
const LISTED = [{ associatedEntity: '222222222222', status: 'ASSOCIATED', lastUpdatedTime: at(-1) }];
type Shown = Awaited<ReturnType<Ram['share']>>;
const ACTIVE: Shown = { status: 'ACTIVE' };

/** A share that RAM shows in these states, one after the other; the last one stays. */
const states = (...shares: Shown[]) => async () => (shares.length > 1 ? shares.shift() : shares[0]);

describe('a share that', () => {
  test.each<[string, Shown]>([
    ['is unknown', undefined],
    ['is being deleted', { status: 'DELETING' }],
    ['was deleted', { status: 'DELETED' }],
  ])('%s needs nothing taken off before its own deletion, at once', async (_, shown) => {
    const share = new ScriptedShare({ share: states(shown) });
    await share.run(remove({ ...share.work, passing: true }, CONTENTS));

    expect(share.calls).toEqual([[0, 'share', undefined]]);
    expect(share.logs).toEqual([{ decision: 'share-gone' }]);
  });

  test('is of others and unknown counts as gone when it still is so ten seconds later', async () => {
    const share = new ScriptedShare({ share: states(undefined) });
    await share.run(remove(share.work, CONTENTS));

    expect(share.calls).toEqual([[0, 'share', undefined], [10_000, 'share', undefined]]);
    expect(share.logs).toEqual([{ decision: 'share-gone' }]);
  });

  test('is of others and unknown only at first is cleaned up', async () => {
    const share = new ScriptedShare({ share: states(undefined, ACTIVE) });
    await share.run(remove(share.work, CONTENTS));

    expect(share.calls).toEqual([[0, 'share', undefined], [10_000, 'share', undefined], [10_000, 'list', 'principals']]);
    expect(share.logs).toEqual([]);
  });

  test('is there is cleaned up without a second look at it', async () => {
    const share = new ScriptedShare();
    await share.run(remove(share.work, CONTENTS));

    expect(share.calls).toEqual([[0, 'share', undefined], [0, 'list', 'principals']]);
  });
});

describe('a refusal to clean up', () => {
  const refusing = (kind: Parameters<typeof refusal>[0], ...shares: Shown[]) =>
    new ScriptedShare({ share: states(...shares), list: async () => { throw refusal(kind); } });

  test.each(['UnknownResource', 'InvalidState', 'NotPermitted', 'AccessDenied', 'Permanent', 'Limit'] as const)(
    'with %s is left to the deletion of the share, if that is next', async (kind) => {
      const share = refusing(kind, ACTIVE);
      await share.run(remove({ ...share.work, passing: true }, CONTENTS));

      expect(share.logs).toEqual([{ decision: 'left-to-the-share', message: 'No.' }]);
      expect(share.timesOf('share')).toEqual([0]);
    });

  test.each(['Transient', 'OutOfTime'] as const)('with %s fails also if the share is deleted next: it says nothing about the share', async (kind) => {
    const share = refusing(kind, ACTIVE);
    await expect(share.run(remove({ ...share.work, passing: true }, CONTENTS))).rejects.toThrow('No.');
    expect(share.logs).toEqual([]);
  });

  test.each(['Transient', 'OutOfTime'] as const)(
    'with %s from a share of others fails, without another look at the share', async (kind) => {
      const share = refusing(kind, ACTIVE, undefined);
      await expect(share.run(remove(share.work, CONTENTS))).rejects.toThrow('No.');
      expect(share.timesOf('share')).toEqual([0]);
    });

  test.each(['UnknownResource', 'InvalidState', 'NotPermitted', 'Permanent', 'Blocked'] as const)('with %s does no harm when the share of others is gone by then', async (kind) => {
    const share = refusing(kind, ACTIVE, undefined);
    await share.run(remove(share.work, CONTENTS));

    expect(share.timesOf('share')).toEqual([0, 0, 10_000]);
    expect(share.logs).toEqual([{ decision: 'left-to-the-share', message: 'No.' }]);
  });

  test.each(['UnknownResource', 'InvalidState', 'NotPermitted', 'Permanent', 'Blocked'] as const)('with %s fails when the share of others is still there', async (kind) => {
    const share = refusing(kind, ACTIVE);
    await expect(share.run(remove(share.work, CONTENTS))).rejects.toThrow('No.');
    expect(share.logs).toEqual([]);
  });

  test('fails with its own words when the share can\'t be looked at any more', async () => {
    const shown = [async () => ACTIVE, async () => { throw refusal('AccessDenied', 'Not yours.'); }];
    const share = new ScriptedShare({ share: () => shown.shift()!(), list: async () => { throw refusal('UnknownResource'); } });
    await expect(share.run(remove(share.work, CONTENTS))).rejects.toThrow('No.');
  });
});

describe('an invitation that RAM does not take back', () => {
  const invited = [{ ...LISTED[0], status: 'ASSOCIATING', external: true }];

  test('is left, because it gives no access', async () => {
    const share = new ScriptedShare({ disassociate: async () => { throw refusal('InvalidState', 'Pending.'); } });
    share.rows.principals = invited;
    await share.run(remove(share.work, CONTENTS));

    expect(share.logs.at(-1)).toEqual({ decision: 'invitations-left', message: expect.stringContaining('Pending.') });
  });
});
