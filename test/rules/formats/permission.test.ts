import { ACCOUNT, chars, describeFormat } from './describe-format';
import { customerManagedPermissionArnProblem, customerManagedPermissionNameProblem, permissionArnProblem, permissionNameProblem } from '../../../src/rules/formats';

describeFormat('permissionNameProblem', permissionNameProblem, {
  right: ['AWSRAMDefaultPermissionSubnet', 'AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority'],
  wrong: [
    ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet', 'is an ARN: write the name alone, "AWSRAMDefaultPermissionSubnet"'],
    ['a b', 'must be that of a permission managed by AWS, letters and digits, e.g. "AWSRAMDefaultPermissionSubnet"'],
    ['', 'must be that of a permission managed by AWS'],
  ],
});

describeFormat('customerManagedPermissionNameProblem', customerManagedPermissionNameProblem, {
  right: ['a', 'a_b.c-d1', chars(36)],
  wrong: [
    [chars(37), 'has 37 characters: shorten it to at most 36'],
    ['a b', 'holds " ": use letters, digits, periods, hyphens and underscores only'],
    [`${chars(37)}/`, 'holds "/": use letters'],
    ['a/b', 'holds "/": use letters'],
    ['', 'must be 1 to 36 letters, digits, periods, hyphens and underscores'],
  ],
});

describeFormat('permissionArnProblem', permissionArnProblem, {
  right: [
    'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet', 'arn:aws-us-gov:ram::aws:permission/AWSRAMDefaultPermissionSubnet',
    `arn:aws:ram:us-east-1:${ACCOUNT}:permission/a`, `arn:aws:ram:eu-central-1:${ACCOUNT}:permission/${chars(36)}`,
  ],
  wrong: [
    ['AWSRAMDefaultPermissionSubnet', 'is a name: write the ARN "arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet"'],
    ['arn:aws:ram:us-east-1:aws:permission/AWSRAMDefaultPermissionSubnet', 'names a region, but permissions managed by AWS have none: write "arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet"'],
    ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet:2', 'names a version, but a share takes the default version only: write "arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet"'],
    [`arn:aws:ram:us-east-1:${ACCOUNT}:permission/mine/v12`, `names a version, but a share takes the default version only: write "arn:aws:ram:us-east-1:${ACCOUNT}:permission/mine"`],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'belongs to IAM: a share takes permissions of RAM, "arn:aws:ram::aws:permission/<name>"'],
    [`arn:aws:ram:us-east-1:${ACCOUNT}:permission/${chars(37)}`, 'must be an ARN: "arn:aws:ram::aws:permission/<name>" (managed by AWS) or "arn:aws:ram:<region>:<account id>:permission/<name>" (managed by a customer)'],
    [`arn:aws:ram::${ACCOUNT}:permission/mine`, 'must be an ARN'],
    [`arn:aws:ram:us-east-1:${ACCOUNT}:permission/`, 'must be an ARN'],
    ['AWSRAMDefaultPermissionSubnet/1', 'must be an ARN'],
    ['my-AWSRAMDefaultPermissionSubnet', 'must be an ARN'],
    ['mine', 'must be an ARN'],
    ['', 'must be an ARN'],
  ],
});

describeFormat('customerManagedPermissionArnProblem', customerManagedPermissionArnProblem, {
  right: [`arn:aws:ram:us-east-1:${ACCOUNT}:permission/a`, `arn:aws-cn:ram:cn-north-1:${ACCOUNT}:permission/${chars(36)}`],
  wrong: [
    ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet', 'is managed by AWS: use SharePermission.fromArn()'],
    [`arn:aws:ram:us-east-1:${ACCOUNT}:permission/mine:2`, `names a version, but a share takes the default version only: write "arn:aws:ram:us-east-1:${ACCOUNT}:permission/mine"`],
    [`arn:aws:ram:us-east-1:${ACCOUNT}:resource-share/01234567-89ab-cdef-0123-456789abcdef`, 'must be an ARN: "arn:aws:ram:<region>:<account id>:permission/<name>"'],
    ['mine', 'must be an ARN: "arn:aws:ram:<region>:<account id>:permission/<name>"'],
    ['', 'must be an ARN'],
  ],
});
