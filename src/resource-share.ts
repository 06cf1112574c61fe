import { Lazy, Names, RemovalPolicy, Resource, Token } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { failOn } from './private/errors';
import { isGiven } from './private/given-name';
import { importedEnvironment } from './private/imported-environment';
import { lookUpOwnShare } from './private/own-share-lookup';
import { warnOfSameName } from './private/same-name';
import { stableList } from './private/stable-list';
import { checkedTags } from './private/tags';
import { ResourceShareAssociations } from './resource-share-associations';
import type { ResourceShareProps } from './resource-share-props';
import { resourceShareArnProblem, resourceShareNameProblem } from './rules/formats';
import type { SharePermission } from './share-permission';
import type { SharePrincipal } from './share-principal';
import type { ShareSource } from './share-source';
import type { SharedResource } from './shared-resource';

const RESOURCE_SHARE = Symbol.for('cdk-ram.ResourceShare');

/**
 * A resource share of AWS RAM, defined in this app or imported.
 */
export interface IResourceShare extends IResource, ram.IResourceShareRef {
  /**
   * The ARN of the share.
   *
   * @attribute
   */
  readonly resourceShareArn: string;
}

abstract class ResourceShareBase extends Resource implements IResourceShare {
  public abstract readonly resourceShareArn: string;

  public get resourceShareRef(): ram.ResourceShareReference {
    return { resourceShareArn: this.resourceShareArn };
  }
}

/**
 * A share of AWS Resource Access Manager: resources, the principals that may use them, and what they may do.
 *
 * @resource AWS::RAM::ResourceShare
 * @see https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html
 */
@propertyInjectable
export class ResourceShare extends ResourceShareBase {
  /** Uniquely identifies this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ram.ResourceShare';

  /**
   * A share that was not defined in this app. Add to it with `ResourceShareAssociations`.
   *
   * @param resourceShareArn `arn:<partition>:ram:<region>:<account>:resource-share/<id>`
   * @throws if `resourceShareArn` is not the ARN of a share
   */
  public static fromResourceShareArn(scope: Construct, id: string, resourceShareArn: string): IResourceShare {
    failOn(resourceShareArnProblem(resourceShareArn), 'InvalidResourceShareArn', scope, id);
    class Import extends ResourceShareBase {
      public readonly resourceShareArn = resourceShareArn;
    }
    return new Import(scope, id, importedEnvironment(resourceShareArn));
  }

  /**
   * The active share of this account and Region that has this name, looked up at deployment.
   *
   * Add to it with `ResourceShareAssociations`. A function looks it up when it is first deployed and when the name changes. The deployment fails
   * if there is no such share, or more than one.
   *
   * @param resourceShareName the name of the share
   * @throws if `resourceShareName` can't be the name of a share
   */
  public static fromResourceShareName(scope: Construct, id: string, resourceShareName: string): IResourceShare {
    failOn(resourceShareNameProblem(resourceShareName), 'InvalidResourceShareName', scope, id);
    class Import extends ResourceShareBase {
      public readonly resourceShareArn = lookUpOwnShare(this, resourceShareName);
    }
    return new Import(scope, id);
  }

  /**
   * Whether a value is a `ResourceShare` that was defined in an app, and not imported.
   */
  public static isResourceShare(x: any): x is ResourceShare {
    return x !== null && typeof x === 'object' && RESOURCE_SHARE in x;
  }

  /**
   * The ARN of the share. To wait for the associations too, depend on the share construct; another share of the same stack can't.
   *
   * @attribute
   */
  public readonly resourceShareArn: string;

  /**
   * The state of the share: `PENDING`, `ACTIVE`, `FAILED`, `DELETING` or `DELETED`.
   *
   * @attribute
   */
  public readonly resourceShareStatus: string;

  /**
   * When the share was created.
   *
   * @attribute
   */
  public readonly resourceShareCreationTime: string;

  /**
   * When the share was last changed.
   *
   * @attribute
   */
  public readonly resourceShareLastUpdatedTime: string;

  /**
   * How the share came about: `STANDARD`, `CREATED_FROM_POLICY` or `PROMOTING_TO_STANDARD`.
   *
   * @attribute
   */
  public readonly resourceShareFeatureSet: string;

