import { invalidParameter, malformedArn } from '../errors';
import catalogue from '../resource-types.json';
import type { SimulatorRules } from '../rules';

/** A kind of resource that can be shared. */
export interface ResourceType {
  readonly type: string;
  readonly service: string;
  readonly outsideOrganization: boolean | null;
  readonly iamPrincipals: boolean | null;
  readonly servicePrincipals: boolean | null;
  readonly customerManagedPermissions: boolean | null;
  readonly invitationExpiry: string;
  readonly scope: string | null;
  readonly shareRegion: string | null;
  readonly permissions: readonly string[];
  readonly defaultPermission: string | null;
}

interface CatalogueRow extends ResourceType {
  readonly arnPattern: string;
}

const rows: readonly CatalogueRow[] = catalogue;
const patterns = new Map<string, { readonly pattern: RegExp; readonly row: ResourceType }[]>();
for (const row of rows) {
  patterns.set(row.service, [...patterns.get(row.service) ?? [], { pattern: new RegExp(row.arnPattern), row }]);
}

/** All shareable types. */
export const resourceTypes: readonly ResourceType[] = rows;

const byArn = new Map<string, ResourceType>();

/** The type of the resource with an ARN; one that is not in the catalogue gets a type made from its ARN. */
export function resourceTypeOf(arn: string): ResourceType {
  let type = byArn.get(arn);
  if (!type) {
    type = find(arn) ?? unknownType(arn);
    byArn.set(arn, type);
  }
  return type;
}

/** Refuses a resource that is not the owner's, or not in the share's Region. */
export function checkResource(arn: string, owner: string, region: string, rules: SimulatorRules): void {
  const [prefix, , service, arnRegion, account, ...rest] = arn.split(':');
  if (prefix !== 'arn' || !service || rest.join(':') === '') {
    throw malformedArn(`The specified resource ARN ${arn} is not valid. Verify the ARN and try again.`);
  }
  if (account !== '' && account !== owner) {
    throw invalidParameter(`The resource ${arn} does not belong to account ${owner}. You can share only resources that you own.`);
  }
  if (arnRegion !== '' && arnRegion !== region) {
    throw invalidParameter(`The resource ${arn} is not in Region ${region}. A resource share can include only resources of its own Region.`);
  }
  if (rules.unknownResourceTypes === 'refuse' && !find(arn)) {
    throw invalidParameter(`The resource type of ${arn} cannot be shared.`);
  }
  if (resourceTypeOf(arn).shareRegion === 'us-east-1' && region !== 'us-east-1') {
    throw invalidParameter(`The resource ${arn} is global. Global resources can be shared only from Region us-east-1.`);
  }
}

function find(arn: string): ResourceType | undefined {
  return patterns.get(arn.split(':', 3)[2])?.find(({ pattern }) => pattern.test(arn))?.row;
}

function unknownType(arn: string): ResourceType {
  const [, , service, region, , ...rest] = arn.split(':');
  return {
    type: `${service}:${rest.join(':').split(/[:/]/)[0]}`,
    service,
    outsideOrganization: null,
    iamPrincipals: null,
    servicePrincipals: null,
    customerManagedPermissions: null,
    invitationExpiry: '12h',
    scope: region === '' ? 'GLOBAL' : 'REGIONAL',
    shareRegion: null,
    permissions: [],
    defaultPermission: null,
  };
}
