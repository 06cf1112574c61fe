import { refusal, ScriptedShare } from './support/scripted-share';
import { attachPermissions, detachPermissions } from '../../src/handler/permissions';
import { promote } from '../../src/handler/promote';

const PERMISSION = { arn: 'arn:aws:ram:us-east-1:111111111111:permission/own', resourceType: 'acm-pca:CertificateAuthority', defaultVersion: true };

describe('a permission', () => {
  test.each(['Permanent', 'NotPermitted'] as const)('that RAM refuses to take off with %s stays, with RAM\'s words, where its type has no default', async (kind) => {
    const share = new ScriptedShare({ sharePermissions: async () => [PERMISSION], detach: async () => { throw refusal(kind, 'Needed.'); } });

    await expect(share.run(detachPermissions(share.work, [PERMISSION.arn]))).rejects.toThrow('Needed.');
    expect(share.calls.map(([, operation]) => operation)).toEqual(['sharePermissions', 'detach', 'defaultPermission']);
  });

  test('that RAM refuses to take off for want of a right is not replaced', async () => {
    const share = new ScriptedShare({
      sharePermissions: async () => [PERMISSION], detach: async () => { throw refusal('AccessDenied'); }, defaultPermission: async () => 'arn:default',
    });

    await expect(share.run(detachPermissions(share.work, [PERMISSION.arn]))).rejects.toThrow('No.');
    expect(share.timesOf('attach')).toEqual([]);
  });

  test('of others stays on the share', async () => {
    const share = new ScriptedShare({ sharePermissions: async () => [PERMISSION] });
    await share.run(detachPermissions(share.work, ['arn:aws:ram:us-east-1:111111111111:permission/other']));

    expect(share.timesOf('detach')).toEqual([]);
  });

  test.each([[true, 0], [false, 1]])('on the share in its default version (%p) is attached %i times', async (defaultVersion, times) => {
    const share = new ScriptedShare({ sharePermissions: async () => [{ ...PERMISSION, defaultVersion }] });
    await share.run(attachPermissions(share.work, [PERMISSION.arn]));

    expect(share.timesOf('attach')).toHaveLength(times);
  });
});

test.each([['that RAM does not know yet', undefined], ['whose feature set RAM does not tell', {}], ['that can be changed', { featureSet: 'STANDARD' as const }]])(
  'a share %s is not promoted', async (_, shown) => {
    const share = new ScriptedShare({ share: async () => shown });
    await share.run(promote(share.work, true));
    await share.run(promote(share.work, false));

    expect(share.calls).toEqual([[0, 'share', undefined], [0, 'share', undefined]]);
  });

test.each([[59_999, 3], [60_000, 2]])('a promotion that RAM refuses for its state %i ms later is asked for %i times in all', async (second, times) => {
  const share: ScriptedShare = new ScriptedShare({
    share: async () => ({ featureSet: 'CREATED_FROM_POLICY' }),
    promote: async () => {
      if (share.timesOf('promote').length === 2) { share.advance(second - share.elapsed); }
      throw refusal('InvalidState', 'Not in this state.');
    },
  });

  await expect(share.run(promote(share.work, true))).rejects.toThrow('Not in this state.');
  expect(share.timesOf('promote')).toHaveLength(times);
});
