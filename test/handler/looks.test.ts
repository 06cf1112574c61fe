import { gateway, MEMBER, OWNER, World } from './support/world';
import { newClient } from '../../src/handler/ram';

const DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const SEED = { principals: [MEMBER], resourceArns: [gateway(1)] };
const operations = (calls: readonly { operation: string }[]) => calls.map(({ operation }) => operation);

test('the client does not retry by itself: only the handler knows how much time is left', async () => {
  expect(await newClient().config.maxAttempts()).toBe(1);
});

describe('a look that finds nothing to do', () => {
  test('is one at each kind that is declared', async () => {
    const world = new World();
    const { calls, took } = await world.delete(DECLARED);

    expect(calls.map(({ operation, input }) => [operation, input.associationType])).toEqual([
      ['GetResourceShares', undefined], ['GetResourceShareAssociations', 'RESOURCE'], ['GetResourceShareAssociations', 'PRINCIPAL'],
    ]);
    expect(took).toBe(0);
  });

  test('is repeated where the listing came in pages, because something may have slipped from one to the other', async () => {
    const world = new World({ paging: { size: 1, emptyEvery: 0 } }, { resourceArns: [gateway(2), gateway(3)] });
    const { calls } = await world.delete({ ResourceArns: [gateway(1)] });

    expect(calls.filter(({ input }) => input.associationType === 'RESOURCE' && !input.nextToken)).toHaveLength(2);
  });
});

test('a share of others that RAM does not know is asked for twice in all, ten seconds apart', async () => {
  const world = new World();
  const { calls, took } = await world.delete({ ...DECLARED, ResourceShareArn: world.share.arn.replace(/.{4}$/, '0000') });

  expect(operations(calls)).toEqual(['GetResourceShares', 'GetResourceShares']);
  expect(took).toBe(10_000);
});

describe('a refusal before the share itself is deleted', () => {
  test.each([
    ['for want of a right', { kind: 'accessDenied' }, 60],
    ['of the operation', { kind: 'error', error: 'OperationNotPermittedException' }, 20],
    ['because the share is unknown', { kind: 'error', error: 'UnknownResourceException' }, 10],
  ] as const)('%s is believed after so many seconds', async (_, fault, seconds) => {
    const world = new World({}, SEED);
    world.simulator.faults.add({ operation: 'GetResourceShareAssociations', ...fault, times: 1000 });
    const { answer, took } = await world.delete({ ...DECLARED, DeletedWithShare: 'true' });

    expect(answer.Status).toBe('SUCCESS');
    expect(took).toBe(1000 * seconds);
  });
});

describe('a move to another share', () => {
  test('asks for the permissions only where some are declared', async () => {
    const world = new World();
    const old = { ...DECLARED, ResourceShareArn: world.simulator.seedShare({ owner: OWNER, ...SEED }).arn };
    const { answer, calls } = await world.update({ ...old, PermissionArns: ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet'] }, DECLARED);

    expect(answer.Status).toBe('SUCCESS');
    expect(operations(calls)).not.toContain('ListResourceSharePermissions');
  });
});
