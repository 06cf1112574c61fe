import { HOUR, SECOND } from '../simulator';
import { ConsumerWorld, MEMBER, OUTSIDER, OWNER, prefixList, Properties, transitGateway } from './support/consumer-world';

const ALL = { Attributes: ['ec2:TransitGateway.Id', 'ec2:TransitGateway.Arn', 'ec2:PrefixList.Ids', 'ec2:PrefixList.Arns'] };

describe('an account outside the organization', () => {
  test('accepts the pending invitation and gets what it asked for', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    const { answer, changes } = await world.create({ ResourceShareArn: share.arn, ...ALL });
    expect(answer).toEqual(expect.objectContaining({
      Status: 'SUCCESS',
      PhysicalResourceId: `${share.arn}|Network`,
      Data: {
        'ResourceShareArn': share.arn,
        'ec2.TransitGateway.Id': 'tgw-00000000000000001',
        'ec2.TransitGateway.Arn': transitGateway(1),
        'ec2.PrefixList.Ids': 'pl-00000000000000001,pl-00000000000000002',
        'ec2.PrefixList.Arns': `${prefixList(1)},${prefixList(2)}`,
      },
    }));
    expect(changes).toEqual(['AcceptResourceShareInvitation']);
    expect(world.isMember(share)).toBe(true);
  });

  test('accepts by owner and name', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    const { answer } = await world.create({ OwningAccountId: OWNER, Name: 'network' });
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { ResourceShareArn: share.arn } });
  });

  test.each<[string, (arn: string) => Properties]>([
    ['owner and name', () => ({ OwningAccountId: OWNER, Name: 'network' })],
    ['ARN', (ResourceShareArn) => ({ ResourceShareArn })],
  ])('accepts nothing but the share that was asked for by %s', async (_, selector) => {
    const world = new ConsumerWorld();
    const wanted = world.share([OUTSIDER]);
    const others = [world.share([OUTSIDER], { name: 'network-2' }), world.share([OUTSIDER], { owner: '444444444444', resourceArns: [] })];
    const { changes } = await world.create(selector(wanted.arn));
    expect(changes).toEqual(['AcceptResourceShareInvitation']);
    expect(world.isMember(wanted)).toBe(true);
    expect(others.map((other) => world.isMember(other))).toEqual([false, false]);
  });

  test('waits for an invitation that is still on its way', async () => {
    const world = new ConsumerWorld(OUTSIDER, undefined, { delays: { invitation: 90 * SECOND } });
    const share = world.share([OUTSIDER]);
    const { answer, took } = await world.create({ ResourceShareArn: share.arn });
    expect(answer.Status).toBe('SUCCESS');
    expect(took).toBeGreaterThan(90 * SECOND);
    expect(took).toBeLessThan(150 * SECOND);
  });

  test.each([
    ['create', async (world: ConsumerWorld, properties: Properties) => world.create(properties)],
    ['update', async (world: ConsumerWorld, properties: Properties) => world.update({}, properties)],
  ])('%s accepts nothing when the invitation was accepted long ago', async (_, act) => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    share.accept(OUTSIDER);
    world.time.advance(48 * HOUR);
    const { answer, changes } = await act(world, { ResourceShareArn: share.arn });
    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([]);
  });

  test('a share that can be seen counts although an old invitation to it was rejected', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    share.reject(OUTSIDER);
    share.set('PRINCIPAL', OUTSIDER, 'ASSOCIATED');
    const { answer, changes } = await world.create({ ResourceShareArn: share.arn });
    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([]);
  });

  test('goes on when somebody else accepts the invitation at the same time', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER]);
    world.simulator.faults.add({ operation: 'AcceptResourceShareInvitation', kind: 'error', error: 'ResourceShareInvitationAlreadyAcceptedException' });
    const { answer, changes, logs } = await world.create({ ResourceShareArn: share.arn });
    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual(['AcceptResourceShareInvitation', 'AcceptResourceShareInvitation']);
    expect(logs.map(({ decision }) => decision)).toContain('overtaken');
  });
});

