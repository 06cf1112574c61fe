import type { RAMClient } from '@aws-sdk/client-ram';
import { ScriptedAccount } from './support/scripted-account';
import { Directory, directory } from '../../src/handler/consumer/directory';

const SHARE = 'arn:aws:ram:us-east-1:111111111111:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456';

type Act = (of: Directory) => Promise<unknown>;
const SHARES: Act = async (of) => of.shares('SELF', { name: 'network' });
const INVITATIONS: Act = async (of) => of.invitations();
const RESOURCES: Act = async (of) => of.resources(SHARE);
const ACCEPT: Act = async (of) => of.accept('invitation-1');
const LEAVE: Act = async (of) => of.leave(SHARE, '999999999999');
const ENABLE: Act = async (of) => of.enableOrganizationSharing();

/** What comes of a call that is always answered alike, with what is sent and how long it takes. */
function asking(act: Act, answer: () => object) {
  const account = new ScriptedAccount({}, 900_000);
  const sent: object[] = [];
  const send = async ({ input }: { readonly input: object }) => {
    sent.push(input);
    return answer();
  };
  const result = account.run(act(directory({ send } as unknown as RAMClient, account.task, (operation) => `token of ${operation}`)));
  return { account, sent, result };
}

const refusing = (act: Act, name: string) => asking(act, () => { throw Object.assign(new Error('No.'), { name, $metadata: { httpStatusCode: 400 } }); });

describe.each<[string, Act, object]>([
  ['GetResourceShares', SHARES, { resourceOwner: 'SELF', name: 'network', maxResults: 500 }],
  ['GetResourceShareInvitations', INVITATIONS, { maxResults: 500 }],
  ['ListResources', RESOURCES, { resourceOwner: 'OTHER-ACCOUNTS', resourceShareArns: [SHARE], maxResults: 500 }],
  ['AcceptResourceShareInvitation', ACCEPT, { resourceShareInvitationArn: 'invitation-1', clientToken: 'token of AcceptResourceShareInvitation' }],
  ['DisassociateResourceShare', LEAVE, { resourceShareArn: SHARE, principals: ['999999999999'], clientToken: 'token of DisassociateResourceShare' }],
  ['EnableSharingWithAwsOrganization', ENABLE, {}],
])('%s', (operation, act, input) => {
  test('is sent once with what it needs', async () => {
    const { sent, result } = asking(act, () => ({}));
    await result;
    expect(sent).toEqual([input]);
  });

  test.each([
    ['a minute when access is denied', 'AccessDeniedException', 60_000],
    ['five minutes when the state of the share forbids it', 'InvalidStateTransitionException', 300_000],
    ['no time when it is refused otherwise', 'InvalidParameterException', 0],
  ])('is tried for %s, and its failure names it', async (_, name, ms) => {
    const { account, result } = refusing(act, name);
    await expect(result).rejects.toMatchObject({ failedOperation: operation, name, message: 'No.' });
    expect(account.elapsed).toBe(ms);
  });
});

describe('an answer without a list', () => {
  test.each([['shares', SHARES], ['invitations', INVITATIONS], ['resources', RESOURCES]])('holds no %s', async (_, act) => {
    await expect(asking(act, () => ({})).result).resolves.toEqual([]);
  });
});

describe('a share that RAM does not know', () => {
  test.each([['shares', SHARES], ['resources', RESOURCES]])('shows no %s', async (_, act) => {
    await expect(refusing(act, 'UnknownResourceException').result).resolves.toEqual([]);
  });

  test.each([['can\'t be left, which is believed after fifteen seconds', LEAVE, 15_000], ['has no invitation to accept', ACCEPT, 0]])('%s', async (_, act, ms) => {
    const { account, result } = refusing(act, 'UnknownResourceException');
    await expect(result).rejects.toMatchObject({ name: 'UnknownResourceException' });
    expect(account.elapsed).toBe(ms);
  });
});
