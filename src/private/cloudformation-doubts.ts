import type { AssociationSet } from './association-set';
import { identityOf } from '../rules/permission-types';
import type { Finding } from '../rules/rule';
import { named } from '../rules/text';

/** What CloudFormation's own association resources don't do, or may not do. */
export function cloudFormationDoubts({ permissions = [], principals }: AssociationSet): Finding[] {
  return [
    ...permissionsStay(permissions.map(({ permissionArn, _permission }) => identityOf({ arn: permissionArn, path: _permission?.node.path }))),
    ...serviceByCloudFormation(principals.filter(({ _kind }) => _kind === 'service').map(({ value }) => value)),
  ];
}

/** Permissions are declared on the share itself, whose resource type attaches them and never detaches one. */
function permissionsStay(permissions: string[]): Finding[] {
  return permissions.length === 0 ? [] : [{
    id: 'cdk-ram:permissionsStay',
    severity: 'warning',
    message: `CloudFormation attaches the ${named('permission', permissions)}, and does not detach what is taken out of the share again: `
      + 'detach it by hand then ("aws ram disassociate-resource-share-permission"), or use AssociationEngine.customResource(), which does',
  }];
}

/** AWS's documentation of the resource type doesn't mention service principals. */
function serviceByCloudFormation(services: string[]): Finding[] {
  return services.length === 0 ? [] : [{
    id: 'cdk-ram:serviceByCloudFormation',
    severity: 'warning',
    message: `it is not known whether AWS::RAM::PrincipalAssociation takes the ${named('service principal', services)}: use AssociationEngine.customResource(), `
      + 'or acknowledge this when you have seen it work',
  }];
}
