import { CfnDeletionPolicy, CustomResource, Lazy, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import type { IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import type { CustomResourceEngineOptions } from '../association-engine';
import { AssociationFunction } from './association-function';
import type { AssociationSet } from './association-set';
import { stableList } from './stable-list';

/** Renders a custom resource that associates, and the stack's function behind it. */
export function bindCustomResource(scope: Construct, associations: AssociationSet, options: CustomResourceEngineOptions): void {
  const { resourceShare } = associations;
  const resourceShareArn = resourceShare.resourceShareRef.resourceShareArn;
  const fn = AssociationFunction.of(scope, associations.promoteFromPolicy ? withPromotion(options, resourceShareArn) : options);
  const managedShare = ownShare(scope, resourceShare);

  const resource = new CustomResource(scope, 'Resource', {
    resourceType: 'Custom::RamResourceShareAssociations',
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
    },
  });
  fn.serve(resource, resourceShareArn);
}

/** A share is promoted for good and all, so a function has the right to do so only for a share for which that was asked. */
function withPromotion(options: CustomResourceEngineOptions, resourceShareArn: string): CustomResourceEngineOptions {
  const promote = new iam.PolicyStatement({ actions: ['ram:PromoteResourceShareCreatedFromPolicy'], resources: [resourceShareArn] });
  return { ...options, additionalPolicyStatements: [...options.additionalPolicyStatements ?? [], promote] };
}

/** The share's own resource if it stands in the same stack. */
function ownShare(scope: Construct, resourceShare: IResourceShareRef): CfnResourceShare | undefined {
  const resource = CfnResourceShare.isCfnResourceShare(resourceShare) ? resourceShare : resourceShare.node.defaultChild;
  return CfnResourceShare.isCfnResourceShare(resource) && Stack.of(resource) === Stack.of(scope) ? resource : undefined;
}

/**
 * The settings of the share. An update of one of them has CloudFormation call the function too, which then verifies the associations. That
 * they are there tells the function that the share will be deleted after its associations; so a share that outlives the stack has none.
 */
function settingsOf(share: CfnResourceShare): object | undefined {
  if (outlivesStack(share)) {
    return undefined;
  }
  const tags = share.tags.tagValues();
  return {
    Name: share.name,
    AllowExternalPrincipals: share.allowExternalPrincipals,
    Tags: Object.keys(tags).length > 0 ? tags : undefined,
  };
}

function outlivesStack(resource: CfnResource): boolean {
  const { deletionPolicy } = resource.cfnOptions;
  return deletionPolicy === CfnDeletionPolicy.RETAIN || deletionPolicy === CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
}
