import { Lazy, Names, RemovalPolicy, Resource, Token } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { failOn } from './private/errors';
import { importedEnvironment } from './private/imported-environment';
import { lookUpOwnShare } from './private/own-share-lookup';
import { stableList } from './private/stable-list';
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
    failOn(resourceShareArnProblem(resourceShareArn), 'InvalidResourceShareArn', scope);
    class Import extends ResourceShareBase {
      public readonly resourceShareArn = resourceShareArn;
    }
    return new Import(scope, id, importedEnvironment(resourceShareArn));
  }

  /**
   * The active share of this account and Region with a name. Add to it with `ResourceShareAssociations`.
   *
   * It is looked up by a function, when it is first deployed and when the name changes. The deployment fails if there is no such share, or more
   * than one.
   *
   * @param resourceShareName the name of the share
   * @throws if `resourceShareName` can't be the name of a share
   */
  public static fromResourceShareName(scope: Construct, id: string, resourceShareName: string): IResourceShare {
    failOn(resourceShareNameProblem(resourceShareName), 'InvalidResourceShareName', scope);
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
   * The ARN of the share. Something that needs the associations too has to depend on the share as a construct, but another share of the stack
   * can't.
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
  private readonly permissions: SharePermission[];
  private readonly allowExternalPrincipals?: boolean;
  private hasServicePrincipal = false;

  /**
   * @throws if the name has a form that RAM refuses, or if the declaration contradicts RAM's rules
   */
  constructor(scope: Construct, id: string, props: ResourceShareProps = {}) {
    super(scope, id, {
      physicalName: props.resourceShareName ?? Lazy.string({ produce: () => Names.uniqueResourceName(this, { maxLength: 255, separator: '-' }) }),
    });
    Object.defineProperty(this, RESOURCE_SHARE, { value: true });
    failOn(resourceShareNameProblem(this.physicalName), 'InvalidResourceShareName', this);
    this.allowExternalPrincipals = props.allowExternalPrincipals;
    this.permissions = [...props.permissions ?? []];

    const resource = new ram.CfnResourceShare(this, 'Resource', {
      name: this.physicalName,
      allowExternalPrincipals: Lazy.any({ produce: () => this.externalPrincipals }),
      permissionArns: Token.asList(stableList(() => this.permissions.map(({ permissionArn }) => permissionArn))),
      resourceShareConfiguration: props.retainSharingOnAccountLeaveOrganization === undefined ? undefined : {
        retainSharingOnAccountLeaveOrganization: props.retainSharingOnAccountLeaveOrganization,
      },
      tags: Object.entries(props.tags ?? {}).map(([key, value]) => ({ key, value })),
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
    const share = this;
    this.associations._manage({
      permissions: this.permissions,
      settings: {
        get allowExternalPrincipals() {
          return share.externalPrincipals;
        },
        retainSharingOnAccountLeaveOrganization: props.retainSharingOnAccountLeaveOrganization,
      },
    });
    this.hasServicePrincipal = (props.principals ?? []).some(isService);
    this.associations._add(props);
    this.associations._checkPermissions(this.permissions);
  }

  /**
   * Shares with another principal.
   *
   * @param principal whom to add; adding somebody twice is harmless
   * @throws if a service principal would stand beside other principals, or if external principals are not allowed and it is a service
   * @config
   */
  public addPrincipal(principal: SharePrincipal): void {
    this.hasServicePrincipal ||= isService(principal);
    this.associations.addPrincipal(principal);
  }

  /**
   * Shares another resource.
   *
   * @param resource what to add; adding it twice is harmless
   * @config
   */
  public addResource(resource: SharedResource): void {
    this.associations.addResource(resource);
  }

  /**
   * Says what principals may do with the resources of one type.
   *
   * @param permission what to add; a share has at most one permission for each resource type
   * @config
   */
  public addPermission(permission: SharePermission): void {
    this.associations._checkPermissions([...this.permissions, permission]);
    this.permissions.push(permission);
  }

  /**
   * Adds somebody on whose behalf the service principal may use the resources.
   *
   * @param source whom to add; adding it twice is harmless
   * @config
   */
  public addSource(source: ShareSource): void {
    this.associations.addSource(source);
  }

  /** A service principal needs external principals to be allowed; nobody else gets them without asking. */
  private get externalPrincipals(): boolean {
    return this.allowExternalPrincipals ?? (this.hasServicePrincipal || this.associations._servesService);
  }
}

function isService(principal?: SharePrincipal): boolean {
  return principal?._kind === 'service';
}
