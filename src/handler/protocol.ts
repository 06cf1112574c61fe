/** The custom resource's type. */
export const ASSOCIATIONS_RESOURCE_TYPE = 'Custom::RamResourceShareAssociations';

/** The share as the same stack declares it. */
export interface ManagedShareProperties {
  readonly Name: string;
  readonly AllowExternalPrincipals: string | boolean;
  readonly Tags?: unknown;
}

/** The custom resource's properties; CloudFormation delivers every scalar as a string. */
export interface AssociationsProperties {
  readonly ServiceToken?: string;
  readonly ServiceTimeout?: string | number;
  readonly ResourceShareArn: string;
  readonly Principals?: string[];
  readonly ResourceArns?: string[];
  readonly Sources?: string[];
  /** Only for a share that the stack owns: CloudFormation attaches permissions, but can't detach them. */
  readonly PermissionArns?: string[];
  readonly Exclusive?: string | boolean;
  /** Whether a share that RAM made from a resource policy is to be promoted before it is changed. */
  readonly PromoteFromPolicy?: string | boolean;
  /** The settings of a share that the stack declares: a change of them brings an update of the associations. */
  readonly ManagedShare?: ManagedShareProperties;
  /** Whether the share is usually deleted right after its associations, and takes with it what RAM refuses to take off. */
  readonly DeletedWithShare?: string | boolean;
}

/** What `Fn::GetAtt` finds on the custom resource. */
export interface AssociationsAttributes {
  readonly ResourceShareArn: string;
  /** External principals whose invitation is still to be accepted, comma-separated, or their number when they are many. */
  readonly PendingPrincipals: string;
}
