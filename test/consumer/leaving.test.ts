import type { ResourceShare } from '@aws-sdk/client-ram';
import { ScriptedAccount } from './support/scripted-account';
import { leave } from '../../src/handler/consumer/leave';
import { ErrorKind, failure } from '../../src/handler/errors';

const ACCOUNT = '999999999999';
const SHARE = 'arn:aws:ram:us-east-1:111111111111:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456';
const LEAVE = { decision: 'leave', resourceShareArn: SHARE, account: ACCOUNT };

/** An account that sees the share in some states, one look after the other, and in the last one from then on. */
async function leaving(states: ResourceShare['status'][][], endsAfter?: number): Promise<ScriptedAccount> {
  const script = [...states];
  const shares = () => (script.length > 1 ? script.shift()! : script[0]).map((status) => ({ resourceShareArn: SHARE, status }));
  const account = new ScriptedAccount({ leave: () => ({}), shares }, endsAfter);
  await account.run(leave(account.directory, account.task, SHARE, ACCOUNT));
  return account;
}

test('the account takes itself off the share, and looks for just that share among those it received', async () => {
  const { calls, logs } = await leaving([[]]);
  expect(calls).toEqual([[0, 'leave', SHARE, ACCOUNT], [0, 'shares', 'OTHER-ACCOUNTS', { resourceShareArns: [SHARE] }]]);
  expect(logs).toEqual([LEAVE]);
});

describe('a share that was left', () => {
  test.each<[string, ResourceShare['status'][][], number[]]>([
    ['counts as gone when it is not seen', [[]], [0]],
    ['counts as gone when it is seen, but is no longer active', [['DELETING']], [0]],
    ['is looked at every three seconds as long as it is active', [['ACTIVE'], ['ACTIVE'], ['DELETED']], [0, 3000, 6000]],
    ['is active as long as one of those that are seen is', [['DELETED', 'ACTIVE'], []], [0, 3000]],
  ])('%s', async (_, states, looks) => expect((await leaving(states)).timesOf('shares')).toEqual(looks));

  test.each([['for a minute', undefined, 60_000], ['not beyond the end of the task', 9_000, 9_000]])('that stays active is waited for %s', async (_, endsAfter, end) => {
    const account = await leaving([['ACTIVE']], endsAfter);
    expect(account.elapsed).toBe(end);
    expect(account.timesOf('shares').at(-1)).toBe(end - 3000);
  });

  test('is not waited for when the account can no longer look, which is logged', async () => {
    const account = new ScriptedAccount({ leave: () => ({}), shares: () => { throw failure('No.', ErrorKind.AccessDenied); } });
    await account.run(leave(account.directory, account.task, SHARE, ACCOUNT));
    expect(account.timesOf('shares')).toEqual([0]);
    expect(account.logs).toEqual([LEAVE, { decision: 'not-seen', resourceShareArn: SHARE, message: 'No.' }]);
  });
});

describe('a refusal to let the account leave', () => {
  const refused = (kind: ErrorKind) => {
    const account = new ScriptedAccount({ leave: () => { throw failure('No.', kind); } });
    return { account, left: account.run(leave(account.directory, account.task, SHARE, ACCOUNT)) };
  };

  test.each(['UnknownResource', 'NotPermitted', 'Permanent'] as const)('%s means that there is nothing to leave, which is logged', async (kind) => {
    const { account, left } = refused(ErrorKind[kind]);
    await left;
    expect(account.logs).toEqual([LEAVE, { decision: 'not-left', resourceShareArn: SHARE, message: 'No.' }]);
    expect(account.timesOf('shares')).toEqual([]);
  });

  test.each(['AccessDenied', 'Transient', 'InvalidState', 'OutOfTime'] as const)('%s fails', async (kind) => {
    await expect(refused(ErrorKind[kind]).left).rejects.toThrow('No.');
  });
});
