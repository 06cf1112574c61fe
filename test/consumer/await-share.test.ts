import type { Resource, ResourceShareInvitation } from '@aws-sdk/client-ram';
import { ScriptedAccount } from './support/scripted-account';
import { hasAccepted, ownShare, ReceivedShare, receivedResources, receivedShare } from '../../src/handler/consumer/await-share';
import { ShareSelector } from '../../src/handler/consumer-protocol';
import { ErrorKind, Failure } from '../../src/handler/errors';

const OWNER = '111111111111';
const CONSUMER = { account: '999999999999', region: 'us-east-1' };
const ARN = `arn:aws:ram:us-east-1:${OWNER}:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456`;
const BY_ARN = { ResourceShareArn: ARN };
const BY_NAME = { Name: 'network', OwningAccountId: OWNER };
const ACTIVE = { resourceShareArn: ARN, name: 'network', owningAccountId: OWNER, status: 'ACTIVE' };

describe('RAM is asked for the share', () => {
  test.each<[string, ShareSelector, object]>([
    ['by its ARN', BY_ARN, { resourceShareArns: [ARN] }],
    ['by its ARN, whatever its name', { ...BY_ARN, ...BY_NAME }, { resourceShareArns: [ARN] }],
    ['by its name', BY_NAME, { name: 'network' }],
  ])('%s', async (_, selector, filter) => {
    const account = new ScriptedAccount({ shares: () => [ACTIVE] });
    const received = account.run(receivedShare(account.directory, account.task, selector, CONSUMER, false));
    await expect(received).resolves.toEqual({ arn: ARN, accepted: false });
    await expect(account.run(ownShare(account.directory, account.task, selector))).resolves.toBe(ARN);
    expect(account.calls).toEqual([[0, 'shares', 'OTHER-ACCOUNTS', filter], [0, 'shares', 'SELF', filter]]);
  });
});

describe('an invitation', () => {
  const INVITATION: ResourceShareInvitation = {
    resourceShareInvitationArn: 'invitation-1', resourceShareArn: ARN, resourceShareName: 'network', senderAccountId: OWNER, status: 'PENDING',
  };
  const ACCEPT = { decision: 'accept', resourceShareInvitationArn: 'invitation-1', resourceShareArn: ARN };

  /** Accepts; the share can be seen at the second look. */
  function accepting(answer: () => unknown = () => ({})): { account: ScriptedAccount; received: Promise<ReceivedShare> } {
    const account: ScriptedAccount = new ScriptedAccount({
      shares: () => account.elapsed ? [ACTIVE] : [], invitations: () => [INVITATION], accept: answer,
    });
    return { account, received: account.run(receivedShare(account.directory, account.task, BY_NAME, CONSUMER, true)) };
  }

  test('is accepted, and the share waited for', async () => {
    const { account, received } = accepting();
    await expect(received).resolves.toEqual({ arn: ARN, accepted: true });
    expect(account.calls.filter(([, operation]) => operation === 'accept')).toEqual([[0, 'accept', 'invitation-1']]);
    expect(account.logs).toEqual([ACCEPT, {
      decision: 'waiting',
      message: `The invitation to the share "network" of account ${OWNER} was accepted, but account 999999999999 can't see it yet`,
    }]);
  });

  test.each(['AlreadyAccepted', 'AlreadyRejected', 'Expired', 'ArnNotFound'])('that was overtaken (%s) is looked at again', async (state) => {
    const { account, received } = accepting(() => { throw Object.assign(new Error('Late.'), { name: `ResourceShareInvitation${state}Exception` }); });
    await expect(received).resolves.toEqual({ arn: ARN, accepted: false });
    expect(account.logs.slice(0, 2)).toEqual([ACCEPT, { decision: 'overtaken', resourceShareInvitationArn: 'invitation-1', message: 'Late.' }]);
  });

  test.each(['AccessDeniedException', 'UnknownResourceShareInvitationException'])('that can\'t be accepted for another reason (%s) fails', async (name) => {
    await expect(accepting(() => { throw Object.assign(new Error('No.'), { name }); }).received).rejects.toThrow('No.');
  });

  test('that fails for a reason without a name fails', async () => {
    await expect(accepting(() => { throw { message: 'No.', kind: ErrorKind.Permanent } satisfies Partial<Failure>; }).received).rejects.toMatchObject({ message: 'No.' });
  });
});

