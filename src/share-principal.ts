import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { accountOf } from './private/account-of';
import { fail, failOn } from './private/errors';
import { expectReference } from './private/expect-reference';
import { methodFor } from './private/method-for';
import {
  accountIdProblem, organizationalUnitArnProblem, organizationalUnitIdProblem, organizationArnProblem, organizationIdProblem, principalKind,
  principalProblem, roleArnProblem, servicePrincipalProblem, userArnProblem,
} from './rules/formats';
import { isUnknown } from './rules/token';

const problemOf = methodFor({
  'SharePrincipal.account()': accountIdProblem,
  'SharePrincipal.organization()': organizationArnProblem,
  'SharePrincipal.organizationFromId()': organizationIdProblem,
  'SharePrincipal.organizationalUnit()': organizationalUnitArnProblem,
  'SharePrincipal.organizationalUnitFromId()': organizationalUnitIdProblem,
  'SharePrincipal.service()': servicePrincipalProblem,
});

/**
 * A principal that resources are shared with. The format is checked when the value is created; tokens are not.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html
 */
export class SharePrincipal {
  /**
   * An AWS account.
   *
   * An account outside your organization has to accept an invitation, and the share has to allow external principals.
   *
   * @param accountId twelve digits, as a string
   * @throws if `accountId` is not an account id
   */
  public static account(accountId: string): SharePrincipal {
    failOn(problemOf(accountIdProblem, accountId), 'InvalidAccountId');
    return new SharePrincipal(accountId, 'account');
  }

  /**
   * The account of a construct of this app: a stack, a stage, or anything inside one.
   *
   * A resource that was imported stands for the account that owns it.
   *
   * @param construct something with a known account
   * @throws if the account is not known before deployment, because the `env` of the stack leaves it open
   */
  public static accountOf(construct: IConstruct): SharePrincipal {
    return SharePrincipal.account(accountOf(construct));
  }

  /**
   * Every account of your organization in AWS Organizations.
   *
   * Needs sharing within AWS Organizations to be turned on in the management account (see `OrganizationSharing`).
   *
   * @param organizationArn `arn:<partition>:organizations::<management account>:organization/o-…`
   * @throws if `organizationArn` is not the ARN of an organization; RAM takes no bare `o-…` id
   */
  public static organization(organizationArn: string): SharePrincipal {
    failOn(problemOf(organizationArnProblem, organizationArn), 'InvalidOrganizationArn');
    return new SharePrincipal(organizationArn, 'organization');
  }

  /**
   * Every account of your organization in AWS Organizations, by its id.
   *
   * Needs sharing within AWS Organizations to be turned on in the management account (see `OrganizationSharing`).
   *
   * @param organizationId `o-…`
   * @param managementAccountId the account that manages the organization, which is part of the ARN that RAM wants
   * @throws if one of them does not have that form
   */
  public static organizationFromId(organizationId: string, managementAccountId: string): SharePrincipal {
    failOn(problemOf(organizationIdProblem, organizationId), 'InvalidOrganizationId');
    failOn(accountIdProblem(managementAccountId), 'InvalidAccountId');
    return SharePrincipal.organization(`arn:${Aws.PARTITION}:organizations::${managementAccountId}:organization/${organizationId}`);
  }

  /**
   * Every account of an organizational unit of your organization, those of the units below it included.
   *
   * Needs sharing within AWS Organizations to be turned on in the management account (see `OrganizationSharing`).
   *
   * @param organizationalUnitArn `arn:<partition>:organizations::<management account>:ou/o-…/ou-…`
   * @throws if `organizationalUnitArn` is not the ARN of an organizational unit; RAM takes no bare `ou-…` id
   */
  public static organizationalUnit(organizationalUnitArn: string): SharePrincipal {
    failOn(problemOf(organizationalUnitArnProblem, organizationalUnitArn), 'InvalidOrganizationalUnitArn');
    return new SharePrincipal(organizationalUnitArn, 'organizationalUnit');
  }