describe('a member of the organization', () => {
  test('needs no invitation', async () => {
    const world = new ConsumerWorld(MEMBER);
    const share = world.share([world.organization.arn]);
    const { answer, changes } = await world.create({ ResourceShareArn: share.arn, Attributes: ['ec2:PrefixList.Ids'] });
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { 'ec2.PrefixList.Ids': 'pl-00000000000000001,pl-00000000000000002' } });
    expect(changes).toEqual([]);
  });

  test('sees a share of which it is told before RAM shows it', async () => {
    const world = new ConsumerWorld(MEMBER, undefined, { delays: { visibility: 60 * SECOND } });
    const share = world.share([world.organization.arn]);
    share.set('PRINCIPAL', world.organization.arn, 'ASSOCIATED');
    const { answer } = await world.create({ ResourceShareArn: share.arn });
    expect(answer.Status).toBe('SUCCESS');
  });
});

describe('what makes a deployment fail, and what it says', () => {
  test.each<[string, (world: ConsumerWorld) => Properties, RegExp, number]>([
    ['no invitation within the timeout', (world) => ({ ResourceShareArn: world.share([]).arn, Timeout: '120' }),
      /can't be seen by account 999999999999 in us-east-1, and no invitation to it has arrived\. The owner has to share with this account, or its organization, in this Region$/, 120],
    ['an expired invitation', (world) => {
      const share = world.share([OUTSIDER]);
      world.time.advance(7.5 * 24 * HOUR);
      return { ResourceShareArn: share.arn };
    }, /the invitation arn:\S+ has expired\. The owner has to take the account off/, 40],
    ['a rejected invitation', (world) => {
      const share = world.share([OUTSIDER]);
      share.reject(OUTSIDER);
      return { OwningAccountId: OWNER, Name: 'network' };
    }, /The share "network" of account 111111111111 can't be seen .* was rejected\./, 40],
    ['a revoked access', (world) => {
      const share = world.share([OUTSIDER]);
      share.accept(OUTSIDER);
      share.disassociate('PRINCIPAL', OUTSIDER);
      world.time.advance(60 * SECOND);
      return { ResourceShareArn: share.arn };
    }, /its invitation arn:\S+ was accepted: the owner may have taken the account off since/, 300],
    ['several shares of a name, one active and one pending', (world) => {
      world.share([OUTSIDER]).accept(OUTSIDER);
      world.share([OUTSIDER]);
      world.time.advance(60 * SECOND);
      return { OwningAccountId: OWNER, Name: 'network' };
    }, /There is more than one share "network" of account 111111111111: arn:\S+, arn:\S+\. Name the right one by its ARN/, 40],
    ['the own share', () => ({ ResourceShareArn: `arn:aws:ram:us-east-1:${OUTSIDER}:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456` }),
      /belongs to account 999999999999 itself/, 1],
    ['a share of another Region', () => ({ ResourceShareArn: `arn:aws:ram:eu-west-1:${OWNER}:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456` }),
      /can't be used in us-east-1: deploy this stack into eu-west-1/, 1],
  ])('%s', async (_, prepare, reason, seconds) => {
    const world = new ConsumerWorld();
    const { answer, took, changes } = await world.create(prepare(world));
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(reason), PhysicalResourceId: 'Network|-failed' });
    expect(took).toBeLessThanOrEqual((seconds + 11) * SECOND);
    expect(changes).toEqual([]);
  });

  test('several invitations to shares of a name: none is accepted, all are named', async () => {
    const world = new ConsumerWorld();
    const shares = [world.share([OUTSIDER]), world.share([OUTSIDER])];
    const { answer, changes } = await world.create({ OwningAccountId: OWNER, Name: 'network' });
    expect(answer.Reason).toContain(shares.map(({ arn }) => arn).sort().join(', '));
    expect(changes).toEqual([]);
  });

  test('a timeout counts as long as it says', async () => {
    const world = new ConsumerWorld();
    const { took } = await world.create({ ResourceShareArn: world.share([]).arn, Timeout: '60' });
    expect(took).toBe(59 * SECOND);
  });

  test('the function\'s own time counts too', async () => {
    const world = new ConsumerWorld();
    const { answer, took } = await world.create({ ResourceShareArn: world.share([]).arn, Timeout: '840' }, { remainingMs: 60_000 });
    expect(answer.Reason).toMatch(/no invitation to it has arrived/);
    expect(took).toBeLessThan(60 * SECOND);
  });
});
