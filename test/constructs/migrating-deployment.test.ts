import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { account, arn, PRINCIPAL, SUBNET } from './cloudformation-engine-support';
import { World } from './cloudformation-engine-world';
import * as ram from '../../src';

// docs/migrating.md, played.

const [ONE, TWO, NEW] = ['222222222222', '333333333333', '444444444444'];
const shared = [ONE, TWO, SUBNET].sort();

// The functions of the custom resource run in processes of their own.
jest.setTimeout(60_000);

let world: World;
beforeEach(async () => {
  world = await World.create();
});
afterEach(async () => world.end());

/** A share as it was written before, with its lists in line. */
function old(stack: Stack, removalPolicy?: RemovalPolicy): void {
  const share = new CfnResourceShare(stack, 'OldShare', { name: 'network', allowExternalPrincipals: false, principals: [ONE, TWO], resourceArns: [SUBNET] });
  if (removalPolicy) {
    share.applyRemovalPolicy(removalPolicy);
    share.tags.setTag('migrating', 'true');
  }
}

/** The same associations as cdk-ram declares them. */
function adopted(stack: Stack, removalPolicy?: RemovalPolicy, principals = [ONE, TWO]): void {
  new ram.ResourceShareAssociations(stack, 'Network', {
    resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Share', world.simulator.shares()[0].arn),
    principals: principals.map(account),
    resources: [arn(SUBNET)],
    removalPolicy,
  });
}

/** What has been taken off the share of what was there at the beginning, though it may have come back since. */
function losses(): string[] {
  return [
    ...world.simulator.calls.map(({ operation }) => operation).filter((operation) => operation === 'DeleteResourceShare'),
    ...world.changes().filter((change) => shared.some((entity) => change === `- ${entity}`)),
  ];
}

/** Something after the associations that fails. */
function failAfterwards(stack: Stack): void {
  world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: NEW, message: 'Quota reached.' });
  const last = new CfnResource(stack, 'Last', { type: PRINCIPAL, properties: { ResourceShareArn: world.simulator.shares()[0].arn, Principal: NEW } });
  last.node.addDependency(stack.node.findChild('Network'));
}

describe('a share with lists in line', () => {
  test('is adopted in three deployments, and nobody loses access at any moment: nothing is changed', async () => {
    await world.deployStack((stack) => old(stack));
    for (const step of [
      (stack: Stack) => old(stack, RemovalPolicy.RETAIN),
      (stack: Stack) => adopted(stack, RemovalPolicy.RETAIN),
      (stack: Stack) => adopted(stack),
    ]) {
      expect(await world.deployStack(step)).toMatchObject({ status: 'UPDATE_COMPLETE' });
      expect(world.associated()).toEqual(shared);
    }
    expect(world.simulator.calls.map(({ operation }) => operation).filter((operation) => /^(Associate|Disassociate|Delete)/.test(operation))).toEqual([]);
  });

  test('is in the hands of the constructs from then on', async () => {
    await world.deployStack((stack) => old(stack, RemovalPolicy.RETAIN));
    await world.deployStack((stack) => adopted(stack));
    await world.deployStack((stack) => adopted(stack, undefined, [ONE, NEW]));
    expect(world.associated()).toEqual([ONE, NEW, SUBNET].sort());
  });

  test.each([RemovalPolicy.RETAIN, undefined])('keeps its access if the adoption fails, with removalPolicy %s', async (removalPolicy) => {
    await world.deployStack((stack) => old(stack, RemovalPolicy.RETAIN));
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: NEW, message: 'Quota reached.' });
    expect(await world.deployStack((stack) => adopted(stack, removalPolicy, [ONE, TWO, NEW]))).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(world.associated()).toEqual(shared);
    expect(losses()).toEqual([]);
  });

  test.each([RemovalPolicy.RETAIN, undefined])('keeps its access if something else fails after the adoption, with removalPolicy %s', async (removalPolicy) => {
    await world.deployStack((stack) => old(stack, RemovalPolicy.RETAIN));
    // Long ago, as far as the next deployment is concerned.
    await new Promise((resolve) => setTimeout(resolve, world.driver.clock.real(10_000)));
    expect(await world.deployStack((stack) => {
      adopted(stack, removalPolicy);
      failAfterwards(stack);
    })).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(world.associated()).toEqual(shared);
    expect(losses()).toEqual([]);
  });

  test('loses its access for a while if a ResourceShare takes its logical id, as far as CloudFormation does what it is played to do here', async () => {
    await world.deployStack((stack) => old(stack));
    expect(await world.deployStack((stack) => {
      const share = new ram.ResourceShare(stack, 'Share', { resourceShareName: 'network', principals: [ONE, TWO].map(account), resources: [arn(SUBNET)] });
      (share.node.defaultChild as CfnResourceShare).overrideLogicalId('OldShare');
    })).toMatchObject({ status: 'UPDATE_COMPLETE' });
    expect(losses().sort()).toEqual(shared.map((entity) => `- ${entity}`));
    expect(world.associated()).toEqual(shared);
  });
});