describe('a share that is found accepted', () => {
  const OTHER_ARN = ARN.replace('7be8', '7be9');
  const invitation = (resourceShareArn: string, status: ResourceShareInvitation['status'], resourceShareInvitationArn: string = status!): ResourceShareInvitation =>
    ({ resourceShareInvitationArn, resourceShareArn, status });

  /** Whether this request has accepted; RAM repeats its answer for some invitations, and refuses the others. */
  async function asking(invitations: ResourceShareInvitation[], ...ours: string[]): Promise<[boolean, unknown[]]> {
    const account = new ScriptedAccount({ invitations: () => invitations });
    const asked: unknown[] = [];
    const accept = async (arn: string) => {
      asked.push(arn);
      if (!ours.includes(arn)) { throw Object.assign(new Error('Late.'), { name: 'ResourceShareInvitationAlreadyAcceptedException' }); }
      return {};
    };
    return [await account.run(hasAccepted({ ...account.directory, accept }, account.task, ARN)), asked];
  }

  test.each<[string, ResourceShareInvitation[], string[], boolean, string[]]>([
    ['was accepted by this request if RAM repeats its answer', [invitation(ARN, 'ACCEPTED')], ['ACCEPTED'], true, ['ACCEPTED']],
    ['was not if RAM refuses', [invitation(ARN, 'ACCEPTED')], [], false, ['ACCEPTED']],
    ['was if RAM repeats one of several answers', ['one', 'two', 'three'].map((id) => invitation(ARN, 'ACCEPTED', id)), ['two'], true, ['one', 'two']],
    ['was not if no invitation is listed', [], [], false, []],
    ['was not if its invitation came to another end', [invitation(ARN, 'REJECTED'), invitation(ARN, 'EXPIRED')], [], false, []],
    ['was not if only another one was accepted', [invitation(OTHER_ARN, 'ACCEPTED')], ['ACCEPTED'], false, []],
  ])('%s', async (_, invitations, ours, accepted, asked) => expect(await asking(invitations, ...ours)).toEqual([accepted, asked]));
});

describe('the resources of a share', () => {
  const subnet = (n: number): Resource => ({ arn: `arn:aws:ec2:us-east-1:${OWNER}:subnet/subnet-${n}`, type: 'ec2:Subnet', status: 'AVAILABLE' });
  const APPEARING = { decision: 'waiting', message: `The resources of the share ${ARN} are still appearing` };

  test.each<[string, number[][], string, number[]]>([
    ['are the same twice in a row', [[1, 2], [1, 2]], 'subnet-1,subnet-2', [0, 2000]],
    ['are the same in another order', [[2, 1], [1, 2]], 'subnet-1,subnet-2', [0, 2000]],
    ['have become more', [[1], [1, 2], [1, 2]], 'subnet-1,subnet-2', [0, 2000, 5000]],
    ['are others of the same number', [[1], [2], [2]], 'subnet-2', [0, 2000, 5000]],
    ['are what they were before the last look', [[1], [2], [1], [1]], 'subnet-1', [0, 2000, 5000, 9500]],
  ])('are read until they show twice alike: when they %s', async (_, listings, ids, looks) => {
    const script = [...listings];
    const account = new ScriptedAccount({ resources: () => script.shift()!.map(subnet) });
    await expect(account.run(receivedResources(account.directory, account.task, ARN, ['ec2:Subnet.Ids']))).resolves.toEqual({ 'ec2.Subnet.Ids': ids });
    expect(account.calls).toEqual(looks.map((ms) => [ms, 'resources', ARN]));
    expect(account.logs).toEqual([APPEARING]);
  });
});
