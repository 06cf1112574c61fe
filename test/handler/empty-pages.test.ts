import { RAMClient } from '@aws-sdk/client-ram';
import { ScriptedShare } from './support/scripted-share';
import { clientTokens } from '../../src/handler/client-token';
import { connectWith } from '../../src/handler/ram';

/** A share of which RAM sends pages without the list that was asked for. */
function withoutLists() {
  const share = new ScriptedShare();
  const client = { send: async () => ({}) } as unknown as RAMClient;
  return { share, ram: connectWith(client)('arn:aws:ram:us-east-1:111111111111:resource-share/s', share.work.task, {}, clientTokens('r'), async () => undefined) };
}

describe('a page without a list', () => {
  test.each(['principals', 'resourceArns', 'sources'] as const)('has no %s', async (kind) => {
    const { share, ram } = withoutLists();
    expect(await share.run(ram.list(kind))).toEqual({ associations: new Map(), paged: false });
  });

  test('has no share and no permissions', async () => {
    const { share, ram } = withoutLists();
    expect(await share.run(ram.share())).toBeUndefined();
    expect(await share.run(ram.sharePermissions())).toEqual([]);
    expect(await share.run(ram.defaultPermission('ec2:Subnet'))).toBeUndefined();
  });
});
