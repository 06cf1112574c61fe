import { stageIn } from './matrix/in-process-rig';
import { Play } from './matrix/play';
import { SCENARIOS } from './matrix/scenario';
import { ConsumerWorld, MANAGEMENT, OUTSIDER } from './support/consumer-world';
import { EVENTS } from '../matrix/cell';
import { MINUTE, SECOND } from '../simulator';

/** What is called without a look whether it is so already, or to see whether it was oneself: a second time it changes nothing. */
const HARMLESS = ['EnableSharingWithAwsOrganization', 'DisassociateResourceShare', 'AcceptResourceShareInvitation'];

describe.each(SCENARIOS)('$construct', (scenario) => {
  describe.each(EVENTS)('%s', (event) => {
    test.each<[string, (world: ConsumerWorld) => unknown, string[]]>([
      ['the same environment', () => undefined, []],
      ['another environment', (world) => world.coldStart(), HARMLESS],
    ])('delivered twice, the second time to %s, is answered twice alike and changes nothing more', async (_, happen, harmless) => {
      const world = new ConsumerWorld(MANAGEMENT);
      const changes: string[][] = [];
      const play = new Play({
        ...stageIn(world, 1),
        send: async (request) => {
          const delivery = world.event(request);
          const first = await world.send(delivery);
          happen(world);
          const second = await world.send(delivery);
          expect(second.answer).toEqual(first.answer);
          changes.push(second.changes);
          return second;
        },
      }, scenario, event);
      play.prepare();
      await play.run();

      expect(play.differences()).toEqual([]);
      expect(changes).toEqual([expect.any(Array)]);
      expect(changes.flat().filter((operation) => !harmless.includes(operation))).toEqual([]);
    });
  });

  test('a deletion with an id that was never answered does nothing', async () => {
    const world = new ConsumerWorld(MANAGEMENT);
    const stage = stageIn(world, 1);
    scenario.provide(stage, 'next');
    scenario.establish(stage, 'next');
    const ResourceProperties = scenario.properties(stage, 'next');
    const { answer, calls } = await world.send(world.event({
      RequestType: 'Delete', ResourceType: scenario.resourceType, PhysicalResourceId: 'consumer-Network-1ABCDEF', ResourceProperties,
    }));

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'consumer-Network-1ABCDEF' });
    expect([calls, world.distrusted]).toEqual([[], []]);
    expect(scenario.isInPlace(stage, 'next')).toBe(true);
  });
});

describe('requests that come late', () => {
  test('a creation that comes after CloudFormation gave up accepts nothing', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    const event = world.event({ ResourceProperties: { ResourceShareArn: share.arn } });
    world.time.advance(20 * MINUTE);
    const { answers, calls } = await world.send(event);
    expect([answers, calls]).toEqual([[], []]);
    expect(world.isMember(share)).toBe(false);
  });

  test('an older creation that comes after the deletion does not join again', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    const properties = { ResourceShareArn: share.arn };
    const older = world.event({ ResourceProperties: properties });
    world.time.advance(SECOND);
    await world.create(properties);
    world.time.advance(SECOND);
    await world.delete(properties);
    const late = await world.send(older);
    expect([late.answers, late.calls]).toEqual([[], []]);
    expect(world.isMember(share)).toBe(false);
  });

  test('an older update that comes after its rollback joins nothing', async () => {
    const world = new ConsumerWorld();
    const first = world.share([OUTSIDER]);
    const second = world.share([OUTSIDER], { name: 'second' });
    await world.create({ ResourceShareArn: first.arn });
    world.time.advance(SECOND);
    const older = world.event({
      RequestType: 'Update',
      PhysicalResourceId: world.physicalId,
      ResourceProperties: { ResourceShareArn: second.arn },
      OldResourceProperties: { ResourceShareArn: first.arn },
    });
    world.time.advance(SECOND);
    await world.update({ ResourceShareArn: second.arn }, { ResourceShareArn: first.arn });
    const late = await world.send(older);
    expect([late.answers, late.calls]).toEqual([[], []]);
    expect([world.isMember(first), world.isMember(second)]).toEqual([true, false]);
  });
});
