import * as ram2024 from 'client-ram-2024';
import { credentialsFor } from './protocol/caller';
import { createWorld, MEMBER, OWNER, SERVICE } from './world';

test('a client from 2024 can be used without sockets', async () => {
  const { simulator } = createWorld();
  const client = new ram2024.RAMClient({
    region: 'eu-west-1',
    credentials: credentialsFor(OWNER),
    requestHandler: simulator.requestHandler() as ram2024.RAMClientConfig['requestHandler'],
  });
  const { resourceShare } = await client.send(new ram2024.CreateResourceShareCommand({ name: 'a', principals: [SERVICE], sources: [MEMBER] }));
  await client.send(new ram2024.DeleteResourceShareCommand({ resourceShareArn: resourceShare!.resourceShareArn! }));

  expect(simulator.shares()).toMatchObject([{ name: 'a', status: 'DELETING' }]);
});

test('a client from 2024 reads sources as associations, and its errors are its own classes', async () => {
  const { simulator, clock } = createWorld();
  const share = simulator.seedShare({ principals: [SERVICE], sources: [MEMBER] });
  const server = await simulator.listen();
  const client = new ram2024.RAMClient({ endpoint: server.endpoint, region: 'eu-west-1', credentials: credentialsFor(OWNER) });
  clock.advance(1000);
  const associationType = 'SOURCE' as ram2024.ResourceShareAssociationType;
  const { resourceShareAssociations } = await client.send(new ram2024.GetResourceShareAssociationsCommand({ associationType }));
  const refused = client.send(new ram2024.AssociateResourceShareCommand({ resourceShareArn: share.arn, principals: [MEMBER] }));

  expect(resourceShareAssociations).toMatchObject([{ associatedEntity: MEMBER, status: 'ASSOCIATED' }]);
  await expect(refused).rejects.toBeInstanceOf(ram2024.InvalidParameterException);
  await server.close();
});
