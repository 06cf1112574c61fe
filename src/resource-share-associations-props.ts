import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as ram from 'aws-cdk-lib/aws-ram';
import type { AssociationEngine } from './association-engine';
import type { SharePrincipal } from './share-principal';
import type { ShareSource } from './share-source';
import type { SharedResource } from './shared-resource';

/**
 * Properties of `ResourceShareAssociations`.
 */
export interface ResourceShareAssociationsProps {
  /**
   * The share to add to: one of this app, or an imported one of the same account and Region.
   */
  readonly resourceShare: ram.IResourceShareRef;

  /**
   * The principals to share with.
   *
   * @default - nobody; see `addPrincipal()`
   */
  readonly principals?: SharePrincipal[];

  /**
   * The resources to share.
   *
   * @default - nothing; see `addResource()`
   */
  readonly resources?: SharedResource[];

  /**
   * On whose behalf a service principal may use the resources. Only with a service principal.
   *
   * @default - RAM limits a service principal to the account that owns the share
   */
  readonly sources?: ShareSource[];

  /**
   * Whether associations that are not declared here are removed, whoever made them.
   *
   * They are looked for when this construct is created or changed. A rollback brings them back only if the function still remembers them, which is
   * usual, but not certain. At most one construct of a share can be exclusive.
   *
   * @see https://docs.aws.amazon.com/ram/latest/APIReference/API_DisassociateResourceShare.html
   * @default false - what others associated stays
   */
  readonly exclusive?: boolean;

  /**
   * Whether a share that RAM made from a resource-based policy is promoted to a standard one, which can't be undone.
   *
   * Such a share can't be changed as it is: without this the deployment fails and says so. The promoted share becomes visible to its principals.
   * RAM wants a customer managed permission that matches the policy to be there before (`PromotePermissionCreatedFromPolicy`).
   *
   * @see https://docs.aws.amazon.com/ram/latest/APIReference/API_PromoteResourceShareCreatedFromPolicy.html
   * @default false
   */
  readonly promoteFromPolicy?: boolean;

  /**
   * How the associations are carried out.
   *
   * @default - the engine chosen by `AssociationEngine.setDefault()` for a surrounding scope, or else `AssociationEngine.customResource()`
   */
  readonly associationEngine?: AssociationEngine;

  /**
   * What happens to the associations when the construct is removed.
   *
   * @default RemovalPolicy.DESTROY - they are removed
   */
  readonly removalPolicy?: RemovalPolicy;
}
