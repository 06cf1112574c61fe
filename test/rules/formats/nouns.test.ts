import * as formats from '../../../src/rules/formats';

test.each<[formats.Format, string]>([
  [formats.accountIdProblem, 'account id'],
  [formats.organizationArnProblem, 'organization'],
  [formats.organizationalUnitArnProblem, 'organizational unit'],
  [formats.roleArnProblem, 'role'],
  [formats.userArnProblem, 'user'],
  [formats.servicePrincipalProblem, 'service principal'],
  [formats.principalProblem, 'principal'],
  [formats.organizationIdProblem, 'organization id'],
  [formats.organizationalUnitIdProblem, 'organizational unit id'],
  [formats.sourceOrganizationPathProblem, 'organization path'],
  [formats.sourceArnProblem, 'source'],
  [formats.sourceProblem, 'source'],
  [formats.resourceArnProblem, 'resource'],
  [formats.resourceShareArnProblem, 'resource share'],
  [formats.resourceShareNameProblem, 'resource share name'],
  [formats.permissionNameProblem, 'permission name'],
  [formats.customerManagedPermissionNameProblem, 'permission name'],
  [formats.permissionArnProblem, 'permission'],
  [formats.customerManagedPermissionArnProblem, 'customer managed permission'],
])('%p calls its value a %s', (problem, noun) => {
  expect(problem('?')).toMatch(new RegExp(`^${noun} "\\?" `));
});
