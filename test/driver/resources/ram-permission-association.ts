import { AssociateResourceSharePermissionCommand, DisassociateResourceSharePermissionCommand } from '@aws-sdk/client-ram';
import { RamClients } from './ram-client';
import { ResourceType, resultOf } from './resource-type';

/** AWS::RAM::PermissionAssociation. */
export function ramPermissionAssociationType(clients: RamClients): ResourceType {
  return {
    createOnly: ['ResourceShareArn', 'PermissionArn'],
    create: async ({ stack, properties }) => {
      const [resourceShareArn, permissionArn] = [String(properties.ResourceShareArn), String(properties.PermissionArn)];
      await clients(stack).send(new AssociateResourceSharePermissionCommand({
        resourceShareArn, permissionArn, replace: String(properties.Replace) === 'true',
      }));
      return resultOf(`${resourceShareArn}|${permissionArn}`, { AssociationStatus: 'ASSOCIATED' });
    },
    update: async ({ physicalId }) => resultOf(physicalId, { AssociationStatus: 'ASSOCIATED' }),
    delete: async ({ stack, physicalId }) => {
      const [resourceShareArn, permissionArn] = physicalId.split('|');
      await clients(stack).send(new DisassociateResourceSharePermissionCommand({ resourceShareArn, permissionArn })).catch(error => {
        if (error.name !== 'UnknownResourceException') throw error;
      });
    },
  };
}
