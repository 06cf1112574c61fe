import { RemovalPolicy } from 'aws-cdk-lib';
import { arn, SUBNET } from './cloudformation-engine-support';
import { Sharing, World } from './cloudformation-engine-world';
import * as ram from '../../src';

const [ONE, TWO] = ['222222222222', '333333333333'];
const PREFIX_LIST = 'arn:aws:ec2:eu-west-1:111111111111:prefix-list/pl-0123456789abcdef0';
const native = ram.AssociationEngine.cloudFormation();
const custom = ram.AssociationEngine.customResource();
const sharing: Sharing = { principals: [ONE, TWO], resources: [arn(SUBNET)] };
const shared = [ONE, TWO, SUBNET].sort();

// The functions of the custom resource run in processes of their own.
jest.setTimeout(60_000);

let world: World;
beforeEach(async () => {
  world = await World.create();
});
afterEach(async () => world.end());

describe.each([
  ['from the custom resource to CloudFormation', custom, native],
  ['from CloudFormation to the custom resource', native, custom],
])('a move %s', (_, from, to) => {
  test('in three deployments takes nobody the access for a moment', async () => {
    const steps: Sharing[] = [
      { ...sharing, associationEngine: from, removalPolicy: RemovalPolicy.RETAIN },
      { ...sharing, associationEngine: to, removalPolicy: RemovalPolicy.RETAIN },
      { ...sharing, associationEngine: to },
    ];
    await world.deploy({ ...sharing, associationEngine: from });
    world.changes();
    for (const step of steps) {
      expect(await world.deploy(step)).toMatchObject({ status: 'UPDATE_COMPLETE' });
    }
    expect(world.changes().filter((change) => change.startsWith('-'))).toEqual([]);
    expect(world.associated()).toEqual(shared);
  });

  test('leaves the new engine in charge', async () => {
    await world.deploy({ ...sharing, associationEngine: from, removalPolicy: RemovalPolicy.RETAIN });
    await world.deploy({ ...sharing, associationEngine: to, removalPolicy: RemovalPolicy.RETAIN });
    await world.deploy({ ...sharing, associationEngine: to });
    await world.deploy({ ...sharing, associationEngine: to, principals: [ONE] });
    expect(world.associated()).toEqual([ONE, SUBNET].sort());
    expect(await world.delete()).toMatchObject({ status: 'DELETE_COMPLETE' });
    expect(world.associated()).toEqual([]);
  });

  test('that fails half way leaves everything as it was', async () => {
    await world.deploy({ ...sharing, associationEngine: from, removalPolicy: RemovalPolicy.RETAIN });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: PREFIX_LIST, message: 'Quota reached.' });
    const resources = [arn(SUBNET), arn(PREFIX_LIST)];
    expect(await world.deploy({ ...sharing, resources, associationEngine: to, removalPolicy: RemovalPolicy.RETAIN }))
      .toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', reason: expect.stringContaining('Quota reached.') });
    expect(world.associated()).toEqual(shared);
  });

  test('in one deployment ends with nothing shared, because what the old engine leaves behind is cleaned up last', async () => {
    await world.deploy({ ...sharing, associationEngine: from });
    expect(await world.deploy({ ...sharing, associationEngine: to })).toMatchObject({ status: 'UPDATE_COMPLETE' });
    expect(world.associated()).toEqual([]);
  });
});
