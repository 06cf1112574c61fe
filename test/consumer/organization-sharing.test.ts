import { ScriptedAccount } from './support/scripted-account';
import { explain } from '../../src/handler/consumer/explain';
import { disableSharing, enableSharing } from '../../src/handler/consumer/organization-sharing';

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

  test.each(['TooManyRequestsException', 'ConcurrentModificationException'])('is turned off when Organizations is busy for minutes (%s)', async (name) => {
    const { account, asked } = await disabling('true', name, 200_000);
    expect(asked.length).toBeGreaterThan(10);
    expect(account.elapsed).toBeGreaterThanOrEqual(200_000);
  });

  test.each(['ConstraintViolationException', 'InvalidInputException', 'UnsupportedAPIEndpointException'])('is refused at once otherwise (%s)', async (name) => {
    const account = new ScriptedAccount();
    const disabled = disableSharing({ DisableOnDelete: 'true' }, account.task, async () => { throw refusal(name); });
    await expect(account.run(disabled)).rejects.toMatchObject({ name, message: 'No.' });
    expect(account.elapsed).toBe(0);
  });

  test.each([[{ returnValue: true }], [{}]])('is on when RAM answers %j', async (answer) => {
    await expect(enableSharing(new ScriptedAccount({ enableOrganizationSharing: () => answer }).directory)).resolves.toBeUndefined();
  });

  test('is not on when RAM answers no, and what to do is said', async () => {
    const { directory } = new ScriptedAccount({ enableOrganizationSharing: () => ({ returnValue: false }) });
    const failure = await enableSharing(directory).catch(explain);
    expect(failure).toBe('EnableSharingWithAwsOrganization failed: RAM answered that it did not turn sharing on (Error). '
      + 'Deploy OrganizationSharing in the management account of an organization that has all features enabled');
  });

  test('is given up when the permission is missing for twenty seconds', async () => {
    const account = new ScriptedAccount();
    const disabled = disableSharing({ DisableOnDelete: 'true' }, account.task, async () => { throw refusal('AccessDeniedException'); });
    await expect(account.run(disabled)).rejects.toThrow('No.');
    expect(account.elapsed).toBe(20_000);
  });
});
