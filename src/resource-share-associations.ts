import { CfnResource } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { AssociationEngine } from './association-engine';
import { comeAfterServicePrincipals } from './private/after-service-principals';
import { failOn } from './private/errors';
import { GrowingList } from './private/growing-list';
import { haveService, haveServicePrincipal } from './private/have-service';
import { checkAdded, checkEnvironment, checkWhole } from './private/share-check';
import type { ShareContent } from './private/share-check';
import type { ShareDeclaration, ShareSettings } from './private/share-facts';
import { conflictsOf, declare, elsewhere } from './private/siblings';
import type { Sibling } from './private/siblings';
import { checkReference, checkValues } from './private/value-check';
import type { ResourceShareAssociationsProps } from './resource-share-associations-props';
import { resourceShareArnProblem } from './rules/formats';
import type { SharePermission } from './share-permission';
import type { SharePrincipal } from './share-principal';
import type { ShareSource } from './share-source';
import type { SharedResource } from './shared-resource';

/**
 * Principals, resources and sources on a share, which may be a share of somebody else in the same account.
 *
 * Only what is declared here is touched. An association that exists already is taken over, and removed with this construct.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing-update.html
 */
@propertyInjectable
export class ResourceShareAssociations extends Construct {
  /** Uniquely identifies this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ram.ResourceShareAssociations';

  private readonly resourceShare: ram.IResourceShareRef;
  private readonly principals = new GrowingList<SharePrincipal>();
  private readonly resources = new GrowingList<SharedResource>();
  private readonly sources = new GrowingList<ShareSource>();
  private readonly siblings: readonly Sibling[];
  private managed?: ManagedShare;
  private removalPolicy?: RemovalPolicy;

  /**
   * @throws if the ARN of the share is known and is not that of a share, or if the declaration contradicts RAM's rules
   */
  constructor(scope: Construct, id: string, props: ResourceShareAssociationsProps) {
    super(scope, id);
    checkReference(this, props.resourceShare);
    failOn(resourceShareArnProblem(props.resourceShare.resourceShareRef.resourceShareArn), 'InvalidResourceShareArn', this);
    checkEnvironment(this, props.resourceShare);

    this.resourceShare = props.resourceShare;
    this.removalPolicy = props.removalPolicy;
    this._add(props);

    const associations = this;
    const sibling: Sibling = {
      scope: this,
      resourceShare: props.resourceShare,
      exclusive: props.exclusive ?? false,
      content: { principals: this.principals, resources: this.resources, sources: this.sources },
      get allowExternalPrincipals() {
        return associations.managed && associations._allowsExternalPrincipals();
      },
    };
    const siblings = this.siblings = declare(sibling, props.resourceShare.resourceShareRef.resourceShareArn);
    comeAfterServicePrincipals(sibling, siblings);
    this.node.addValidation({
      validate: () => checkWhole({ ...this.declarationWith(), ...elsewhere(sibling, siblings) }, conflictsOf(sibling, siblings)),
    });

    const engine = props.associationEngine ?? AssociationEngine._chooseFor(this);
    engine._bind(this, {
      resourceShare: props.resourceShare,
      principals: this.principals,
      resources: this.resources,
      sources: this.sources,
      get permissions() {
        return associations.managed?.permissions;
      },
      exclusive: props.exclusive ?? false,
      promoteFromPolicy: props.promoteFromPolicy ?? false,
      get removalPolicy() {
        return associations.removalPolicy;
      },
    });
  }

  /**
   * Shares with another principal.
   *
   * @param principal whom to add; adding somebody twice is harmless
   * @throws if a service principal would stand beside other principals
   * @config
   */
  public addPrincipal(principal: SharePrincipal): void {
    this._add({ principals: [principal] });
  }

  /**
   * Shares another resource.
   *
   * @param resource what to add; adding it twice is harmless
   * @throws if RAM can't share the resource, or not from here
   * @config
   */
  public addResource(resource: SharedResource): void {
    this._add({ resources: [resource] });
  }

  /**
   * Adds a source: an account, organization or resource on whose behalf the service principal may use the resources.
   *
   * @param source what to add; adding it twice is harmless
   * @throws if the source is of another partition than the share
   * @config
   */
  public addSource(source: ShareSource): void {
    this._add({ sources: [source] });
  }

  /**
   * Adds several things at once, after checking them at once.
   *
   * @internal
   */
  public _add({ principals = [], resources = [], sources = [] }: Omit<ShareContent, 'permissions'>): void {
    checkValues(this, { principals, resources, sources });
    // One of those that are there stands for all in the check: they are of one kind.
    const neighbour = this.principals.find(({ _kind }) => _kind !== 'unknown');
    checkAdded(this.declarationWith(principals), { principals: [...neighbour ? [neighbour] : [], ...principals], resources, sources });
    this.principals.pushNew(principals, ({ _kind, value }) => `${_kind} ${value}`);
    this.resources.pushNew(resources, ({ resourceArn }) => resourceArn);
    this.sources.pushNew(sources, ({ value }) => value);
  }

  /**
   * Tells what else is known of the share, when it is this construct's parent that configures it.
   *
   * @internal
   */
  public _manage(share: ManagedShare): void {
    this.managed = share;
  }

  /**
   * Decides what happens to the associations when they are removed: those that are there and those to come.
   *
   * @internal
   */
  public _applyRemovalPolicy(policy: RemovalPolicy): void {
    this.removalPolicy = policy;
    this.node.findAll().filter(CfnResource.isCfnResource).forEach((association) => association.applyRemovalPolicy(policy));
  }

  /**
   * Fails if permissions that are being added can't be right.
   *
   * @internal
   */
  public _checkPermissions(permissions: readonly SharePermission[]): void {
    checkValues(this, { permissions });
    checkAdded(this.declarationWith([]), { permissions });
  }

  /**
   * Whether the share that this construct's parent configures allows external principals: what its author said, or else whether a service
   * principal needs them, be it of this construct, of another one on the share, or one that is being added.
   *
   * @param added left out at synthesis, when nothing is added any more
   * @internal
   */
  public _allowsExternalPrincipals(added?: readonly SharePrincipal[]): boolean {
    return this.managed?.settings.allowExternalPrincipals ?? (haveService(added ?? []) || haveServicePrincipal(this.siblings, !added));
  }

  private declarationWith(added?: readonly SharePrincipal[]): ShareDeclaration {
    const { permissions, settings } = this.managed ?? {};
    return {
      scope: this,
      resourceShare: this.resourceShare,
      principals: this.principals,
      resources: this.resources,
      sources: this.sources,
      permissions,
      settings: settings && { ...settings, allowExternalPrincipals: this._allowsExternalPrincipals(added) },
    };
  }
}

/** What the construct that configures a share knows of it. */
interface ManagedShare {
  readonly permissions: readonly SharePermission[];
  /** As far as its author said. */
  readonly settings: ShareSettings;
}
