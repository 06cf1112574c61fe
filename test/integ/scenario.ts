import assert from 'node:assert/strict';
import { GetResourceShareAssociationsCommand, GetResourceSharesCommand, ListResourcesCommand, RAMClient, ResourceShareAssociationType } from '@aws-sdk/client-ram';
import { consumerTemplate, Environment, ownerTemplate, Template } from './templates';

/** An account in which stacks are deployed and RAM is asked. */
export interface Account extends Environment {
  readonly ram: RAMClient;
  /** Creates or updates a stack and gives its outputs; fails with the reason. */
  deploy(stackName: string, template: Template): Promise<Readonly<Record<string, string>>>;
  /** Deletes a stack, if it is there; fails with the reason. */
  remove(stackName: string): Promise<void>;
}

/** Shares between two accounts, looks at both ends through RAM after each step, and cleans up. */
export async function shareBetween(owner: Account, consumer: Account, shareName: string, print: (line: string) => void): Promise<void> {
  assert.notEqual(owner.account, consumer.account, 'the two profiles have to be of different accounts');
  assert.equal(owner.region, consumer.region, 'the two profiles have to be of one Region');
  const [ownerStack, consumerStack] = [`${shareName}-owner`, `${shareName}-consumer`];
  try {
    print(`${owner.account} shares a prefix list with ${consumer.account}`);
    const shared = await owner.deploy(ownerStack, ownerTemplate(owner, shareName, consumer.account, 1));
    assert.deepEqual(await associations(owner, shared.ResourceShareArn, 'RESOURCE'), { [arnOf(owner, shared.PrefixListId0)]: 'ASSOCIATED' });
    const { [consumer.account]: state } = await associations(owner, shared.ResourceShareArn, 'PRINCIPAL');
    assert.match(state, /^ASSOCIAT(ING|ED)$/);
    const isInvited = state === 'ASSOCIATING';

    print(`${consumer.account} accepts it`);
    const received = await consumer.deploy(consumerStack, consumerTemplate(consumer, shareName, owner.account, '1'));
    assert.deepEqual(received, { ResourceShareArn: shared.ResourceShareArn, PrefixListIds: shared.PrefixListId0 });
    assert.equal((await associations(owner, shared.ResourceShareArn, 'PRINCIPAL'))[consumer.account], 'ASSOCIATED');
    assert.deepEqual(await visibleShares(consumer, shareName), [shared.ResourceShareArn]);

    print(`${owner.account} shares a second prefix list`);
    const more = await owner.deploy(ownerStack, ownerTemplate(owner, shareName, consumer.account, 2));
    assert.equal(more.ResourceShareArn, shared.ResourceShareArn, 'the share was replaced');

    print(`${consumer.account} looks again`);
    const again = await consumer.deploy(consumerStack, consumerTemplate(consumer, shareName, owner.account, '2'));
    assert.deepEqual(again.PrefixListIds.split(','), [more.PrefixListId0, more.PrefixListId1].sort());
    const expected = [more.PrefixListId0, more.PrefixListId1].map((id) => arnOf(owner, id)).sort();
    assert.deepEqual(await visibleResources(consumer, shared.ResourceShareArn), expected);

    print(`${consumer.account} ${isInvited ? 'leaves' : 'stays, because it accepted no invitation'}`);
    await consumer.remove(consumerStack);
    assert.deepEqual(await visibleShares(consumer, shareName), isInvited ? [] : [shared.ResourceShareArn]);
  } finally {
    print('clean up');
    try {
      await consumer.remove(consumerStack);
    } finally {
      await owner.remove(ownerStack);
    }
  }
}

function arnOf({ account, region }: Environment, prefixListId: string): string {
  return `arn:aws:ec2:${region}:${account}:prefix-list/${prefixListId}`;
}

/** The states of the associations of a kind that are not gone, by entity. */
async function associations({ ram }: Account, arn: string, associationType: ResourceShareAssociationType): Promise<Record<string, string>> {
  const input = { associationType, resourceShareArns: [arn], maxResults: 500 };
  const { resourceShareAssociations = [] } = await ram.send(new GetResourceShareAssociationsCommand(input));
  const rows = resourceShareAssociations.filter(({ status }) => status !== 'DISASSOCIATED');
  return Object.fromEntries(rows.map(({ associatedEntity, status }) => [associatedEntity, status]));
}

async function visibleShares({ ram }: Account, name: string): Promise<(string | undefined)[]> {
  const { resourceShares = [] } = await ram.send(new GetResourceSharesCommand({ resourceOwner: 'OTHER-ACCOUNTS', name, maxResults: 500 }));
  return resourceShares.filter(({ status }) => status === 'ACTIVE').map(({ resourceShareArn }) => resourceShareArn);
}

async function visibleResources({ ram }: Account, arn: string): Promise<string[]> {
  const { resources = [] } = await ram.send(new ListResourcesCommand({ resourceOwner: 'OTHER-ACCOUNTS', resourceShareArns: [arn], maxResults: 500 }));
  return resources.map((resource) => resource.arn!).sort();
}
