import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { GuardrailPlugin } from './private/guardrails/guardrail-plugin';
import { sharingPolicy } from './private/guardrails/policy';

/**
 * Properties of `SharingGuardrails`. What is left out is not restricted.
 */
export interface SharingGuardrailsProps {
  /**
   * The accounts that may be shared with, also by their roles and users, and for which a service may act. An empty list: none.
   *
   * @default - any account
   */
  readonly allowedAccounts?: string[];

  /**
   * The organizations that may be shared with, as a whole or in parts: ids (`o-…`) or ARNs.
   *
   * @default - any organization; none if there is a list of allowed accounts or organizational units, because it would reach others too
   */
  readonly allowedOrganizations?: string[];

  /**
   * The organizational units that may be shared with, beside those of the allowed organizations: ids (`ou-…`) or ARNs.
   *
   * @default - any organizational unit; none if there is a list of allowed accounts or organizations, because it would reach others too
   */
  readonly allowedOrganizationalUnits?: string[];

  /**
   * The services that may be shared with, such as `pca-connector-ad.amazonaws.com`. An empty list: none.
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
   * The permissions that a share may have: names or ARNs. The default permission that RAM attaches where a share names none has to be
   * among them too.
   *
   * @default - any permission
   */
  readonly allowedPermissions?: string[];

  /**
   * Whether a share may be open to accounts outside the organization. A share with nobody but services may be open all the same, because
   * RAM wants it.
   *
   * @default true
   */
  readonly allowExternalPrincipals?: boolean;

  /**
   * The keys of tags that every share must have.
   *
   * @default - none
   */
  readonly requiredTags?: string[];
}

/**
 * Rules for every share of an app, a stage, a stack or any other part of an app, whether it is a `ResourceShare`, a `CfnResourceShare` or
 * one of CloudFormation's resources for associations.
 *
 * Synthesis fails on a violation and reports it with AWS CDK's other validations. A violation can be acknowledged on the construct at fault
 * or around it: `Validations.of(share).acknowledge({ id: 'cdk-ram::AccountNotAllowed', reason: '…' })`.
 *
 * What only a deployment tells can't be checked. Where a rule depends on it, it is a violation too, with an id of its own.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class SharingGuardrails extends Construct {
  /**
   * @param scope the app, stage, stack or other construct whose shares are checked
   * @throws if a value is none that the guardrails could ever find in a share, or is known at deployment only
   */
  constructor(scope: Construct, id: string, props: SharingGuardrailsProps = {}) {
    super(scope, id);
    Validations.of(scope).addPlugins(new GuardrailPlugin(scope, sharingPolicy(this, props), this));
  }
}
