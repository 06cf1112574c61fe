import { ConsumerWorld, MEMBER, OUTSIDER, OWNER, prefixList, transitGateway } from './support/consumer-world';
import { assess, idOf } from '../../src/handler/consumer/attributes';
import { SECOND } from '../simulator';

const SHARE = 'arn:aws:ram:us-east-1:111111111111:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456';
const TGW = { arn: transitGateway(1), type: 'ec2:TransitGateway', status: 'AVAILABLE' } as const;
const LIST_1 = { arn: prefixList(1), type: 'ec2:PrefixList' } as const;
const LIST_2 = { arn: prefixList(2), type: 'ec2:PrefixList', status: 'AVAILABLE' } as const;

describe('the id in an ARN is what follows the kind of the resource', () => {
  test.each([
    ['arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-0123456789abcdef0', 'subnet-0123456789abcdef0'],
    ['arn:aws:ec2:eu-west-1:111111111111:transit-gateway/tgw-0123456789abcdef0', 'tgw-0123456789abcdef0'],
    ['arn:aws:route53resolver:eu-west-1:111111111111:resolver-rule/rslvr-rr-0123456789abcdef0', 'rslvr-rr-0123456789abcdef0'],
    ['arn:aws:ec2::111111111111:ipam-pool/ipam-pool-0123456789abcdef0', 'ipam-pool-0123456789abcdef0'],
    ['arn:aws:rds:eu-west-1:111111111111:cluster:orders', 'orders'],
    ['arn:aws:ssm:eu-west-1:111111111111:parameter/network/vpc', 'network/vpc'],
    ['arn:aws-us-gov:glue:us-gov-west-1:111111111111:table/sales/orders', 'sales/orders'],
    ['arn:aws:apigateway:eu-west-1:111111111111:/domainnames/a.example.com+x', '/domainnames/a.example.com+x'],
  ])('%s', (arn, id) => expect(idOf(arn)).toBe(id));
});

describe('what a listing of resources tells', () => {
  test.each<[string, Parameters<typeof assess>[1], string[], unknown]>([
    ['one resource of a type', [TGW, LIST_1], ['ec2:TransitGateway.Arn'], { found: { 'ec2.TransitGateway.Arn': TGW.arn } }],
    ['the type in another case', [TGW], ['ec2:transitgateway.Id'], { found: { 'ec2.transitgateway.Id': 'tgw-00000000000000001' } }],
    ['all of a type, in a stable order, each once', [LIST_2, LIST_1, LIST_1], ['ec2:PrefixList.Arns'],
      { found: { 'ec2.PrefixList.Arns': `${LIST_1.arn},${LIST_2.arn}` } }],
    ['a service with a hyphen', [{ arn: 'arn:aws:resource-groups:us-east-1:111111111111:group/g', type: 'resource-groups:Group' }], ['resource-groups:Group.Id'],
      { found: { 'resource.groups.Group.Id': 'g' } }],
    ['nothing asked for', [TGW, LIST_1], [], { found: {} }],
    ['nothing asked for, nothing there', [], [], { doubt: `The share ${SHARE} shows no resources`, otherwise: {} }],
    ['none of the type', [LIST_1, LIST_2], ['ec2:TransitGateway.Id'], { wait: expect.stringContaining('shows no ec2:TransitGateway, only ec2:PrefixList. Its owner') }],
    ['none of the type among several others', [TGW, LIST_1], ['ec2:Subnet.Id'],
      { wait: `The share ${SHARE} shows no ec2:Subnet, only ec2:PrefixList, ec2:TransitGateway. Its owner has not shared it, or took it off` }],
    ['one whose type is not told', [{ arn: LIST_1.arn }, TGW], ['ec2:TransitGateway.Id'], { found: { 'ec2.TransitGateway.Id': 'tgw-00000000000000001' } }],
    ['only one whose type is not told', [{ arn: LIST_1.arn }], ['ec2:TransitGateway.Id'], { wait: expect.stringContaining('only what has no type. Its owner') }],
    ['nothing at all', [], ['ec2:TransitGateway.Id'], { wait: expect.stringContaining('shows no ec2:TransitGateway. Its owner') }],
    ['more than one of which one is asked for', [LIST_1, LIST_2], ['ec2:PrefixList.Id'],
      { doubt: expect.stringContaining(`more than one ec2:PrefixList: ${LIST_1.arn}, ${LIST_2.arn}. Ask for all of them with resourceIds()`) }],
    ['one that is still pending', [{ ...TGW, status: 'PENDING' }, LIST_1], ['ec2:TransitGateway.Id'], { wait: expect.stringContaining(`not available yet: ${TGW.arn}`) }],
    ['one that is pending and was not asked for', [{ ...TGW, status: 'PENDING' }, LIST_1], ['ec2:PrefixList.Id'], { found: { 'ec2.PrefixList.Id': 'pl-00000000000000001' } }],
    ['one that is unavailable and was not asked for', [{ ...TGW, status: 'UNAVAILABLE' }, LIST_1], ['ec2:PrefixList.Id'],
      { found: { 'ec2.PrefixList.Id': 'pl-00000000000000001' } }],
    ['a quota that is used up', [{ ...TGW, status: 'LIMIT_EXCEEDED', statusMessage: 'Too many.' }], ['ec2:TransitGateway.Id'],
      { doubt: expect.stringContaining(`${TGW.arn} is LIMIT_EXCEEDED (Too many.; a quota of this account is used up`) }],
    ['an unavailable one', [{ ...TGW, status: 'UNAVAILABLE' }], ['ec2:TransitGateway.Id'], { doubt: expect.stringContaining('is UNAVAILABLE (its service') }],
    ['one in another zone', [{ ...TGW, status: 'ZONAL_RESOURCE_INACCESSIBLE' }], [], { doubt: expect.stringContaining('ZONAL_RESOURCE_INACCESSIBLE (this account') }],
    ['two that can\'t be used', [{ ...LIST_1, status: 'UNAVAILABLE' }, { ...LIST_2, status: 'UNAVAILABLE' }], [], {
      doubt: `Resources of the share ${SHARE} can't be used: ${LIST_1.arn} is UNAVAILABLE (its service does not let this account use it); `
        + `${LIST_2.arn} is UNAVAILABLE (its service does not let this account use it)`,
    }],
    ['a value that can\'t be in a list', [{ arn: 'arn:aws:x:r:a:t/b,c', type: 'x:T' }, { arn: 'arn:aws:x:r:a:t/d', type: 'x:T' }], ['x:T.Ids'],
      { fail: 'b,c holds "," and can\'t be in a list: ask for single resources' }],
    ['the same value alone', [{ arn: 'arn:aws:x:r:a:t/b,c', type: 'x:T' }], ['x:T.Id'], { found: { 'x.T.Id': 'b,c' } }],
  ])('%s', (_, resources, requests, observation) => expect(assess(SHARE, resources, requests)).toEqual(observation));

  test.each(['ec2:TransitGateway', 'ec2:TransitGateway.Ids.', 'ec2:TransitGateway.Idss', '.Ids', 'ec2:\nTransitGateway.Ids'])('%j is no request', (request) => {
    expect(() => assess(SHARE, [TGW], [request])).toThrow(new Error(`"${request}" is no attribute such as ec2:Subnet.Ids`));
  });
});

