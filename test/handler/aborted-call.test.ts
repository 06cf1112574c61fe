import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import type * as ram from '@aws-sdk/client-ram';

// The handler may give a call up while it still asks CloudFormation whether it may make it: then the SDK has to refuse it.
test.each(['@aws-sdk/client-ram', 'client-ram-2024'])('%s sends nothing for a call that was aborted before', async (sdk) => {
  const { GetResourceSharesCommand, RAMClient } = jest.requireActual<typeof ram>(sdk);
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
