import { partitionOf } from '../environment';
import { ResourceRequest, ResourceType, resultOf } from './resource-type';

/** AWS::Logs::LogGroup. */
export const logGroupType: ResourceType = {
  createOnly: ['LogGroupName'],
  create: async request => describe(request, String(request.properties.LogGroupName ?? request.generatedName)),
  update: async request => describe(request, request.physicalId),
  delete: async () => undefined,
};

function describe({ stack }: ResourceRequest, name: string) {
  return resultOf(name, { Arn: `arn:${partitionOf(stack.region)}:logs:${stack.region}:${stack.account}:log-group:${name}:*` });
}
