import { deploying } from './support/deployment';
import { ca, gateway, MEMBER, MEMBER_2, OWNER, SERVICE, World } from './support/world';

const DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };

describe('the attribute of pending principals', () => {
  test.each([
    ['names them up to 1,000 characters', 77, (accounts: string[]) => accounts.join()],
    ['counts them beyond', 78, () => '78 principals'],
  ])('%s', async (_, count, attribute) => {
    const Principals = Array.from({ length: count }, (__, n) => String(700_000_000_000 + n));
    const { answer } = await new World({ paging: { size: 500, emptyEvery: 0 } }).create({ Principals });

    expect(answer.Data?.PendingPrincipals).toBe(attribute(Principals));
  });
});

describe('what a run of the same request that was cut short has put on the share', () => {
  test.each([['is taken back', 1000, []], ['before the request stays', -1000, [MEMBER]]])('%s when the creation fails', async (_, later, principals) => {
    const world = new World();
    const sent = world.time.now();
    if (later < 0) { world.share.set('PRINCIPAL', MEMBER, 'ASSOCIATED'); }
    world.time.advance(2000);
    const ResponseURL = world.responseUrl(sent + 1000);
    if (later > 0) { world.share.set('PRINCIPAL', MEMBER, 'ASSOCIATED'); }
    world.time.advance(1000);
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: gateway(1), message: 'No.' });
    const { answer } = await world.request({ ResponseURL, ResourceProperties: world.properties(DECLARED) });

    expect(answer.Status).toBe('FAILED');
    expect(world.contents().principals).toEqual(principals);
  });
});

describe('an exclusive owner', () => {
  test('leaves to RAM the source that RAM chose itself, when the service principal goes', async () => {
    const world = new World({}, { principals: [SERVICE], resourceArns: [ca(1)] });
    const { answer, changes } = await world.update(
      { Principals: [SERVICE], ResourceArns: [ca(1)] }, { Principals: [MEMBER], ResourceArns: [ca(1)], Exclusive: 'true' },
    );

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([['Disassociate', { principals: [SERVICE] }], ['Associate', { principals: [MEMBER] }]]);
  });

  test('takes off the own account that was declared as a source itself', async () => {
    const world = new World({}, { principals: [SERVICE], resourceArns: [ca(1)], sources: [OWNER] });
    await world.update(
      { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [OWNER] }, { Principals: [MEMBER], ResourceArns: [ca(1)], Exclusive: 'true' },
    );

    expect(world.contents()).toEqual({ principals: [MEMBER], resources: [ca(1)], sources: [] });
  });

  test('takes off the source that RAM chose itself when others are declared', async () => {
    const world = new World({}, { principals: [SERVICE], resourceArns: [ca(1)] });
    const declared = { Principals: [SERVICE], ResourceArns: [ca(1)] };
    await world.update(declared, { ...declared, Sources: [MEMBER_2], Exclusive: 'true' });

    expect(world.contents().sources).toEqual([MEMBER_2]);
  });
});

describe('a service principal that RAM refuses beside resources, as if it were for a while,', () => {
  test.each([['OperationNotPermittedException', 20], ['InvalidStateTransitionException', 30]])('with %s, gets its way after %i seconds', async (error, seconds) => {
    const world = new World({ rules: { servicePrincipalAfterResources: 'accept' } }, { resourceArns: [ca(1)] });
    const start = world.time.now();
    world.simulator.faults.add({
      operation: 'AssociateResourceShare',
      kind: 'error',
      error,
      message: 'No.',
      times: 1000,
      match: ({ input }) => Array.isArray(input.principals) && world.contents().resources.length > 0,
    });
    const { answer, calls } = await world.update({ ResourceArns: [ca(1)] }, { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] });
    const off = calls.find(({ operation }) => operation === 'DisassociateResourceShare');

    expect(answer.Status).toBe('SUCCESS');
    expect(off!.time - start).toBe(1000 * seconds);
    expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1)], sources: [MEMBER] });
  });
});

test('the sources of other shares are not taken for those of the own', async () => {
  const world = new World({}, { principals: [SERVICE], resourceArns: [ca(1)], sources: [MEMBER] });
  world.simulator.seedShare({ owner: world.share.arn.split(':')[4], principals: [SERVICE], sources: [MEMBER_2] });
  const declared = { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] };
  const { changes } = await world.update(declared, { ...declared, Sources: [MEMBER, MEMBER_2] });

  expect(changes).toEqual([['Associate', { sources: [MEMBER_2] }]]);
});

test('an update of a resource whose creation failed takes off nothing that the creation declared: it left nothing behind', async () => {
  const world = new World({}, { principals: [MEMBER, MEMBER_2], resourceArns: [gateway(1)] });
  const failed = { Principals: [MEMBER, MEMBER_2], ResourceArns: [gateway(1)] };
  world.physicalId = `${world.share.arn}|Associations|-failed`;

  expect((await world.update(failed, DECLARED)).changes).toEqual([]);
});

test('an update that succeeds makes a resource whose creation failed one that its deletion cleans up', async () => {
  const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
  world.physicalId = `${world.share.arn}|Associations|-failed`;

  expect((await world.update(DECLARED, DECLARED)).answer.PhysicalResourceId).toBe(`${world.share.arn}|Associations`);
});

test('an update of a resource whose creation failed takes back what it has done when it fails, like a creation', async () => {
  const world = new World({}, { principals: [MEMBER], resourceArns: [gateway(1)] });
  deploying(world);
  world.physicalId = `${world.share.arn}|Associations|-failed`;
  const { answer } = await world.update(DECLARED, { ...DECLARED, Principals: [MEMBER, MEMBER_2, 'nonsense'] });

  expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: world.physicalId });
  expect(world.contents()).toEqual({ principals: [MEMBER], resources: [gateway(1)], sources: [] });
});
