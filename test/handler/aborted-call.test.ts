import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import * as ram from '@aws-sdk/client-ram';
import * as ram2024 from 'client-ram-2024';

// The handler may give a call up while it still asks CloudFormation whether it may make it: then the SDK has to refuse it.
test.each([
  ['today', ram],
  ['of 2024', ram2024 as unknown as typeof ram],
])('the SDK %s sends nothing for a call that was aborted before', async (_name, { GetResourceSharesCommand, RAMClient }) => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests++;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const client = new RAMClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const send = (abortSignal?: AbortSignal) => client.send(new GetResourceSharesCommand({ resourceOwner: 'SELF' }), { abortSignal });

  await expect(send(AbortSignal.abort())).rejects.toThrow('Request aborted');
  expect(requests).toBe(0);
  await send();
  expect(requests).toBe(1);
  client.destroy();
  server.close();
});