describe('resources in time', () => {
  const ASKED = { OwningAccountId: OWNER, Name: 'network', Attributes: ['ec2:TransitGateway.Id'] };

  test('one that becomes available is waited for', async () => {
    const world = new ConsumerWorld();
    world.share([OUTSIDER]);
    world.simulator.state.resourceStatuses.set(transitGateway(1), { status: 'PENDING' });
    world.time.after(100 * SECOND, () => world.simulator.state.resourceStatuses.set(transitGateway(1), { status: 'AVAILABLE' }));
    const { answer, took } = await world.create(ASKED);
    expect(answer.Data).toMatchObject({ 'ec2.TransitGateway.Id': 'tgw-00000000000000001' });
    expect(took).toBeLessThan(125 * SECOND);
  });

  test.each(['LIMIT_EXCEEDED', 'UNAVAILABLE', 'ZONAL_RESOURCE_INACCESSIBLE'] as const)('%s fails when it lasts, and not when it passes', async (status) => {
    const world = new ConsumerWorld();
    world.share([OUTSIDER]);
    world.simulator.state.resourceStatuses.set(transitGateway(1), { status }, OUTSIDER);
    const failing = await world.create(ASKED);
    expect(failing.answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining(`is ${status}`) });
    expect(failing.took).toBeLessThan(65 * SECOND);
    world.time.after(10 * SECOND, () => world.simulator.state.resourceStatuses.set(transitGateway(1), { status: 'AVAILABLE' }, OUTSIDER));
    expect((await world.create(ASKED)).answer.Status).toBe('SUCCESS');
  });

  test('a list is complete although its resources appear one by one', async () => {
    const world = new ConsumerWorld(MEMBER, undefined, { delays: { resourceVisibility: 0 } });
    const share = world.share([world.organization.arn], { resourceArns: [prefixList(1)] });
    world.time.after(1 * SECOND, () => share.set('RESOURCE', prefixList(2), 'ASSOCIATED'));
    const { answer } = await world.create({ ResourceShareArn: share.arn, Attributes: ['ec2:PrefixList.Ids'] });
    expect(answer.Data).toMatchObject({ 'ec2.PrefixList.Ids': 'pl-00000000000000001,pl-00000000000000002' });
  });

  test('a share without resources is enough when nothing is asked of it, and fails otherwise', async () => {
    const world = new ConsumerWorld();
    const share = world.share([OUTSIDER], { resourceArns: [] });
    const { answer, took } = await world.create({ ResourceShareArn: share.arn });
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { ResourceShareArn: share.arn } });
    expect(took).toBeLessThan(65 * SECOND);
    const asking = await world.create({ ResourceShareArn: share.arn, Attributes: ['ec2:TransitGateway.Id'] });
    expect(asking.answer.Reason).toContain('shows no ec2:TransitGateway');
  });

  test('too many values for an answer fail with a way out', async () => {
    const world = new ConsumerWorld();
    world.share([OUTSIDER], { resourceArns: Array.from({ length: 60 }, (_, n) => prefixList(n)) });
    const selector = { OwningAccountId: OWNER, Name: 'network' };
    const { answer } = await world.create({ ...selector, Attributes: ['ec2:PrefixList.Arns'] });
    expect(answer.Reason).toMatch(/^What is asked for takes \d+ bytes, and CloudFormation takes only \d+: ask for ids instead of ARNs/);
    const ids = await world.create({ ...selector, Attributes: ['ec2:PrefixList.Ids'] });
    expect(ids.answer.Data!['ec2.PrefixList.Ids'].split(',')).toHaveLength(60);
  });
});
