import { valuesOfKind } from './principals';
import { contradiction } from './rule';
import { listed } from './text';

/** Only the owner's own organization and its units can be principals, so all of them are of one organization. */
export const severalOrganizations = contradiction('severalOrganizations', (share) => {
  const byOrganization = new Map<string, string>();
  for (const arn of valuesOfKind(share, 'organization', 'organizationalUnit')) {
    const organization = /\/(o-[a-z0-9]+)(?:\/|$)/.exec(arn)?.[1];
    if (organization !== undefined && !byOrganization.has(organization)) { byOrganization.set(organization, arn); }
  }
  return byOrganization.size < 2 ? [] : [
    `the principals ${listed([...byOrganization.values()])} are of different organizations, but RAM shares with your own organization only: `
    + 'name the accounts of the other organization instead, and allow external principals',
  ];
});
