import { Fault, HOUR, MINUTE, SECOND } from '../simulator';
import { ACCEPTER, ConsumerWorld, LOOKUP, MANAGEMENT, MEMBER, ORGANIZATION, OUTSIDER, OWNER, Properties, Result } from './support/consumer-world';

type Operation = Fault['operation'];

/** What an account has, and what is done in it. */
interface Event {
  readonly name: string;
  readonly operations: Operation[];
  /** Prepares the world and gives the deed, and whether what it is for has come about. */
  prepare(): Promise<{ world: ConsumerWorld; act: () => Promise<Result>; done: () => boolean }>;
}

const READS: Operation[] = ['GetResourceShares', 'ListResources'];
const ASKED = { OwningAccountId: OWNER, Name: 'network', Attributes: ['ec2:PrefixList.Ids'] };

const EVENTS: Event[] = [
  {
    name: 'create of an accepter',
    operations: [...READS, 'GetResourceShareInvitations', 'AcceptResourceShareInvitation'],
    prepare: async () => {
      const world = new ConsumerWorld(OUTSIDER, ACCEPTER);
      const share = world.share([OUTSIDER]);
      return { world, act: async () => world.create(ASKED), done: () => world.isMember(share) };
    },
  },
  {
    name: 'update of an accepter to another share',
    operations: [...READS, 'GetResourceShareInvitations', 'AcceptResourceShareInvitation'],
    prepare: async () => {
      const world = new ConsumerWorld(OUTSIDER, ACCEPTER);
      const old = { ...ASKED, Name: 'old' };
      world.share([OUTSIDER], { name: 'old' });
      await world.create(old);
      const share = world.share([OUTSIDER]);
      return { world, act: async () => world.update(old, ASKED), done: () => world.isMember(share) };
    },
  },
  {
    name: 'rollback of an accepter',
    operations: READS,
    prepare: async () => {
      const world = new ConsumerWorld(OUTSIDER, ACCEPTER);
      const share = world.share([OUTSIDER]);
      await world.create(ASKED);
      return { world, act: async () => world.update({ ...ASKED, Name: 'never' }, ASKED), done: () => world.isMember(share) };
    },
  },
  {
    name: 'delete of an accepter',
    operations: ['GetResourceShares', 'DisassociateResourceShare'],
    prepare: async () => {
      const world = new ConsumerWorld(OUTSIDER, ACCEPTER);
      const share = world.share([OUTSIDER]);
      await world.create(ASKED);
      return { world, act: async () => world.delete(ASKED), done: () => !world.isMember(share) };
    },
  },
  {
    name: 'create of a lookup',
    operations: READS,
    prepare: async () => {
      const world = new ConsumerWorld(MEMBER, LOOKUP);
      world.share([MEMBER]);
      return { world, act: async () => world.create({ ...ASKED, ResourceOwner: 'OTHER-ACCOUNTS' }), done: () => true };
    },
  },
  {
    name: 'create of organization sharing',
    operations: ['EnableSharingWithAwsOrganization'],
    prepare: async () => {
      const world = new ConsumerWorld(MANAGEMENT, ORGANIZATION);
      world.organization.sharingEnabledAt = undefined;
      return { world, act: async () => world.create({} as Properties), done: () => world.organization.sharingEnabledAt !== undefined };
    },
  },
];

const PASSING: [string, Partial<Fault>][] = [
  ['429 ×3', { kind: 'throttle', times: 3 }],
  ['ServerInternal ×3', { kind: 'serverInternal', times: 3 }],
  ['ServiceUnavailable ×3', { kind: 'serviceUnavailable', times: 3 }],
  ['connection reset before the call took effect', { kind: 'resetBefore' }],
  ['connection reset after the call took effect', { kind: 'resetAfter' }],
  ['hang', { kind: 'hang', delayMs: HOUR }],
  ['late answer', { kind: 'hang', delayMs: 3 * SECOND }],
  ['cut-off JSON', { kind: 'cutOff' }],
  ['InvalidStateTransition for 20 s', { kind: 'error', error: 'InvalidStateTransitionException', forMs: 20 * SECOND }],
  ['AccessDenied for 15 s', { kind: 'accessDenied', forMs: 15 * SECOND }],
];

const LASTING: [string, Partial<Fault>, RegExp][] = [
  ['AccessDenied for good', { kind: 'accessDenied', times: Infinity }, /failed: .*AccessDenied.*Allow it on the function's role/s],
  ['an outage for good', { kind: 'serviceUnavailable', times: Infinity }, /(ServiceUnavailable|time ran out)/],
  ['a hang for good', { kind: 'hang', delayMs: HOUR, times: Infinity }, /(no answer within|time ran out)/],
];

describe.each(EVENTS)('$name', ({ operations, prepare }) => {
  describe.each(operations)('%s', (operation) => {
    test.each(PASSING)('converges after %s', async (_, fault) => {
      const { world, act, done } = await prepare();
      world.simulator.faults.add({ operation, kind: 'error', ...fault });
      const { answer, answers } = await act();
      expect(answer.Reason).toBeUndefined();
      expect(answers).toHaveLength(1);
      expect(done()).toBe(true);
    });

    test.each(LASTING)('answers in time at %s', async (_, fault, reason) => {
      const { world, act } = await prepare();
      world.simulator.faults.add({ operation, kind: 'error', ...fault });
      const { answers, took } = await act();
      expect(answers).toHaveLength(1);
      expect(took).toBeLessThan(14 * MINUTE + 55 * SECOND);
      // Whether the account still sees a share that it has left is good to know, but no reason to fail.
      if (operation === 'GetResourceShares' && answers[0].PhysicalResourceId === world.physicalId && answers[0].Status === 'SUCCESS') { return; }
      expect(answers[0]).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(reason) });
    });

    test('fails at once, with nothing more sent, at a refusal for good', async () => {
      const { world, act } = await prepare();
      world.simulator.faults.add({ operation, kind: 'error', error: 'InvalidParameterException', message: 'No such thing.', times: Infinity });
      const { answer, calls } = await act();
      expect(calls.filter((call) => call.operation === operation)).toHaveLength(1);
      if (answer.Status === 'SUCCESS') {
        // A share that RAM doesn't let go of can't be left, and one that can't be looked at is taken to be left.
        expect(['DisassociateResourceShare', 'GetResourceShares']).toContain(operation);
        return;
      }
      expect(answer.Reason).toContain(`${operation} failed: No such thing. (InvalidParameterException)`);
    });
  });
});

test.each(READS)('%s: an empty page with a token is not the last one', async (operation) => {
  const world = new ConsumerWorld(MEMBER, LOOKUP);
  world.share([MEMBER]);
  world.simulator.faults.add({ operation, kind: 'emptyPage', times: 2 });
  expect((await world.create({ ...ASKED, ResourceOwner: 'OTHER-ACCOUNTS' })).answer.Status).toBe('SUCCESS');
});
