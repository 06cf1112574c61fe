import { startServer } from './http-server';
import { createWorld } from './world';

test('the server listens on the loopback interface only, and its port is free again after it was closed', async () => {
  const { simulator } = createWorld();
  const first = await simulator.listen();
  await first.close();
  const second = await simulator.listen(first.port);
  await second.close();

  expect(second.endpoint).toBe(`http://127.0.0.1:${first.port}`);
});

test('a defect of the simulator is told to the caller, and the server stays', async () => {
  const server = await startServer({ handle: () => { throw new Error('a defect'); } }, 0);
  const answers = [await fetch(server.endpoint), await fetch(server.endpoint)];
  const messages = await Promise.all(answers.map(async answer => (await answer.json() as { message: string }).message));
  await server.close();

  expect(answers.map(({ status }) => status)).toEqual([501, 501]);
  expect(messages[1]).toContain('a defect');
});
