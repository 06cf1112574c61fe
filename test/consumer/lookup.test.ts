import { SECOND } from '../simulator';
import { ConsumerWorld, LOOKUP, MEMBER, ORGANIZATION, MANAGEMENT, OUTSIDER, OWNER } from './support/consumer-world';

describe('the lookup of an own share', () => {
  const OWN = { ResourceOwner: 'SELF', Name: 'network', Timeout: undefined };

  test('finds the only active one of the name', async () => {
    const world = new ConsumerWorld(OWNER, LOOKUP);
    const share = world.share([MEMBER]);
    world.share([MEMBER], { name: 'network-2' });
    world.simulator.seedShare({ owner: MEMBER, region: 'us-east-1', name: 'network' });
    const { answer, changes } = await world.create(OWN);
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${share.arn}|Network`, Data: { ResourceShareArn: share.arn } });
    expect(answer.Data).toEqual({ ResourceShareArn: share.arn });
    expect(changes).toEqual([]);
  });

  test('fails soon when there is none', async () => {
    const world = new ConsumerWorld(OWNER, LOOKUP);
    const { answer, took } = await world.create(OWN);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('"network" does not exist: this account owns no active one of that name') });
    expect(took).toBeLessThan(45 * SECOND);
  });

  test('fails soon when there are several for long, and names them', async () => {
    const world = new ConsumerWorld(OWNER, LOOKUP);
    const arns = [world.share([MEMBER]), world.share([])].map(({ arn }) => arn).sort();
    const { answer, took } = await world.create(OWN);
    expect(answer.Reason).toContain(`There is more than one share "network": ${arns.join(', ')}`);
    expect(took).toBeLessThan(45 * SECOND);
  });

  test('is deleted without a call', async () => {
    const world = new ConsumerWorld(OWNER, LOOKUP);
    world.share([MEMBER]);
    await world.create(OWN);
    const { answer, calls } = await world.delete(OWN);
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: world.physicalId });
    expect(calls).toEqual([]);
  });
});

describe('a share that its owner replaces, so that there are two of its name for some seconds,', () => {
  const replace = (world: ConsumerWorld, principals: string[]) => {
    const [first, second] = [world.share(principals), world.share(principals)];
    principals.forEach((principal) => world.time.after(20 * SECOND, () => first.disassociate('PRINCIPAL', principal)));
    return second;
  };

  test.each<[string, ConsumerWorld, string, (world: ConsumerWorld) => string[]]>([
    ['is found by an accepter', new ConsumerWorld(MEMBER), 'Network|found', ({ organization }) => [organization.arn]],
    ['is found by a lookup', new ConsumerWorld(MEMBER, LOOKUP), 'Network', ({ organization }) => [organization.arn]],
  ])('%s', async (_, world, id, principals) => {
    const second = replace(world, principals(world));
    const { answer } = await world.create({ ResourceOwner: 'OTHER-ACCOUNTS', OwningAccountId: OWNER, Name: 'network' });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${second.arn}|${id}` });
  });
});

describe('the lookup of a received share', () => {
  const RECEIVED = { ResourceOwner: 'OTHER-ACCOUNTS', OwningAccountId: OWNER, Name: 'network', Attributes: ['ec2:TransitGateway.Id'] };

  test('finds it and what is asked for', async () => {
    const world = new ConsumerWorld(MEMBER, LOOKUP);
    const share = world.share([world.organization.arn]);
    const { answer } = await world.create(RECEIVED);
    expect(answer.Data).toEqual({ 'ResourceShareArn': share.arn, 'ec2.TransitGateway.Id': 'tgw-00000000000000001' });
  });

  test('accepts nothing, and does not look at invitations', async () => {
    const world = new ConsumerWorld(OUTSIDER, LOOKUP);
    const share = world.share([OUTSIDER]);
    const { answer, calls } = await world.create(RECEIVED);
    expect(answer.Reason).toMatch(/can't be seen by account 999999999999 in us-east-1\. The owner has to .*; outside the organization it takes a ResourceShareAccepter$/);
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(new Set(['GetResourceShares']));
    expect(world.isMember(share)).toBe(false);
  });

  test('is deleted without leaving', async () => {
    const world = new ConsumerWorld(MEMBER, LOOKUP);
    const share = world.share([MEMBER]);
    await world.create(RECEIVED);
    expect((await world.delete(RECEIVED)).calls).toEqual([]);
    expect(world.isMember(share)).toBe(true);
  });
});

describe('organization sharing', () => {
  test('is turned on, also when it is on', async () => {
    const world = new ConsumerWorld(MANAGEMENT, ORGANIZATION);
    world.organization.sharingEnabledAt = undefined;
    for (let round = 0; round < 2; round++) {
      const { answer, changes } = await world.create({});
      expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: MANAGEMENT });
      expect(changes).toEqual(['EnableSharingWithAwsOrganization']);
      expect(world.organization.sharingEnabledAt).toBeDefined();
    }
    expect((await world.update({}, { DisableOnDelete: 'true' })).answer.PhysicalResourceId).toBe(MANAGEMENT);
  });

  test.each([['a member account', MEMBER], ['an account without organization', OUTSIDER]])('fails in %s', async (_, account) => {
    const { answer } = await new ConsumerWorld(account, ORGANIZATION).create({});
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/management account of an organization that has all features enabled/) });
  });

  test('stays on when the construct is deleted', async () => {
    const world = new ConsumerWorld(MANAGEMENT, ORGANIZATION);
    await world.create({});
    const { answer, calls } = await world.delete({});
    expect(answer.Status).toBe('SUCCESS');
    expect([calls, world.distrusted]).toEqual([[], []]);
  });

  test('is turned off on deletion if that is wanted', async () => {
    const world = new ConsumerWorld(MANAGEMENT, ORGANIZATION);
    const properties = { DisableOnDelete: 'true' };
    await world.create(properties);
    expect((await world.delete(properties)).answer.Status).toBe('SUCCESS');
    expect(world.distrusted).toEqual(['ram.amazonaws.com']);
  });

  test.each(['consumer-Network-1ABCDEF', 'Network|-failed'])('stays on when its creation was not completed (%s)', async (physicalId) => {
    const world = new ConsumerWorld(MANAGEMENT, ORGANIZATION);
    const { answer, calls } = await world.delete({ DisableOnDelete: 'true' }, physicalId);
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: physicalId });
    expect([calls, world.distrusted]).toEqual([[], []]);
  });

  test('is off already when there is no organization any more', async () => {
    const world = new ConsumerWorld(MANAGEMENT, ORGANIZATION);
    world.organizationsError = Object.assign(new Error('gone'), { name: 'AWSOrganizationsNotInUseException', $metadata: { httpStatusCode: 400 } });
    expect((await world.delete({ DisableOnDelete: 'true' }, MANAGEMENT)).answer.Status).toBe('SUCCESS');
  });

  test('fails to be turned off with the reason', async () => {
    const world = new ConsumerWorld(MANAGEMENT, ORGANIZATION);
    world.organizationsError = Object.assign(new Error('not you'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } });
    const { answer } = await world.delete({ DisableOnDelete: 'true' }, MANAGEMENT);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/^DisableAWSServiceAccess failed: not you \(AccessDeniedException\)/) });
  });
});

test('a resource of another type is refused', async () => {
  const { answer } = await new ConsumerWorld(OUTSIDER, 'Custom::Other').create({});
  expect(answer.Reason).toBe('This function knows no resource type Custom::Other.');
});
