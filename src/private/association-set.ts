import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { SharePermission } from '../share-permission';
import type { SharePrincipal } from '../share-principal';
import type { ShareSource } from '../share-source';
import type { SharedResource } from '../shared-resource';
import type { GrowingList } from './growing-list';

/**
 * What an engine has to bring about. The lists grow until synthesis: read them lazily, or observe them.
 */
export interface AssociationSet {
  readonly resourceShare: IResourceShareRef;
  readonly principals: GrowingList<SharePrincipal>;
  readonly resources: GrowingList<SharedResource>;
  readonly sources: GrowingList<ShareSource>;

  /** The share's permissions, when the share is ours to configure; undefined when somebody else's. */
  readonly permissions?: readonly SharePermission[];
  readonly exclusive: boolean;
  readonly promoteFromPolicy: boolean;
  readonly removalPolicy?: RemovalPolicy;
}
