import { CfnDeletionPolicy, CustomResource, Lazy } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import type { CfnResourceShare, IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import type { CustomResourceEngineOptions } from '../custom-resource-engine-options';
import { AssociationFunction } from './association-function';
import type { AssociationSet } from './association-set';
import { circleProblems } from './share-circle';
import { followCondition } from './share-condition';
import { shareOfStack } from './share-resource';
import { stableList } from './stable-list';
import { ASSOCIATIONS_RESOURCE_TYPE } from '../handler/protocol';
import type { AssociationsProperties } from '../handler/protocol';

/** Renders a custom resource that associates, and the stack's function behind it. */
export function bindCustomResource(scope: Construct, associations: AssociationSet, options: CustomResourceEngineOptions): void {
  const { resourceShare } = associations;
  const resourceShareArn = resourceShare.resourceShareRef.resourceShareArn;
  const fn = AssociationFunction.of(scope, options);
  if (associations.promoteFromPolicy) { fn.allowPromotion(resourceShareArn); }
  const managedShare = shareOfStack(scope, resourceShareArn);

  const resource = new CustomResource(scope, 'Resource', {
    resourceType: ASSOCIATIONS_RESOURCE_TYPE,
    serviceToken: fn.functionArn,
    serviceTimeout: fn.serviceTimeout,
    removalPolicy: associations.removalPolicy,
    properties: {
      ResourceShareArn: resourceShareArn,
      Principals: stableList(() => associations.principals.map(({ value }) => value)),
      ResourceArns: stableList(() => associations.resources.map(({ resourceArn }) => resourceArn)),
      Sources: stableList(() => associations.sources.map(({ value }) => value)),
      PermissionArns: stableList(() => (associations.permissions ?? []).map(({ permissionArn }) => permissionArn)),
      Exclusive: associations.exclusive ? true : undefined,
      PromoteFromPolicy: associations.promoteFromPolicy ? true : undefined,
      ManagedShare: managedShare && Lazy.uncachedAny({ produce: () => settingsOf(managedShare) }),
      DeletedWithShare: managedShare && Lazy.uncachedAny({ produce: () => isDeletedWith(scope, resourceShare, managedShare) }),
    } satisfies { [property in keyof AssociationsProperties]?: unknown },
  });
  followCondition(resource.node.defaultChild as CfnResource, resourceShareArn);
  fn.serve(resource, resourceShareArn);
  scope.node.addValidation({ validate: () => circleProblems(scope, resourceShare) });
}

/** The settings of the share. An update of one of them has CloudFormation call the function too, which then verifies the associations. */
function settingsOf(share: CfnResourceShare): object {
  // As a list, because a key may be known only at deployment.
  const tags = Object.entries(share.tags.tagValues());
  return {
    Name: share.name,
    AllowExternalPrincipals: share.allowExternalPrincipals,
    Tags: tags.length > 0 ? tags.map(([Key, Value]) => ({ Key, Value })) : undefined,
  };
}

/**
 * Whether the share goes with its associations. Only for those that belong to the share's own construct: when another construct on the share
 * goes, the share stays, and so would what can't be taken off.
 */
function isDeletedWith(scope: Construct, resourceShare: IResourceShareRef, resource: CfnResource): true | undefined {
  const { deletionPolicy = CfnDeletionPolicy.DELETE } = resource.cfnOptions;
  return scope.node.scope === resourceShare && deletionPolicy === CfnDeletionPolicy.DELETE ? true : undefined;
}
