import { MEMBER, World } from '../handler/support/world';

test('a creation that is delivered again, after a run that was cut short, and then fails takes back what that run has associated', async () => {
  const world = new World();
  const event = world.event({ ResourceProperties: world.properties({ Principals: [MEMBER], ResourceArns: ['arn:nonsense'] }) });
  world.time.advance(1000);
  await world.associate({ principals: [MEMBER] });
  world.time.advance(60_000);
  const { answer } = await world.send(event);

  expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: `${world.share.arn}|Associations|-failed` });
  expect(world.contents().principals).toEqual([]);
});
