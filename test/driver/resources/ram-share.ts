import {
  AssociateResourceShareCommand, AssociateResourceSharePermissionCommand, CreateResourceShareCommand, DeleteResourceShareCommand,
  DisassociateResourceShareCommand, GetResourceSharesCommand, RAMClient, TagResourceCommand, UntagResourceCommand, UpdateResourceShareCommand,
} from '@aws-sdk/client-ram';
import { isSame, Json, JsonObject } from '../template';
import { RamClients } from './ram-client';
import { ResourceResult, ResourceType, resultOf } from './resource-type';

/** AWS::RAM::ResourceShare, as CloudFormation's own handler does it: it starts associations and does not wait for them. */
export function ramShareType(clients: RamClients): ResourceType {
  return {
    createOnly: ['ResourceShareConfiguration'],
    create: async ({ stack, properties }) => {
      const ram = clients(stack);
      const { resourceShare } = await ram.send(new CreateResourceShareCommand({
        name: String(properties.Name),
        allowExternalPrincipals: booleanOf(properties.AllowExternalPrincipals),
        permissionArns: listOf(properties.PermissionArns),
        principals: listOf(properties.Principals),
        resourceArns: listOf(properties.ResourceArns),
        sources: listOf(properties.Sources),
        tags: tagsOf(properties),
        resourceShareConfiguration: configurationOf(properties),
      }));
      return describe(ram, String(resourceShare?.resourceShareArn));
    },
    update: async ({ stack, properties, oldProperties, physicalId }) => {
      const ram = clients(stack);
      await updateShare(ram, physicalId, properties, oldProperties);
      await updatePermissions(ram, physicalId, properties, oldProperties);
      await updateAssociations(ram, physicalId, properties, oldProperties);
      await updateTags(ram, physicalId, properties, oldProperties);
      return describe(ram, physicalId);
    },
    delete: async ({ stack, physicalId }) => {
      await clients(stack).send(new DeleteResourceShareCommand({ resourceShareArn: physicalId })).catch(error => {
        if (error.name !== 'UnknownResourceException') throw error;
      });
    },
  };
}

async function updateShare(ram: RAMClient, arn: string, properties: JsonObject, old: JsonObject): Promise<void> {
  if (isSame(properties.Name, old.Name) && isSame(properties.AllowExternalPrincipals, old.AllowExternalPrincipals)) return;
  await ram.send(new UpdateResourceShareCommand({
    resourceShareArn: arn,
    name: String(properties.Name),
    allowExternalPrincipals: booleanOf(properties.AllowExternalPrincipals),
  }));
}

async function updatePermissions(ram: RAMClient, arn: string, properties: JsonObject, old: JsonObject): Promise<void> {
  for (const permissionArn of added(properties.PermissionArns, old.PermissionArns)) {
    await ram.send(new AssociateResourceSharePermissionCommand({ resourceShareArn: arn, permissionArn, replace: true }));
  }
}

async function updateAssociations(ram: RAMClient, resourceShareArn: string, properties: JsonObject, old: JsonObject): Promise<void> {
  const difference = (from: JsonObject, to: JsonObject) => ({
    principals: some(added(to.Principals, from.Principals)),
    resourceArns: some(added(to.ResourceArns, from.ResourceArns)),
    sources: some(added(to.Sources, from.Sources)),
  });
  const add = difference(old, properties);
  const remove = difference(properties, old);
  if (Object.values(add).some(Boolean)) await ram.send(new AssociateResourceShareCommand({ resourceShareArn, ...add }));
  if (Object.values(remove).some(Boolean)) await ram.send(new DisassociateResourceShareCommand({ resourceShareArn, ...remove }));
}

async function updateTags(ram: RAMClient, resourceShareArn: string, properties: JsonObject, old: JsonObject): Promise<void> {
  if (isSame(properties.Tags, old.Tags)) return;
  const tags = tagsOf(properties) ?? [];
  const tagKeys = (tagsOf(old) ?? []).map(tag => tag.key).filter(key => !tags.some(tag => tag.key === key));
  if (tagKeys.length > 0) await ram.send(new UntagResourceCommand({ resourceShareArn, tagKeys }));
  if (tags.length > 0) await ram.send(new TagResourceCommand({ resourceShareArn, tags }));
}

async function describe(ram: RAMClient, arn: string): Promise<ResourceResult> {
  const { resourceShares } = await ram.send(new GetResourceSharesCommand({ resourceOwner: 'SELF', resourceShareArns: [arn] }));
  const share = resourceShares?.[0];
  return resultOf(arn, {
    Arn: arn,
    Status: share?.status ?? 'ACTIVE',
    CreationTime: share?.creationTime?.toISOString() ?? '',
    LastUpdatedTime: share?.lastUpdatedTime?.toISOString() ?? '',
    FeatureSet: share?.featureSet ?? 'STANDARD',
    OwningAccountId: share?.owningAccountId ?? '',
  });
}

function added(now: Json | undefined, before: Json | undefined): string[] {
  const known = new Set(listOf(before));
  return (listOf(now) ?? []).filter(item => !known.has(item));
}

function some(items: string[]): string[] | undefined {
  return items.length > 0 ? items : undefined;
}

function listOf(value: Json | undefined): string[] | undefined {
  return Array.isArray(value) ? some(value.map(String)) : undefined;
}

function booleanOf(value: Json | undefined): boolean | undefined {
  return value === undefined ? undefined : String(value) === 'true';
}

function tagsOf(properties: JsonObject): { key: string; value: string }[] | undefined {
  const tags = (properties.Tags ?? []) as { Key: string; Value: string }[];
  return tags.length > 0 ? tags.map(tag => ({ key: tag.Key, value: tag.Value })) : undefined;
}

function configurationOf(properties: JsonObject) {
  const configuration = properties.ResourceShareConfiguration as JsonObject | undefined;
  return configuration && {
    retainSharingOnAccountLeaveOrganization: booleanOf(configuration.RetainSharingOnAccountLeaveOrganization),
  };
}
