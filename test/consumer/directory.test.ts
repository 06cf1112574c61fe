import type { RAMClient } from '@aws-sdk/client-ram';
import { ScriptedAccount } from './support/scripted-account';
import { Directory, directory } from '../../src/handler/consumer/directory';

test.each<[string, (account: Directory) => Promise<unknown>]>([
  ['shares', async (account) => account.shares('SELF', { name: 'network' })],
  ['invitations', async (account) => account.invitations()],
  ['resources', async (account) => account.resources('arn:aws:ram:us-east-1:111111111111:resource-share/1')],
])('an answer without a list holds no %s', async (_, read) => {
  const silent = { send: async () => ({}) } as unknown as RAMClient;
  const account = new ScriptedAccount();
  await expect(account.run(read(directory(silent, account.task, () => 'token')))).resolves.toEqual([]);
});
