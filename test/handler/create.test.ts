import { ca, gateway, MEMBER, MEMBER_2, OUTSIDER, OWNER, SERVICE, subnet, World } from './support/world';

describe('a creation', () => {
  test('associates principals and resources side by side, one call each, and waits once for both', async () => {
    const world = new World();
    const { answer, changes, took } = await world.create({ Principals: [MEMBER, MEMBER_2], ResourceArns: [subnet(1), subnet(2)] });

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${world.share.arn}|Associations` });
    expect(changes).toEqual([
      ['Associate', { principals: [MEMBER, MEMBER_2] }],
      ['Associate', { resourceArns: [subnet(1), subnet(2)] }],
    ]);
    expect(world.contents()).toEqual({ principals: [MEMBER, MEMBER_2], resources: [subnet(1), subnet(2)], sources: [] });
    expect(took).toBeLessThan(6000);
  });

  test('does not wait for a principal that has to accept an invitation, and names it', async () => {
    const world = new World();
    const { answer } = await world.create({ Principals: [MEMBER, OUTSIDER], ResourceArns: [gateway(1)] });

    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { ResourceShareArn: world.share.arn, PendingPrincipals: OUTSIDER } });
  });

  test('puts a service principal with its sources on the share first, then the resources', async () => {
    const world = new World();
    const { answer, changes } = await world.create({ Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes).toEqual([
      ['Associate', { principals: [SERVICE], sources: [MEMBER] }],
      ['Associate', { resourceArns: [ca(1)] }],
    ]);
    expect(world.contents()).toEqual({ principals: [SERVICE], resources: [ca(1)], sources: [MEMBER] });
  });

  test('without sources leaves it to RAM which one a service principal gets', async () => {
    const world = new World();
    const { answer, changes } = await world.create({ Principals: [SERVICE], ResourceArns: [ca(1)] });

    expect(answer.Status).toBe('SUCCESS');
    expect(changes[0]).toEqual(['Associate', { principals: [SERVICE] }]);
    expect(world.contents().sources).toEqual([OWNER]);
  });
});