  /**
   * The id of the account that owns the share.
   *
   * @attribute
   */
  public readonly resourceShareOwningAccountId: string;

  private readonly associations: ResourceShareAssociations;
  private readonly permissions: SharePermission[] = [];

  /**
   * @throws if the name or a tag has a form that is refused, or if the declaration contradicts RAM's rules
   */
  constructor(scope: Construct, id: string, props: ResourceShareProps = {}) {
    super(scope, id, {
      physicalName: isGiven(props.resourceShareName)
        ? props.resourceShareName
        : Lazy.string({ produce: () => Names.uniqueResourceName(this, { maxLength: 255, separator: '-' }) }),
    });
    Object.defineProperty(this, RESOURCE_SHARE, { value: true });
    failOn(resourceShareNameProblem(this.physicalName), 'InvalidResourceShareName', this);
    warnOfSameName(this, this.physicalName);

    const resource = new ram.CfnResourceShare(this, 'Resource', {
      name: this.physicalName,
      allowExternalPrincipals: Lazy.uncachedAny({ produce: () => this.associations._allowsExternalPrincipals() }),
      permissionArns: Token.asList(stableList(() => this.permissions.map(({ permissionArn }) => permissionArn))),
      resourceShareConfiguration: props.retainSharingOnAccountLeaveOrganization === undefined ? undefined : {
        retainSharingOnAccountLeaveOrganization: props.retainSharingOnAccountLeaveOrganization,
      },
      tags: checkedTags(this, props.tags),
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.DESTROY);
    this.resourceShareArn = resource.attrArn;
    this.resourceShareStatus = resource.attrStatus;
    this.resourceShareCreationTime = resource.attrCreationTime;
    this.resourceShareLastUpdatedTime = resource.attrLastUpdatedTime;
    this.resourceShareFeatureSet = resource.attrFeatureSet;
    this.resourceShareOwningAccountId = resource.attrOwningAccountId;

    this.associations = new ResourceShareAssociations(this, 'Associations', {
      resourceShare: this,
      associationEngine: props.associationEngine,
      removalPolicy: props.removalPolicy,
    });
    this.associations._manage({
      permissions: this.permissions,
      settings: {
        name: this.physicalName,
        allowExternalPrincipals: props.allowExternalPrincipals,
        retainSharingOnAccountLeaveOrganization: props.retainSharingOnAccountLeaveOrganization,
      },
    });
    this.associations._add(props);
    this.associations._checkPermissions(props.permissions ?? []);
    this.permissions.push(...props.permissions ?? []);
  }

  /**
   * Decides what happens to the share and its associations when the construct is removed, like `removalPolicy`.
   *
   * @param policy `RemovalPolicy.RETAIN` leaves the access as it is
   */
  public override applyRemovalPolicy(policy: RemovalPolicy): void {
    super.applyRemovalPolicy(policy);
    this.associations._applyRemovalPolicy(policy);
  }

  /**
   * Shares with another principal.
   *
   * @param principal whom to add; adding somebody twice is harmless
   * @throws if a service principal would stand beside other principals, or if external principals are not allowed and it is a service
   * @config
   */
  public addPrincipal(principal: SharePrincipal): void {
    this.associations.addPrincipal(principal);
  }

  /**
   * Shares another resource.
   *
   * @param resource what to add; adding it twice is harmless
   * @throws if RAM can't share the resource, or not from here
   * @config
   */
  public addResource(resource: SharedResource): void {
    this.associations.addResource(resource);
  }

  /**
   * Adds a permission: what principals may do with the shared resources of its type.
   *
   * @param permission what to add, at most one for each resource type; adding it twice is harmless
   * @throws if the share has another permission for the same type, or the permission is of another account, Region or partition
   * @config
   */
  public addPermission(permission: SharePermission): void {
    this.associations._checkPermissions([...this.permissions, permission]);
    if (!this.permissions.some(({ permissionArn }) => permissionArn === permission.permissionArn)) {
      this.permissions.push(permission);
    }
  }

  /**
   * Adds a source: an account, organization or resource on whose behalf the service principal may use the resources.
   *
   * @param source what to add; adding it twice is harmless
   * @throws if the source is of another partition than the share
   * @config
   */
  public addSource(source: ShareSource): void {
    this.associations.addSource(source);
  }
}
