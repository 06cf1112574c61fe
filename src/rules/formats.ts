export type { Format } from './formats/format';
export { accountIdProblem } from './formats/account';
export { organizationArnProblem, organizationalUnitArnProblem } from './formats/organization';
export { organizationIdProblem, organizationalUnitIdProblem } from './formats/organization-ids';
export { roleArnProblem, userArnProblem } from './formats/iam';
export { servicePrincipalProblem } from './formats/service';
export { principalKind, principalProblem } from './formats/principal';
export type { PrincipalKind } from './formats/principal';
export { sourceArnProblem, sourceOrganizationPathProblem, sourceProblem } from './formats/source';
export { resourceArnProblem } from './formats/resource';
export { resourceShareArnProblem, resourceShareNameProblem } from './formats/share';
export {
  customerManagedPermissionArnProblem, customerManagedPermissionNameProblem, permissionArnProblem, permissionNameProblem,
} from './formats/permission';
export { tagKeyProblem, tagValueProblem } from './formats/tag';
