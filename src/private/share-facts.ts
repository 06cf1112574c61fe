import { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnPermission } from 'aws-cdk-lib/aws-ram';
import type { IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { arnOwner } from './arn-owner';
import { isMadeByDefault } from './made-by-default';
import { resourceBehind } from './resource-behind';
import { arnOrigin } from '../rules/arn-origin';
import type { PermissionFacts, PrincipalFacts, ResourceFacts, ShareFacts } from '../rules/facts';
import { known } from '../rules/token';
import type { SharePermission } from '../share-permission';
import type { SharePrincipal } from '../share-principal';
import type { ShareSource } from '../share-source';
import type { SharedResource } from '../shared-resource';

/** What a construct declares about a share; more may be known of a share that the construct configures. */
export interface ShareDeclaration extends Pick<ShareFacts, 'serviceElsewhere' | 'sourcesElsewhere'> {
  readonly scope: IConstruct;
  readonly resourceShare?: IResourceShareRef;
  readonly principals: readonly SharePrincipal[];
  readonly resources: readonly SharedResource[];
  readonly sources: readonly ShareSource[];
  readonly permissions?: readonly SharePermission[];
  readonly settings?: ShareSettings;
}

/** The settings of a share that the app configures. */
export type ShareSettings = Pick<ShareFacts, 'name' | 'allowExternalPrincipals' | 'retainSharingOnAccountLeaveOrganization'>;

/** The declaration in the plain form that the rules take. */
export function factsOf(declaration: ShareDeclaration): ShareFacts {
  return {
    ...declaration.settings,
    ...homeOf(declaration),
    principals: declaration.principals.map(principalFacts),
    resources: declaration.resources.map(resourceFacts),
    sources: declaration.sources.map(({ value }) => value),
    permissions: (declaration.permissions ?? []).map(permissionFacts),
    serviceElsewhere: declaration.serviceElsewhere,
    sourcesElsewhere: declaration.sourcesElsewhere,
  };
}

/** Where the share is, which a stack without env doesn't tell, but perhaps the share. Where both tell, they agree: associations are made where the share is. */
function homeOf({ scope, resourceShare }: ShareDeclaration): Pick<ShareFacts, 'account' | 'region' | 'partition'> {
  const stack = Stack.of(scope);
  const { account, region } = environmentOf(resourceShare);
  const { partition } = arnOrigin(resourceShare?.resourceShareRef.resourceShareArn ?? '');
  return { account: account ?? known(stack.account), region: region ?? known(stack.region), partition: partition ?? known(stack.partition) };
}

function principalFacts({ value, _kind, _construct = arnOwner(value) }: SharePrincipal): PrincipalFacts {
  return { value, kind: _kind, path: _construct?.node.path, account: environmentOf(_construct).account };
}

function resourceFacts({ resourceArn, _construct = arnOwner(resourceArn), _cfnResourceType }: SharedResource): ResourceFacts {
  const resource = _construct && resourceBehind(_construct);
  return {
    arn: resourceArn,
    path: _construct?.node.path,
    cfnResourceType: resource?.cfnResourceType ?? _cfnResourceType,
    ...environmentOf(_construct),
    // Rendered only for the few types of which a rule asks.
    get properties() {
      return resource && propertiesOf(resource);
    },
    get madeByDefault() {
      return isMadeByDefault(resourceArn, _construct, (resource as Partial<CfnSecurityGroup> | undefined)?.vpcId);
    },
  };
}

function permissionFacts({ permissionArn, _permission }: SharePermission): PermissionFacts {
  const resource = _permission && resourceBehind(_permission);
  return {
    arn: permissionArn,
    path: _permission?.node.path,
    resourceType: CfnPermission.isCfnPermission(resource) ? known(resource.resourceType) : undefined,
    ...environmentOf(_permission),
  };
}

function environmentOf(construct: IConstruct | undefined): Pick<ResourceFacts, 'account' | 'region'> {
  const { env } = (construct ?? {}) as Partial<IEnvironmentAware>;
  return { account: known(env?.account), region: known(env?.region) };
}

/** A resource's properties as CloudFormation names them, resolved as far as synthesis resolves them. */
export function propertiesOf(resource: CfnResource): Record<string, unknown> {
  const template = Stack.of(resource).resolve((resource as unknown as Renderable)._toCloudFormation());
  return Object.values<{ Properties?: Record<string, unknown> }>(template.Resources)[0].Properties ?? {};
}

/** What aws-cdk-lib itself calls to write a resource into the template. */
interface Renderable {
  _toCloudFormation(): object;
}
