import type { ShareFacts } from './facts';
import { valuesOfKind } from './principals';
import { resourcesByType, subjectOf } from './resource-types';
import { contradiction, doubt } from './rule';
import { listed } from './text';

const OPTION = 'retainSharingOnAccountLeaveOrganization';
const REPLACES = 'changing it replaces a share that exists';

/** What stays shared when an account leaves the organization is shared with external principals. */
export const retainWithoutExternalPrincipals = contradiction('retainWithoutExternalPrincipals', (share) =>
  retains(share) && share.allowExternalPrincipals === false
    ? [`${OPTION} true needs allowExternalPrincipals, which is false: set it to true, or leave ${OPTION} out (${REPLACES})`]
    : []);

/** An account that leaves the organization leaves its organizational units too, so these can't be principals of a share that stays. */
export const retainWithOrganization = contradiction('retainWithOrganization', (share) => {
  const organizations = valuesOfKind(share, 'organization', 'organizationalUnit');
  return retains(share) && organizations.length > 0
    ? [`${OPTION} true cannot go with organizations or organizational units such as ${listed(organizations)}: `
      + `name accounts instead, or leave ${OPTION} out (${REPLACES})`]
    : [];
});

/** What is shared within an organization only can't stay shared with an account that leaves it. */
export const retainWithOrganizationOnlyType = doubt('retainWithOrganizationOnlyType', (share) =>
  !retains(share) ? [] : resourcesByType(share).filter(({ type }) => type.outsideOrganization === false).map((group) =>
    `${OPTION} true cannot go with ${subjectOf(group)}, which is shared within an organization only: `
    + `put it in another share, or leave ${OPTION} out (${REPLACES})`));

function retains(share: ShareFacts): boolean {
  return share.retainSharingOnAccountLeaveOrganization === true;
}
