/** A principal kind that a service excludes although RAM's own table does not. */
export type ExcludedPrincipal = 'organization' | 'organizationalUnit';

/** Where the share of a resource has to be. */
export type ShareRegion = 'sameRegionAsResource' | 'us-east-1' | 'ipamHomeRegion';

/** An answer on which RAM's guide and the guide of the service contradict each other. */
export type DisputedAnswer = 'iamRolesAndUsers' | 'customerManagedPermissions';

/** A permission that AWS manages. */
export interface ManagedPermission {
  readonly name: string;
  /** Whether RAM attaches it when no other is given; undefined where no source says so. */
  readonly isDefault?: boolean;
}

/** One type of resource that RAM can share. An absent answer means that no source gives it. */
export interface ShareableResource {
  /** The `resourceType`, or a description where that is not documented. */
  readonly id: string;
  /** RAM's name of the type, such as `ec2:Subnet`. */
  readonly resourceType?: string;
  readonly displayName: string;
  /** The service as ARNs of the type name it, by its present and by a former name. */
  readonly arnServices: readonly string[];
  /** A regular expression that recognises an ARN of the type, also one that holds tokens. */
  readonly arnPattern: string;
  readonly cfnResourceTypes: readonly string[];
  readonly shareRegion?: ShareRegion;
  /** False where `shareRegion` is drawn from the shape of the ARN alone. */
  readonly shareRegionConfirmed: boolean;
  readonly iamRolesAndUsers?: boolean;
  /** False: within the owner's organization only. */
  readonly outsideOrganization?: boolean;
  readonly customerManagedPermissions?: boolean;
  readonly servicePrincipals?: boolean;
  readonly excludedPrincipals: readonly ExcludedPrincipal[];
  /** Which of the answers are disputed; absent where none is. */
  readonly disputed?: readonly DisputedAnswer[];
  /** Those known; the default one, where known, comes first. */
  readonly managedPermissions: readonly ManagedPermission[];
}

/** Where the catalogue comes from. */
export interface CatalogueSource {
  readonly description: string;
  /** Year and month of the documentation it was drawn from. */
  readonly date: string;
}
