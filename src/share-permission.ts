import { Aws } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { failOn } from './private/errors';
import { permissionArnProblem, permissionNameProblem } from './rules/formats';

/**
 * What principals may do with the shared resources of one type: a managed permission.
 *
 * A share has at most one permission for each resource type. Without one RAM attaches the type's default AWS managed permission.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/security-ram-permissions.html
 */
export class SharePermission {
  /**
   * A permission that AWS manages.
   *
   * @param name such as `AWSRAMDefaultPermissionSubnet`; the names follow no common rule, see the list of shareable resources
   * @throws if `name` can't be the name of an AWS managed permission
   */
  public static awsManaged(name: string): SharePermission {
    failOn(permissionNameProblem(name), 'InvalidPermissionName');
    return new SharePermission(`arn:${Aws.PARTITION}:ram::aws:permission/${name}`);
  }

  /**
   * A customer managed permission.
   *
   * @param permission a `CustomerManagedPermission`, or any other reference to an `AWS::RAM::Permission`
   */
  public static customerManaged(permission: ram.IPermissionRef): SharePermission {
    return new SharePermission(permission.permissionRef.permissionArn, permission);
  }

  /**
   * A permission by its ARN.
   *
   * @param permissionArn `arn:<partition>:ram::aws:permission/<name>`, or `arn:<partition>:ram:<region>:<account>:permission/<name>`
   * @throws if `permissionArn` is not the ARN of a permission
   */
  public static fromArn(permissionArn: string): SharePermission {
    failOn(permissionArnProblem(permissionArn), 'InvalidPermissionArn');
    return new SharePermission(permissionArn);
  }

  /**
   * The ARN of the permission.
   */
  public readonly permissionArn: string;

  /** @internal */
  public readonly _permission?: ram.IPermissionRef;

  private constructor(permissionArn: string, permission?: ram.IPermissionRef) {
    this.permissionArn = permissionArn;
    this._permission = permission;
  }
}
