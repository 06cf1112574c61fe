import { CreatePermissionCommand, DeletePermissionCommand, GetPermissionCommand } from '@aws-sdk/client-ram';
import { RamClients } from './ram-client';
import { ResourceType, resultOf } from './resource-type';

/** AWS::RAM::Permission: only its tags can be changed. */
export function ramPermissionType(clients: RamClients): ResourceType {
  const describe = async (request: Parameters<ResourceType['create']>[0], permissionArn: string) => {
    const { permission } = await clients(request.stack).send(new GetPermissionCommand({ permissionArn }));
    return resultOf(permissionArn, {
      Arn: permissionArn,
      Version: permission?.version ?? '1',
      IsResourceTypeDefault: permission?.isResourceTypeDefault ?? false,
      PermissionType: permission?.permissionType ?? 'CUSTOMER_MANAGED',
    });
  };
  return {
    createOnly: ['Name', 'ResourceType', 'PolicyTemplate'],
    create: async request => {
      const { Name, ResourceType: resourceType, PolicyTemplate, Tags } = request.properties;
      const tags = (Tags ?? []) as { Key: string; Value: string }[];
      const { permission } = await clients(request.stack).send(new CreatePermissionCommand({
        name: String(Name),
        resourceType: String(resourceType),
        policyTemplate: JSON.stringify(PolicyTemplate),
        ...(tags.length > 0 && { tags: tags.map(tag => ({ key: tag.Key, value: tag.Value })) }),
      }));
      return describe(request, String(permission?.arn));
    },
    update: async request => describe(request, request.physicalId),
    delete: async ({ stack, physicalId }) => {
      await clients(stack).send(new DeletePermissionCommand({ permissionArn: physicalId })).catch(error => {
        if (error.name !== 'UnknownResourceException') throw error;
      });
    },
  };
}
