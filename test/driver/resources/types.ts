import { ScaledClock } from '../clock';
import { genericType } from './generic';
import { Iam } from './iam';
import { lambdaTypes } from './lambda';
import { logGroupType } from './logs';
import { ramAssociationTypes } from './ram-association';
import { ramClients } from './ram-client';
import { ramPermissionType } from './ram-permission';
import { ramPermissionAssociationType } from './ram-permission-association';
import { ramShareType } from './ram-share';
import { ResourceType } from './resource-type';
import { LambdaService } from '../lambda/service';

/** What the resource types act on. */
export interface Services {
  readonly clock: ScaledClock;
  readonly lambda: LambdaService;
  readonly iam: Iam;
  readonly customResources: ResourceType;
  readonly ramEndpoint?: string;
}

/** Every resource type by its name; what is not known in particular gets plausible ids and nothing more. */
export function resourceTypes({ clock, lambda, iam, customResources, ramEndpoint }: Services): (type: string) => ResourceType {
  const known: Record<string, ResourceType> = {
    ...iam.types(),
    ...lambdaTypes(lambda),
    'AWS::Logs::LogGroup': logGroupType,
    'AWS::CloudFormation::CustomResource': customResources,
    ...(ramEndpoint ? ramTypes(ramEndpoint, clock) : {}),
  };
  return type => type.startsWith('Custom::') ? customResources : known[type] ?? genericType(type);
}

function ramTypes(endpoint: string, clock: ScaledClock): Record<string, ResourceType> {
  const clients = ramClients(endpoint);
  return {
    'AWS::RAM::ResourceShare': ramShareType(clients),
    'AWS::RAM::Permission': ramPermissionType(clients),
    'AWS::RAM::PermissionAssociation': ramPermissionAssociationType(clients),
    ...ramAssociationTypes(clients, clock),
  };
}