  /**
   * Every account of an organizational unit of your organization, those of the units below it included, by its id.
   *
   * Needs sharing within AWS Organizations to be turned on in the management account (see `OrganizationSharing`).
   *
   * @param organizationalUnitId `ou-…`
   * @param organizationId `o-…`, the organization that the unit is in
   * @param managementAccountId the account that manages the organization, which is part of the ARN that RAM wants
   * @throws if one of them does not have that form
   */
  public static organizationalUnitFromId(organizationalUnitId: string, organizationId: string, managementAccountId: string): SharePrincipal {
    failOn(problemOf(organizationalUnitIdProblem, organizationalUnitId), 'InvalidOrganizationalUnitId');
    failOn(organizationIdProblem(organizationId), 'InvalidOrganizationId');
    failOn(accountIdProblem(managementAccountId), 'InvalidAccountId');
    return SharePrincipal.organizationalUnit(`arn:${Aws.PARTITION}:organizations::${managementAccountId}:ou/${organizationId}/${organizationalUnitId}`);
  }

  /**
   * An IAM role. Not every resource type can be shared with roles.
   *
   * @param role the role, defined or imported
   * @throws if its ARN is known and is not that of a role
   */
  public static role(role: iam.IRoleRef): SharePrincipal {
    expectReference('SharePrincipal.role()', 'an IRoleRef', role, 'roleRef');
    const arn = role.roleRef.roleArn;
    failOn(roleArnProblem(arn), 'InvalidRoleArn');
    return new SharePrincipal(arn, 'role', role);
  }

  /**
   * An IAM user. Not every resource type can be shared with users.
   *
   * @param user the user, defined or imported
   * @throws if its ARN is known and is not that of a user
   */
  public static user(user: iam.IUserRef): SharePrincipal {
    expectReference('SharePrincipal.user()', 'an IUserRef', user, 'userRef');
    const arn = user.userRef.userArn;
    failOn(userArnProblem(arn), 'InvalidUserArn');
    return new SharePrincipal(arn, 'user', user);
  }

  /**
   * An AWS service. A share with a service has no other principals; its `sources` say on whose behalf the service may use the resources.
   *
   * @param servicePrincipal such as `pca-connector-ad.amazonaws.com`
   * @throws if `servicePrincipal` is not the name of a service principal
   */
  public static service(servicePrincipal: string): SharePrincipal {
    failOn(problemOf(servicePrincipalProblem, servicePrincipal), 'InvalidServicePrincipal');
    return new SharePrincipal(servicePrincipal, 'service');
  }

  /**
   * An AWS service, as IAM policies name it.
   *
   * @param servicePrincipal a principal without conditions
   * @throws if the principal has conditions: `ShareSource` says for a share on whose behalf the service may act
   */
  public static fromServicePrincipal(servicePrincipal: iam.ServicePrincipal): SharePrincipal {
    const { service, policyFragment: { conditions } } = servicePrincipal;
    if (Object.keys(conditions).length > 0) {
      fail(undefined, 'ConditionsOnServicePrincipal', `the service principal ${JSON.stringify(service)} has the conditions ${JSON.stringify(conditions)}, `
        + 'which a share can\'t hold: leave them out, and name accounts and organizations in the sources of the share with ShareSource');
    }
    return SharePrincipal.service(isUnknown(service) || service.includes('.') ? service : `${service}.amazonaws.com`);
  }

  /**
   * A principal as the RAM API takes it, for kinds that have no method here. ARNs of unknown kinds are accepted.
   *
   * @param value an account id, an ARN or a service principal
   * @throws if `value` is known to be refused by RAM, such as a bare `o-…` or `ou-…` id
   */
  public static of(value: string): SharePrincipal {
    failOn(principalProblem(value), 'InvalidPrincipal');
    return new SharePrincipal(value, principalKind(value));
  }

  /**
   * The principal as RAM takes it: an account id, an ARN or the name of a service.
   */
  public readonly value: string;

  /** @internal */
  public readonly _kind: ReturnType<typeof principalKind>;

  /** @internal */
  public readonly _construct?: IConstruct;

  private constructor(value: string, kind: ReturnType<typeof principalKind>, construct?: IConstruct) {
    this.value = value;
    this._kind = kind;
    this._construct = construct;
  }
}
