import type { IPropertyInjector } from 'aws-cdk-lib';
import { Duration, PropertyInjectors } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import * as ram from '../../../src';

/** What the platform team has to know about an app. */
export interface SharingBlueprintProps {
  /** The id of the organization. */
  readonly organizationId: string;
  /** Who answers for the shares of the app; a tag on all of them. */
  readonly owner: string;
}

/** How an organization shares: applied once to an app, it holds for every share in it. */
export function applySharingBlueprint(app: IConstruct, props: SharingBlueprintProps): void {
  PropertyInjectors.of(app).add(new ShareDefaults({ 'owner': props.owner, 'managed-by': 'cdk' }));

  ram.AssociationEngine.setDefault(app, ram.AssociationEngine.customResource({
    logRetention: RetentionDays.ONE_YEAR,
    timeout: Duration.minutes(10),
  }));

  new ram.SharingGuardrails(app, 'SharingGuardrails', {
    allowedOrganizations: [props.organizationId],
    allowedServices: ['pca-connector-ad.amazonaws.com'],
    allowExternalPrincipals: false,
    forbiddenResourceTypes: ['ec2:SecurityGroup'],
    requiredTags: ['owner', 'managed-by'],
  });
}

/** Gives every share of an app the organization's tags. What an app says itself comes first. */
class ShareDefaults implements IPropertyInjector {
  public readonly constructUniqueId = ram.ResourceShare.PROPERTY_INJECTION_ID;

  constructor(private readonly tags: { [key: string]: string }) {
  }

  public inject(props: ram.ResourceShareProps = {}): ram.ResourceShareProps {
    return { ...props, tags: { ...this.tags, ...props.tags } };
  }
}
