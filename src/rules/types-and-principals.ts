import { arnOrigin } from './arn-origin';
import type { ShareFacts } from './facts';
import { principalsOfKind } from './principals';
import { resourcesByType, subjectOf } from './resource-types';
import { documentedRefusal, doubt } from './rule';
import { listed } from './text';
import { shareableTypes } from '../catalogue/catalogue';
import type { ShareableResource } from '../catalogue/shareable-resource';

/** On this type RAM's guide and the guide of the service contradict each other about IAM principals. */
const DISPUTED = 'billing:billingview';
const MAY_WORK = ' (the guides of RAM and of the service contradict each other here: acknowledge this if it works)';

/** IAM roles and users stand only beside types that RAM shares with them. */
export const iamPrincipalRefused = documentedRefusal('iamPrincipalRefused', (share) => iamProblems(share, ({ id }) => id !== DISPUTED));

/** As `iamPrincipalRefused`, for a type about which the guides contradict each other. */
export const iamPrincipalDisputed = doubt('iamPrincipalDisputed', (share) =>
  iamProblems(share, ({ id }) => id === DISPUTED).map((problem) => problem + MAY_WORK));

/** Service principals stand only beside types that RAM shares with them. */
export const servicePrincipalRefused = documentedRefusal('servicePrincipalRefused', (share) =>
  problems(share, principalsOfKind(share, 'service'), (type) => type.servicePrincipals === false, (subject, principals) => {
    const willing = shareableTypes().filter((type) => type.servicePrincipals).map(({ id }) => id);
    return `${subject} cannot be shared with the service principal ${listed(principals)}, only ${willing.join(', ')} can: share it with accounts instead`;
  }));

/** A whole organization stands only beside types whose services take it. */
export const organizationRefused = documentedRefusal('organizationRefused', (share) =>
  problems(share, principalsOfKind(share, 'organization'), (type) => type.excludedPrincipals.includes('organization'), (subject, principals) =>
    `${subject} cannot be shared with the whole organization ${listed(principals)}: name its accounts one by one`));

/** Organizational units stand only beside types whose services take them. */
export const organizationalUnitRefused = documentedRefusal('organizationalUnitRefused', (share) =>
  problems(share, principalsOfKind(share, 'organizationalUnit'), (type) => type.excludedPrincipals.includes('organizationalUnit'), (subject, principals) =>
    `${subject} cannot be shared with the organizational unit ${listed(principals)}: name its accounts one by one`));

/** Types that stay within the organization stand beside accounts in a share that allows external principals only if all of these are inside. */
export const organizationOnlyType = doubt('organizationOnlyType', (share) =>
  share.allowExternalPrincipals !== true ? [] : problems(
    share, principalsOfKind(share, 'account', 'role', 'user'), (type) => type.outsideOrganization === false, (subject, principals) =>
      `${subject} can be shared within your own organization only, but the share allows external principals: `
      + `set allowExternalPrincipals to false, or make sure that your organization has ${listed(principals)}`,
  ));

function iamProblems(share: ShareFacts, concerned: (type: ShareableResource) => boolean): string[] {
  return problems(share, principalsOfKind(share, 'role', 'user'), (type) => type.iamRolesAndUsers === false && concerned(type), (subject, principals) => {
    const accounts = [...new Set(principals.flatMap((arn) => arnOrigin(arn).account ?? []))];
    const instead = accounts.length > 0 ? `the account ${listed(accounts)}` : 'the account';
    return `${subject} cannot be shared with IAM roles or users such as ${listed(principals)}: share it with ${instead} and let IAM policies there do the rest`;
  });
}

/** One message for each type that refuses the principals. */
function problems(
  share: ShareFacts, principals: string[], refuses: (type: ShareableResource) => boolean, message: (subject: string, principals: string[]) => string,
): string[] {
  return principals.length === 0 ? [] : resourcesByType(share)
    .filter(({ type }) => refuses(type))
    .map((group) => message(subjectOf(group), principals));
}
