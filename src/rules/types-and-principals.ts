import { arnOrigin } from './arn-origin';
import type { PrincipalFacts, ShareFacts } from './facts';
import { principalsOfKind } from './principals';
import { disputeAbout, resourcesByType, subjectOf } from './resource-types';
import { doubt } from './rule';
import { inNumber, listed, named, nameOf } from './text';
import { known } from './token';
import { shareableTypes } from '../catalogue/catalogue';
import type { ShareableResource } from '../catalogue/shareable-resource';

/** IAM roles and users stand only beside types that RAM shares with them. */
export const iamPrincipalRefused = doubt('iamPrincipalRefused', (share) =>
  problems(share, principalsOfKind(share, 'role', 'user'), (type) => type.iamRolesAndUsers === false, (subject, principals, type) => {
    const accounts = new Set(principalsOfKind(share, 'role', 'user').map(({ value, account }) => arnOrigin(value).account ?? account));
    const others = [...accounts].flatMap((account) => account === undefined || account === known(share.account) ? [] : [account]);
    const way = others.length > 0 ? `share it with the ${named('account', others)}`
      : accounts.has(undefined) ? 'share it with the account' : `leave them out, because the account "${share.account}" owns the share,`;
    return `${subject} cannot be shared with IAM roles or users such as ${listed(principals)}: ${way} and let IAM policies there do the rest`
      + disputeAbout(type, 'iamRolesAndUsers');
  }));

/** Service principals stand only beside types that RAM shares with them. */
export const servicePrincipalRefused = doubt('servicePrincipalRefused', (share) =>
  problems(share, principalsOfKind(share, 'service'), (type) => type.servicePrincipals === false, (subject, principals) => {
    const willing = shareableTypes().filter((type) => type.servicePrincipals).map(({ id }) => id);
    return `${subject} cannot be shared with the ${named('service principal', principals)}, only ${willing.join(', ')} can: share it with accounts instead`;
  }));

/** A whole organization stands only beside types whose services take it. */
export const organizationRefused = doubt('organizationRefused', (share) =>
  problems(share, principalsOfKind(share, 'organization'), (type) => type.excludedPrincipals.includes('organization'), (subject, principals) =>
    `${subject} cannot be shared with the whole organization ${listed(principals)}: name its accounts one by one`));

/** Organizational units stand only beside types whose services take them. */
export const organizationalUnitRefused = doubt('organizationalUnitRefused', (share) =>
  problems(share, principalsOfKind(share, 'organizationalUnit'), (type) => type.excludedPrincipals.includes('organizationalUnit'), (subject, principals) =>
    `${subject} cannot be shared with the ${named('organizational unit', principals)}: name ${inNumber(principals, 'its', 'their')} accounts one by one`));

/** Types that stay within the organization stand beside accounts in a share that allows external principals only if all of these are inside. */
export const organizationOnlyType = doubt('organizationOnlyType', (share) =>
  share.allowExternalPrincipals !== true ? [] : problems(
    share, principalsOfKind(share, 'account', 'role', 'user'), (type) => type.outsideOrganization === false, (subject, principals) =>
      `${subject} can be shared within your own organization only, but the share allows external principals: `
      + `set allowExternalPrincipals to false, make sure that your organization has ${listed(principals)}, or use another share for what is meant for outside`,
  ));

type Message = (subject: string, principals: string[], type: ShareableResource) => string;

/** One message for each type that refuses the principals. */
function problems(share: ShareFacts, principals: PrincipalFacts[], refuses: (type: ShareableResource) => boolean, message: Message): string[] {
  const names = principals.map(({ value, path }) => nameOf({ arn: value, path }));
  return principals.length === 0 ? [] : resourcesByType(share)
    .filter(({ type }) => refuses(type))
    .map((group) => message(subjectOf(group), names, group.type));
}
