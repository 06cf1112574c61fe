import { HOUR, MINUTE, ShareHandle } from '../simulator';
import { ConsumerWorld, MEMBER, OUTSIDER, OWNER } from './support/consumer-world';

const BY_NAME = { OwningAccountId: OWNER, Name: 'network' };

/** A share that the account has accepted some time ago, by hand or otherwise. */
function acceptedBefore(world: ConsumerWorld, name = 'network', ms = MINUTE): ShareHandle {
  const share = world.share([OUTSIDER], { name });
  share.accept(OUTSIDER);
  world.time.advance(ms);
  return share;
}

describe('who accepts leaves, and nobody else', () => {
  test.each<[string, (world: ConsumerWorld) => ShareHandle]>([
    ['an account that has accepted a minute ago', (world) => acceptedBefore(world)],
    ['an account that has accepted so long ago that RAM has forgotten the invitation', (world) => acceptedBefore(world, 'network', 48 * HOUR)],
  ])('%s stays when a creation is rolled back, and on any deletion', async (_, prepare) => {
    const world = new ConsumerWorld();
    const share = prepare(world);
    const { answer } = await world.create(BY_NAME);
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${share.arn}|Network|found` });
    const { changes } = await world.delete(BY_NAME);
    expect(changes).toEqual([]);
    expect(world.isMember(share)).toBe(true);
  });

  test('a member of the organization, who needs no invitation, stays', async () => {
    const world = new ConsumerWorld(MEMBER);
    const share = world.share([MEMBER]);
    await world.create(BY_NAME);
    expect((await world.delete(BY_NAME)).changes).toEqual([]);
    expect(world.isMember(share)).toBe(true);
  });

  test('an account whose invitation somebody else accepts at the same time stays', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    world.simulator.faults.add({
      operation: 'AcceptResourceShareInvitation',
      kind: 'error',
      match: () => {
        share.accept(OUTSIDER);
        world.simulator.faults.clear();
        return false;
      },
    });
    expect((await world.create(BY_NAME)).answer.PhysicalResourceId).toBe(`${share.arn}|Network|found`);
  });

  test('a creation that is delivered again while the first run of it is at work says the same as that', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    const event = world.event({ ResourceProperties: BY_NAME });
    const first = await world.send(event);
    world.coldStart();
    const second = await world.send(event);
    expect([first, second].map(({ answer }) => answer.PhysicalResourceId)).toEqual(Array(2).fill(`${share.arn}|Network`));
  });

  test('the creation of another construct is none of the one that accepted', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    await world.create(BY_NAME);
    world.coldStart();
    expect((await world.create(BY_NAME)).answer.PhysicalResourceId).toBe(`${share.arn}|Network|found`);
  });
});

describe('what an update finds or accepts', () => {
  test.each(['|found', ''])('a newer invitation to the same share keeps the id (Network%s), so that nothing is left', async (mark) => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    world.physicalId = `${share.arn}|Network${mark}`;
    const { answer, changes } = await world.update(BY_NAME, { ...BY_NAME, RefreshToken: '2' });
    expect(changes).toEqual(['AcceptResourceShareInvitation']);
    expect(answer.PhysicalResourceId).toBe(world.physicalId);
  });

  test('another share that the account was on before stays when the update is rolled back, and the first one too', async () => {
    const world = new ConsumerWorld();
    const first = world.share([OUTSIDER]);
    await world.create(BY_NAME);
    const second = acceptedBefore(world, 'second');
    const next = { ...BY_NAME, Name: 'second' };
    const firstId = world.physicalId;
    const { answer: { PhysicalResourceId: secondId } } = await world.update(BY_NAME, next);
    world.physicalId = secondId;
    expect((await world.update(next, BY_NAME)).answer.PhysicalResourceId).toBe(firstId);
    await world.delete(next, secondId);
    expect([world.isMember(first), world.isMember(second)]).toEqual([true, true]);
  });
});
