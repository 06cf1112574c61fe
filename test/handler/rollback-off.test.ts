import { deploying, rollingBack } from './support/deployment';
import { ca, gateway, MEMBER, MEMBER_2, SERVICE, World } from './support/world';

const OLD = { Principals: [MEMBER], ResourceArns: [gateway(1), gateway(2)] };
const NEXT = { Principals: [MEMBER, MEMBER_2], ResourceArns: [gateway(1), gateway(2)] };

const refusal = { operation: 'AssociateResourceShare', kind: 'error', error: 'InvalidParameterException', message: 'No such gateway.', times: 1000 } as const;
const failure = { operation: 'AssociateResourceShare', kind: 'associationFailed', message: 'No room.', entity: gateway(2), times: 1000 } as const;

describe('what is declared before and after, and was off the share before the deployment,', () => {
  const failed = (world: World) => world.share.set('RESOURCE', gateway(2), 'FAILED', 'Long ago.');
  const gone = (world: World) => world.share.set('RESOURCE', gateway(2), 'DISASSOCIATED');

  test.each([
    ['because it failed, and fails again', failed, failure, 'No room.'],
    ['because somebody took it off, and which RAM refuses now', gone, refusal, 'No such gateway.'],
  ])('%s, fails an update, but not its rollback, which takes off what the update has added', async (_, off, fault, words) => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
    off(world);
    deploying(world);
    world.simulator.faults.add({ ...fault, match: ({ input }: { input: object }) => 'resourceArns' in input });
    const update = await world.update(OLD, NEXT);
    expect(update.answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining(words) });

    rollingBack(world);
    const { answer, logs } = await world.update(NEXT, OLD);
    expect(answer.Reason).toBeUndefined();
    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1)], sources: [] });
    expect(logs).toContainEqual({ decision: 'not-restored', message: expect.stringContaining(words) });
  });

  test('is put on again by the rollback where RAM does it', async () => {
    const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1), gateway(2)] });
    failed(world);
    deploying(world);
    rollingBack(world);
    expect((await world.update(NEXT, OLD)).answer.Reason).toBeUndefined();
    expect(world.contents().resources).toEqual([gateway(1), gateway(2)]);
  });

  test('fails the rollback when RAM has not said no', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
    gone(world);
    deploying(world);
    rollingBack(world);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'throttle', times: 1000 });
    expect((await world.update(NEXT, OLD, { remainingMs: 90_000 })).answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('Rate exceeded') });
  });
});

describe('a rollback fails all the same', () => {
  test('when RAM refuses what the deployment has taken off', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
    deploying(world);
    rollingBack(world);
    world.simulator.faults.add(failure);
    expect((await world.update({ ...OLD, ResourceArns: [gateway(1)] }, OLD)).answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('No room.') });
  });

  test('when the share is gone', async () => {
    const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
    deploying(world);
    rollingBack(world);
    world.share.set('RESOURCE', gateway(2), 'DISASSOCIATED');
    world.simulator.faults.add({ ...refusal, error: 'UnknownResourceException', message: 'No such share.' });
    world.simulator.faults.add({ operation: 'GetResourceShares', kind: 'error', error: 'UnknownResourceException', after: 1, times: 1000 });
    expect((await world.update(NEXT, OLD)).answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('No such share.') });
  });

  test('when what makes way for a service principal does not come back', async () => {
    const world = new World({}, { principals: [SERVICE], sources: [MEMBER], resourceArns: [ca(1), ca(2)] });
    world.share.set('RESOURCE', ca(2), 'DISASSOCIATED');
    const declared = { Principals: [SERVICE], Sources: [MEMBER], ResourceArns: [ca(1), ca(2)] };
    deploying(world);
    rollingBack(world);
    world.simulator.faults.add({ ...failure, entity: ca(2) });
    expect((await world.update({ ...declared, Sources: [MEMBER, MEMBER_2] }, declared)).answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('No room.') });
  });
});

test('a right that the function has lost fails a rollback too', async () => {
  const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1), gateway(2)] });
  world.share.set('RESOURCE', gateway(2), 'DISASSOCIATED');
  deploying(world);
  rollingBack(world);
  world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'accessDenied', times: 1000 });
  expect((await world.update(NEXT, OLD)).answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('is not authorized') });
});
