import { failOn } from './private/errors';
import { methodFor } from './private/method-for';
import { accountIdProblem, organizationalUnitIdProblem, organizationIdProblem, sourceArnProblem, sourceOrganizationPathProblem } from './rules/formats';

const problemOf = methodFor({
  'ShareSource.account()': accountIdProblem,
  'ShareSource.organization()': organizationIdProblem,
  'ShareSource.organizationPath()': sourceOrganizationPathProblem,
  'ShareSource.organizationPath() with the path down to it': organizationalUnitIdProblem,
  'ShareSource.arn()': sourceArnProblem,
});

/**
 * On whose behalf a service principal may use what is shared with it.
 *
 * Sources guard against the confused deputy: a service acts for many customers, and a source names the ones it may act for.
 * They mean something only on a share with a service principal.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/managed-permission-considerations.html
 */
export class ShareSource {
  /**
   * The service acts for this account.
   *
   * @param accountId twelve digits, as a string
   * @throws if `accountId` is not an account id
   */
  public static account(accountId: string): ShareSource {
    failOn(problemOf(accountIdProblem, accountId), 'InvalidAccountId');
    return new ShareSource(accountId);
  }

  /**
   * The service acts for any account of this organization.
   *
   * @param organizationId `o-…`, the id and not the ARN
   * @throws if `organizationId` is not the id of an organization
   */
  public static organization(organizationId: string): ShareSource {
    failOn(problemOf(organizationIdProblem, organizationId), 'InvalidOrganizationId');
    return new ShareSource(organizationId);
  }

  /**
   * The service acts for any account below this place in an organization.
   *
   * @param organizationPath `o-…/r-…/ou-…/`, as in the condition key `aws:SourceOrgPaths`
   * @throws if `organizationPath` is not a path in an organization
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceorgpaths
   */
  public static organizationPath(organizationPath: string): ShareSource {
    failOn(problemOf(sourceOrganizationPathProblem, organizationPath), 'InvalidOrganizationPath');
    return new ShareSource(organizationPath);
  }

  /**
   * The service acts for this resource, as in the condition key `aws:SourceArn`.
   *
   * @param arn the ARN of the resource for which the service acts
   * @throws if `arn` is not an ARN
   */
  public static arn(arn: string): ShareSource {
    failOn(problemOf(sourceArnProblem, arn), 'InvalidSourceArn');
    return new ShareSource(arn);
  }

  /**
   * The source as RAM takes it: an account id, an organization id or path, or an ARN.
   */
  public readonly value: string;

  private constructor(value: string) {
    this.value = value;
  }
}
