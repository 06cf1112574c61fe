import type { RemovalPolicy } from 'aws-cdk-lib';
import type { AssociationEngine } from './association-engine';
import type { SharePermission } from './share-permission';
import type { SharePrincipal } from './share-principal';
import type { ShareSource } from './share-source';
import type { SharedResource } from './shared-resource';

/**
 * Properties of `ResourceShare`.
 */
export interface ResourceShareProps {
  /**
   * The name of the share: letters, digits, spaces, `.`, `_` and `-`, at most 255 characters. A change renames the share.
   *
   * @default - a name derived from the construct's path
   */
  readonly resourceShareName?: string;

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
   * What principals may do with the resources: at most one permission for each resource type.
   *
   * @default - the default AWS managed permission of each resource type
   */
  readonly permissions?: SharePermission[];

  /**
   * On whose behalf a service principal may use the resources. Only with a service principal.
   *
   * @default - RAM limits a service principal to the account that owns the share
   */
  readonly sources?: ShareSource[];

  /**
   * Whether principals outside your organization can be added.
   *
   * @see https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html
   * @default - false, unless there is a service principal, which needs true
   */
  readonly allowExternalPrincipals?: boolean;

  /**
   * Whether an account keeps its access when it leaves the organization. Then RAM treats every account as external: all of them have to accept
   * an invitation. Needs `allowExternalPrincipals`. A change replaces the share.
   *
   * @see https://docs.aws.amazon.com/ram/latest/APIReference/API_ResourceShareConfiguration.html
   * @default false
   */
  readonly retainSharingOnAccountLeaveOrganization?: boolean;

  /**
   * How principals, resources and sources are associated with the share.
   *
   * @default - the engine chosen by `AssociationEngine.setDefault()` for a surrounding scope, or else `AssociationEngine.customResource()`
   */
  readonly associationEngine?: AssociationEngine;

  /**
   * Tags of the share.
   *
   * @default - only those of `Tags.of()`
   */
  readonly tags?: { [key: string]: string };

  /**
   * What happens to the share and its associations when the construct is removed.
   *
   * @default RemovalPolicy.DESTROY - nobody has access any more; the shared resources themselves stay as they are
   */
  readonly removalPolicy?: RemovalPolicy;
}
