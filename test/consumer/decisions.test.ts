import { ACCEPTER, ConsumerWorld, LOOKUP, MANAGEMENT, ORGANIZATION, OUTSIDER, OWNER, REGION, Result } from './support/consumer-world';
import { LogLine } from '../handler/support/invoke';
import { MINUTE, ShareHandle } from '../simulator';

/** What is logged between the arrival of a request and the answer to it. */
function decisionsOf({ logs }: Result): LogLine[] {
  expect([logs[0].decision, logs.at(-1)!.decision]).toEqual(['request', 'answered']);
  return logs.slice(1, -1);
}

const waiting = (reason: unknown) => ({ decision: 'waiting', message: reason });
const nothingToLeave = (PhysicalResourceId: string) => ({ decision: 'nothing-to-leave', PhysicalResourceId });
const NOTHING_WAS_CREATED = { decision: 'nothing-was-created' };
const GONE = Object.assign(new Error('Gone.'), { name: 'AWSOrganizationsNotInUseException', $metadata: { httpStatusCode: 400 } });

describe('each decision is logged with what it was based on', () => {
  test.each<[string, string, string, (world: ConsumerWorld, share: ShareHandle) => Promise<Result>, (arn: string) => unknown[]]>([
    ['an invitation is accepted, and its share appears bit by bit', OUTSIDER, ACCEPTER,
      async (world, { arn }) => world.create({ ResourceShareArn: arn, Attributes: ['ec2:TransitGateway.Id'] }),
      (arn) => [
        { decision: 'accept', resourceShareArn: arn, resourceShareInvitationArn: expect.stringContaining(':resource-share-invitation/') },
        waiting(`The invitation to the share ${arn} was accepted, but account ${OUTSIDER} can't see it yet`),
        waiting(expect.stringContaining(`The share ${arn} can't be seen by account ${OUTSIDER} in ${REGION}, although its invitation`)),
        waiting(`The share ${arn} shows no ec2:TransitGateway. Its owner has not shared it, or took it off`),
        waiting(`The resources of the share ${arn} are still appearing`),
        { 'decision': 'found', 'ResourceShareArn': arn, 'ec2.TransitGateway.Id': 'tgw-00000000000000001' },
      ]],
    ['an own share is found', OWNER, LOOKUP, async (world) => world.create({ ResourceOwner: 'SELF', Name: 'network' }),
      (arn) => [{ decision: 'found', ResourceShareArn: arn }]],
    ['a share is left', OUTSIDER, ACCEPTER, async (world, share) => {
      share.accept(OUTSIDER);
      world.time.advance(MINUTE);
      return world.delete({}, `${share.arn}|Network`);
    }, (arn) => [{ decision: 'leave', resourceShareArn: arn, account: OUTSIDER }]],
    ['no share was accepted', OUTSIDER, ACCEPTER, async (world, { arn }) => world.delete({}, `${arn}|Network|found`),
      (arn) => [nothingToLeave(`${arn}|Network|found`)]],
    ['an invitation was accepted before', OUTSIDER, ACCEPTER, async (world, share) => {
      share.accept(OUTSIDER);
      world.time.advance(MINUTE);
      return world.create({ ResourceShareArn: share.arn });
    }, (arn) => [
      { decision: 'accept', resourceShareArn: arn, resourceShareInvitationArn: expect.stringContaining(':resource-share-invitation/') },
      { decision: 'overtaken', resourceShareInvitationArn: expect.anything(), message: expect.stringContaining('has already been accepted') },
      waiting(`The resources of the share ${arn} are still appearing`),
      { decision: 'found', ResourceShareArn: arn },
    ]],
    ['sharing was not turned on', MANAGEMENT, ORGANIZATION, async (world) => world.delete({ DisableOnDelete: 'true' }, 'Network|-failed'),
      () => [NOTHING_WAS_CREATED]],
    ['sharing stays on', MANAGEMENT, ORGANIZATION, async (world) => world.delete({}, MANAGEMENT), () => [{ decision: 'sharing-stays-on' }]],
    ['sharing is turned off', MANAGEMENT, ORGANIZATION, async (world) => world.delete({ DisableOnDelete: 'true' }, MANAGEMENT),
      () => [{ decision: 'disable-sharing', servicePrincipal: 'ram.amazonaws.com' }]],
    ['sharing is off already', MANAGEMENT, ORGANIZATION, async (world) => {
      world.organizationsError = GONE;
      return world.delete({ DisableOnDelete: 'true' }, MANAGEMENT);
    }, () => [{ decision: 'disable-sharing', servicePrincipal: 'ram.amazonaws.com' }, { decision: 'already-off', message: 'Gone.' }]],
    ['a lookup is deleted', OWNER, LOOKUP, async (world, { arn }) => world.delete({}, `${arn}|Network`), () => []],
    ['sharing is turned on', MANAGEMENT, ORGANIZATION, async (world) => world.create({}), () => []],
  ])('%s', async (_, account, type, act, decisions) => {
    const world = new ConsumerWorld(account, type);
    const share = world.share([OUTSIDER]);
    expect(decisionsOf(await act(world, share))).toEqual(decisions(share.arn));
  });
});

describe('an id that is not of a share that was accepted is left alone', () => {
  test.each([
    'consumer-Network-1ABCDEF',
    `arn:aws:sns:${REGION}:${OWNER}:network`,
    'network:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456',
    `network|arn:aws:ram:${REGION}:${OWNER}:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456`,
  ])('%s', async (physicalId) => {
    const result = await new ConsumerWorld().delete({}, physicalId);
    expect(result.answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: physicalId });
    expect(result.calls).toEqual([]);
    expect(decisionsOf(result)).toEqual([nothingToLeave(physicalId)]);
  });

  test.each(['aws', 'aws-cn', 'aws-us-gov'])('and one of a share of partition %s is left', async (partition) => {
    const arn = `arn:${partition}:ram:${REGION}:${OWNER}:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456`;
    const { calls } = await new ConsumerWorld().delete({}, `${arn}|Network`);
    expect(calls[0]).toMatchObject({ operation: 'DisassociateResourceShare', input: { resourceShareArn: arn, principals: [OUTSIDER] } });
  });
});
