/** Finds a share, one's own or one that was received. */
export const LOOKUP_RESOURCE_TYPE = 'Custom::RamResourceShareLookup';
/** Joins a share that was received. */
export const ACCEPTER_RESOURCE_TYPE = 'Custom::RamResourceShareAccepter';
/** Turns on sharing within the organization. */
export const ORGANIZATION_RESOURCE_TYPE = 'Custom::RamOrganizationSharing';

/** What every custom resource has. */
interface CommonProperties {
  readonly ServiceToken?: string;
  readonly ServiceTimeout?: string | number;
}

/** Which share it is about: by its ARN, or by its name; received shares of that name also by the account that owns them. */
export interface ShareSelector {
  readonly ResourceShareArn?: string;
  readonly Name?: string;
  readonly OwningAccountId?: string;
}

/** The properties of an accepter. */
export interface AccepterProperties extends CommonProperties, ShareSelector {
  /** What is asked for, each entry a resource type and a form, such as `ec2:Subnet.Ids`. */
  readonly Attributes?: string[];
  /** A change of it asks for another look. */
  readonly RefreshToken?: string;
  /** How many seconds to wait for the invitation, the share and what is asked for. */
  readonly Timeout?: string | number;
}

/** The properties of a lookup. Only a received share has attributes. */
export interface LookupProperties extends AccepterProperties {
  readonly ResourceOwner: 'SELF' | 'OTHER-ACCOUNTS';
}

/** The properties of organization sharing. */
export interface OrganizationProperties extends CommonProperties {
  /** `true` if deletion turns sharing off. */
  readonly DisableOnDelete?: string | boolean;
}

/** How resources of one type can be asked for: exactly one or all, as ARNs or as the ids in them. */
export type AttributeForm = 'Arn' | 'Arns' | 'Id' | 'Ids';

/** Stands between the values of an attribute that has several. */
export const SEPARATOR = ',';

/** The entry of `Attributes` that asks for the resources of a type. */
export function attributeRequest(resourceType: string, form: AttributeForm): string {
  return `${resourceType}.${form}`;
}

/** The name under which `Fn::GetAtt` finds what was asked for: letters, digits and periods only. */
export function attributeName(request: string): string {
  return request.replace(/[^A-Za-z0-9]+/g, '.');
}
