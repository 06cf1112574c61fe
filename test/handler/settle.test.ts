import { at, ScriptedShare } from './support/scripted-share';
import { settle } from '../../src/handler/settle';
import { ShareWork } from '../../src/handler/share-work';

const ROLLBACK: Pick<ShareWork, 'rolledBackSince'> = { rolledBackSince: async () => at(-60_000).getTime() };

/** How long is waited for a request that came so long after it was sent. */
async function waitOf(lateMs: number, options: ConstructorParameters<typeof ScriptedShare>[1] = { since: 0 }, standing = ROLLBACK): Promise<number> {
  const share = new ScriptedShare({}, options);
  share.advance(lateMs);
  await share.run(settle({ ...share.work, ...standing }));
  return share.elapsed - lateMs;
}

describe('before a rollback begins', () => {
  test.each([
    [0, 13_000],
    [4000, 9000],
    [13_000, 0],
    [300_000, 0],
  ])('%d ms after its request was sent, it waits %d ms', async (late, wait) => {
    expect(await waitOf(late)).toBe(wait);
  });

  test('it waits as long if it is not known when that was', async () => {
    expect(await waitOf(4000, {})).toBe(13_000);
  });

  test('it waits as long in the shortest time that a function can have', async () => {
    expect(await waitOf(0, { since: 0, endsAfter: 50_000 })).toBe(13_000);
  });
});

test('nothing waits that is no rollback', async () => {
  expect(await waitOf(0, { since: 0 }, { rolledBackSince: async () => 0 })).toBe(0);
});
