import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { GuardrailPlugin } from './private/guardrails/guardrail-plugin';
import { sharingPolicy } from './private/guardrails/policy';

/**
 * Properties of `SharingGuardrails`. What is left out is not restricted.
 */
export interface SharingGuardrailsProps {
  /**
   * The accounts that may be shared with, directly or by their roles and users, and on whose behalf a service may act. An empty list allows none.
   *
   * @default - any account
   */
  readonly allowedAccounts?: string[];

  /**
   * The organizations that may be shared with, as a whole or in parts: ids (`o-…`) or ARNs.
   *
   * @default - any organization; none if accounts or organizational units are listed, because an organization would reach others too
   */
  readonly allowedOrganizations?: string[];

  /**
   * The organizational units that may be shared with, in addition to those of the allowed organizations: ids (`ou-…`) or ARNs.
   *
   * @default - any organizational unit; none if accounts or organizations are listed, because a unit would reach others too
   */
  readonly allowedOrganizationalUnits?: string[];

  /**
   * The services that may be shared with, such as `pca-connector-ad.amazonaws.com`. An empty list allows none.
   *
   * @default - any service
   */
  readonly allowedServices?: string[];

  /**
   * The types of resources that may be shared, in RAM's words, such as `ec2:Subnet`.
   *
   * @see https://docs.aws.amazon.com/ram/latest/userguide/shareable.html
   * @default - any type that is not forbidden
   */
  readonly allowedResourceTypes?: string[];

  /**
   * The types of resources that must not be shared, in RAM's words, such as `ec2:Subnet`.
   *
   * @see https://docs.aws.amazon.com/ram/latest/userguide/shareable.html
   * @default - none
   */
  readonly forbiddenResourceTypes?: string[];

  /**
   * The permissions that a share may have: names or ARNs. Where a share names none, the default permission that RAM attaches must be among them.
   *
   * @default - any permission
   */
  readonly allowedPermissions?: string[];

  /**
   * Whether a share may be open to accounts outside the organization. A share with services only may be open in any case, because RAM requires
   * it.
   *
   * @default true
   */
  readonly allowExternalPrincipals?: boolean;

  /**
   * The keys of the tags that every share must have.
   *
   * @default - none
   */
  readonly requiredTags?: string[];
}

/**
 * Rules for every share of an app, a stage, a stack or any other part of an app, whether it is declared by a `ResourceShare`, a
 * `CfnResourceShare` or CloudFormation's resources for associations.
 *
 * Synthesis fails on a violation and reports it with AWS CDK's other validations. A violation can be acknowledged on the construct at fault
 * or on one around it: `Validations.of(share).acknowledge({ id: 'cdk-ram::AccountNotAllowed', reason: '…' })`.
 *
 * A value known only at deployment can't be checked; where a rule depends on it, that is a violation with its own id.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class SharingGuardrails extends Construct {
  /**
   * @param scope the app, stage, stack or other construct whose shares are checked
   * @throws if an entry could never match, or is a token
   */
  constructor(scope: Construct, id: string, props: SharingGuardrailsProps = {}) {
    super(scope, id);
    Validations.of(scope).addPlugins(new GuardrailPlugin(scope, sharingPolicy(this, props), this));
  }
}
