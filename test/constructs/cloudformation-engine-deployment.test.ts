import { arn, CA, engine as associationEngine, OTHER_ACCOUNT, SERVICE, SUBNET } from './cloudformation-engine-support';
import { World } from './cloudformation-engine-world';
import * as ram from '../../src';
import { SECOND } from '../simulator';

const [ONE, TWO] = ['222222222222', '333333333333'];
const EXTERNAL = '999999999999';
const PREFIX_LIST = 'arn:aws:ec2:eu-west-1:111111111111:prefix-list/pl-0123456789abcdef0';

let world: World;
afterEach(async () => world.end());

describe('CloudFormation, with one resource per association', () => {
  test('associates, touches only what an edit is about, and leaves nothing behind', async () => {
    world = await World.create();
    expect(await world.deploy({ associationEngine, principals: [ONE], resources: [arn(SUBNET)] })).toMatchObject({ status: 'CREATE_COMPLETE' });
    expect(world.associated()).toEqual([ONE, SUBNET]);
    world.changes();

    expect(await world.deploy({ associationEngine, principals: [TWO], resources: [arn(SUBNET)] })).toMatchObject({ status: 'UPDATE_COMPLETE' });
    expect(world.changes()).toEqual([`+ ${TWO}`, `- ${ONE}`]);
    expect(world.associated()).toEqual([TWO, SUBNET]);

    expect(await world.delete()).toMatchObject({ status: 'DELETE_COMPLETE' });
    expect(world.associated()).toEqual([]);
  });

  test('does nothing when only the order of the code changed', async () => {
    world = await World.create();
    await world.deploy({ associationEngine, principals: [ONE, TWO], resources: [arn(SUBNET)] });
    world.changes();
    await world.deploy({ associationEngine, principals: [TWO, ONE], resources: [arn(SUBNET)] });
    expect(world.changes()).toEqual([]);
  });

  test('fails and rolls back with the reason that RAM gives', async () => {
    world = await World.create();
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: SUBNET, message: 'Quota reached.', delayMs: SECOND });
    const result = await world.deploy({ associationEngine, principals: [ONE], resources: [arn(SUBNET)] });
    expect(result).toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: expect.stringContaining('Quota reached.') });
    expect(world.associated()).toEqual([]);
  });

  test('waits for an invitation to be accepted, while everything else is shared already', async () => {
    world = await World.create();
    const deployed = world.deploy({ associationEngine, allowExternalPrincipals: true, principals: [ONE, EXTERNAL], resources: [arn(PREFIX_LIST)] });
    await until(() => world.associated().length === 2);
    expect(world.associated()).toEqual([ONE, PREFIX_LIST].sort());
    expect(await Promise.race([deployed, Promise.resolve('still waiting')])).toBe('still waiting');

    world.simulator.shares()[0].accept(EXTERNAL);
    expect(await deployed).toMatchObject({ status: 'CREATE_COMPLETE' });
    expect(world.associated()).toContain(EXTERNAL);
  });
});

describe('a service principal', () => {
  const sharing = {
    associationEngine,
    principals: [ram.SharePrincipal.service(SERVICE)],
    resources: [arn(CA)],
    sources: [ram.ShareSource.account(ONE), ram.ShareSource.account(OTHER_ACCOUNT)],
  };

  test('comes after its sources and before the resources, and goes before its sources', async () => {
    world = await World.create({ sourcesWithoutServicePrincipal: 'accept' });
    expect(await world.deploy(sharing)).toMatchObject({ status: 'CREATE_COMPLETE' });
    const added = world.changes();
    expect(added.slice(0, 2).sort()).toEqual([`+ ${ONE}`, `+ ${OTHER_ACCOUNT}`]);
    expect(added.slice(2)).toEqual([`+ ${SERVICE}`, `+ ${CA}`]);

    expect(await world.delete()).toMatchObject({ status: 'DELETE_COMPLETE' });
    const removed = world.changes();
    expect(removed.slice(0, 2)).toEqual([`- ${CA}`, `- ${SERVICE}`]);
    expect(removed.slice(2).sort()).toEqual([`- ${ONE}`, `- ${OTHER_ACCOUNT}`]);
  });

  test('keeps its resources when the sources change, and always has a source', async () => {
    world = await World.create({ sourcesWithoutServicePrincipal: 'accept' });
    await world.deploy({ ...sharing, sources: [ram.ShareSource.account(ONE)] });
    world.changes();
    expect(await world.deploy({ ...sharing, sources: [ram.ShareSource.account(OTHER_ACCOUNT)] })).toMatchObject({ status: 'UPDATE_COMPLETE' });
    expect(world.changes()).toEqual([`+ ${OTHER_ACCOUNT}`, `- ${ONE}`]);
  });

  test('needs no sources', async () => {
    world = await World.create();
    expect(await world.deploy({ ...sharing, sources: [] })).toMatchObject({ status: 'CREATE_COMPLETE' });
    expect(await world.delete()).toMatchObject({ status: 'DELETE_COMPLETE' });
  });

  test('fails at once and cleanly if RAM takes no sources before it', async () => {
    world = await World.create({ sourcesWithoutServicePrincipal: 'refuse' });
    const result = await world.deploy(sharing);
    expect(result).toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: expect.stringContaining('Sources') });
    expect(world.associated()).toEqual([]);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
