import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import type { ConsumerFunctionOptions } from './consumer-function-options';
import { ORGANIZATION_RESOURCE_TYPE } from './handler/consumer-protocol';
import { ConsumerFunction } from './private/consumer-function';
import { disableOrganizationSharing, enableOrganizationSharing } from './private/consumer-statements';

/**
 * Properties of `OrganizationSharing`.
 */
export interface OrganizationSharingProps {
  /**
   * What happens when the construct is removed. `RemovalPolicy.DESTROY` takes the organization's trust in RAM back, also when the creation of
   * the stack is rolled back: every account of the organization then loses access to what was shared with it as a member.
   *
   * @default RemovalPolicy.RETAIN - sharing stays on
   * @see https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-ram.html
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Settings of the function behind it and all constructs of the stack that receive shares.
   *
   * @default - a function with a role and a log group of its own
   */
  readonly functionOptions?: ConsumerFunctionOptions;
}

/**
 * Turns on sharing with AWS Organizations, so that shares reach accounts of the organization without invitations.
 *
 * Deploy it once, in the organization's management account; where sharing is on already it changes nothing. RAM itself is told, and not
 * only Organizations, because otherwise RAM lacks its service-linked role and knows no organizational units.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html#getting-started-sharing-orgs
 */
@propertyInjectable
export class OrganizationSharing extends Construct {
  /** Uniquely identifies this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ram.OrganizationSharing';

  /**
   * @throws if the function of the stack was made with other `functionOptions`
   */
  constructor(scope: Construct, id: string, props: OrganizationSharingProps = {}) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const disables = removalPolicy === RemovalPolicy.DESTROY;
    const fn = ConsumerFunction.of(this, props.functionOptions);
    const resource = new CustomResource(this, 'Resource', {
      resourceType: ORGANIZATION_RESOURCE_TYPE,
      serviceToken: fn.functionArn,
      serviceTimeout: Duration.minutes(5),
      removalPolicy,
      properties: { DisableOnDelete: disables },
    });
    fn.allow(resource, ...enableOrganizationSharing(this));
    if (disables) {
      fn.allowParting(resource, disableOrganizationSharing());
    }
  }
}
