import { ScriptedAccount } from './support/scripted-account';
import { disableSharing } from '../../src/handler/consumer/organization-sharing';

const refusal = (name: string) => Object.assign(new Error('No.'), { name, $metadata: { httpStatusCode: 400 } });
const DISABLE = { decision: 'disable-sharing', servicePrincipal: 'ram.amazonaws.com' };

/** Turns sharing off, which Organizations refuses in some way up to a time. */
async function disabling(DisableOnDelete: string | boolean | undefined, name = '', until = 0): Promise<{ account: ScriptedAccount; asked: string[] }> {
  const account = new ScriptedAccount();
  const asked: string[] = [];
  await account.run(disableSharing({ DisableOnDelete }, account.task, async (servicePrincipal) => {
    asked.push(servicePrincipal);
    if (account.elapsed < until) { throw refusal(name); }
  }));
  return { account, asked };
}

describe('sharing within the organization', () => {
  test.each([['true'], [true]])('is turned off if deletion is to turn it off (%p)', async (wanted) => {
    const { account, asked } = await disabling(wanted);
    expect(asked).toEqual(['ram.amazonaws.com']);
    expect(account.logs).toEqual([DISABLE]);
  });

  test.each([['false'], [false], [undefined], ['']])('stays on otherwise (%p)', async (wanted) => {
    const { account, asked } = await disabling(wanted);
    expect(asked).toEqual([]);
    expect(account.logs).toEqual([{ decision: 'sharing-stays-on' }]);
  });

  test('is off already when there is no organization', async () => {
    const { account, asked } = await disabling('true', 'AWSOrganizationsNotInUseException', 1);
    expect(asked).toHaveLength(1);
    expect(account.logs).toEqual([DISABLE, { decision: 'already-off', message: 'No.' }]);
  });

  test('is turned off by a permission that takes effect late', async () => {
    const { account, asked } = await disabling('true', 'AccessDeniedException', 19_000);
    expect(asked.length).toBeGreaterThan(1);
    expect(account.elapsed).toBeGreaterThanOrEqual(19_000);
  });

  test('is given up when the permission is missing for twenty seconds', async () => {
    const account = new ScriptedAccount();
    const disabled = disableSharing({ DisableOnDelete: 'true' }, account.task, async () => { throw refusal('AccessDeniedException'); });
    await expect(account.run(disabled)).rejects.toThrow('No.');
    expect(account.elapsed).toBe(20_000);
  });
});
