import { deploying, rollingBack } from './support/deployment';
import { ca, gateway, MEMBER, MEMBER_2, SERVICE, World } from './support/world';

describe.each([1000, 5000, 12_000])('where RAM lists what was on the share %d ms before', (listing) => {
  const behind = (seed = {}) => new World({ delays: { listing } }, seed);

  test('a creation that fails takes off what RAM took just before', async () => {
    const world = behind();
    deploying(world);
    const declared = { Principals: [MEMBER], ResourceArns: ['arn:nonsense'] };
    expect((await world.create(declared)).answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/\|-failed$/) });
    world.time.advance(60_000);
    expect(world.contents()).toEqual({ principals: [], resources: [], sources: [] });
  });

  test('a creation that fails takes off what RAM did without an answer', async () => {
    const world = behind();
    deploying(world);
    const nearTheEnd = world.time.now() + 820_000;
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'resetBefore', times: 10_000, match: () => world.time.now() < nearTheEnd });
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'resetAfter', times: 10_000 });
    expect((await world.create({ Principals: [MEMBER] })).answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/\|-failed$/) });
    world.time.advance(60_000);
    expect(world.contents()).toEqual({ principals: [], resources: [], sources: [] });
  });

  test('a creation that fails gives back what it took off of others just before', async () => {
    const world = behind({ principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
    deploying(world);
    world.simulator.faults.add({
      operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidParameterException', times: 3, match: ({ input }) => 'resourceArns' in input,
    });
    expect((await world.create({ Principals: [MEMBER], Exclusive: 'true' })).answer.Status).toBe('FAILED');
    world.time.advance(60_000);
    expect(world.contents()).toEqual({ principals: [MEMBER, MEMBER_2], resources: [gateway(1)], sources: [] });
  });

  test.each([
    ['adds', { Principals: [MEMBER], ResourceArns: [] }, { Principals: [MEMBER, MEMBER_2], ResourceArns: ['arn:nonsense'] }],
    ['takes off', { Principals: [MEMBER, MEMBER_2], ResourceArns: [gateway(1)] }, { Principals: [MEMBER], ResourceArns: [gateway(1)] }],
    ['exchanges', { Principals: [MEMBER], ResourceArns: [ca(1)] }, { Principals: [SERVICE], Sources: [MEMBER], ResourceArns: [ca(1)] }],
  ])('an update that %s comes to its end, and its rollback to where it began', async (_, old, next) => {
    const world = behind({ principals: old.Principals, resourceArns: old.ResourceArns });
    const before = world.contents();
    deploying(world);
    await world.update(old, next);
    rollingBack(world);
    expect((await world.update(next, old)).answer.Reason).toBeUndefined();
    world.time.advance(60_000);
    expect(world.contents()).toEqual(before);
  });
});

test('a creation that RAM has only been asked about before it fails answers at once', async () => {
  const world = new World();
  deploying(world);
  world.simulator.faults.add({ operation: 'GetResourceShareAssociations', kind: 'throttle', times: 2 });
  const began = world.time.now();

  expect((await world.create({ Principals: ['nonsense'] })).answer.Status).toBe('FAILED');
  expect(world.time.now() - began).toBeLessThan(3000);
});
