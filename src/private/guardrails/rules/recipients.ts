import type { SharingGuardrailsProps } from '../../../sharing-guardrails';
import type { Declared } from '../declarations';
import type { Finding, Rule } from '../finding';
import { listed } from '../finding';
import type { SharingPolicy } from '../policy';
import type { Recipient } from '../recipient';
import { recipientOfPrincipal, recipientOfSource } from '../recipient';

type Kind = Recipient['kind'];

const RULES: Record<Kind, string> = {
  account: 'AccountNotAllowed',
  organization: 'OrganizationNotAllowed',
  organizationalUnit: 'OrganizationalUnitNotAllowed',
  service: 'ServiceNotAllowed',
};

const NOUNS: Record<Kind, string> = {
  account: 'account',
  organization: 'organization',
  organizationalUnit: 'organizational unit',
  service: 'service',
};

const LISTS: Record<Kind, keyof SharingGuardrailsProps> = {
  account: 'allowedAccounts',
  organization: 'allowedOrganizations',
  organizationalUnit: 'allowedOrganizationalUnits',
  service: 'allowedServices',
};

/** The kinds that reach accounts. */
const REACHING: Kind[] = ['account', 'organization', 'organizationalUnit'];

/**
 * Who may use what is shared: principals, and the sources for which a service principal acts, since they get access through the service.
 */
export const recipients: Rule = ({ principals, sources }, policy) => [
  ...principals.flatMap((principal) => check(principal, 'principal', recipientOfPrincipal(principal), policy)),
  ...sources.flatMap((source) => check(source, 'source', recipientOfSource(source), policy)),
];

function check({ text, declaration, location }: Declared, role: string, recipient: Recipient | undefined, policy: SharingPolicy): Finding[] {
  const place = { declaration, location };
  if (!recipient) {
    const restricted = policy.accounts ?? policy.organizations ?? policy.organizationalUnits ?? policy.services;
    return restricted === undefined ? [] : [{
      ...place,
      rule: 'UnknownPrincipal',
      description: `the account or organization behind the ${role} ${JSON.stringify(text)} can't be told, so it can't be checked against the allowed principals`,
      fix: `write the ${role} as an account id, or as an ARN that holds the ids of its account, organization and units as literals`,
    }];
  }
  const { kind, id } = recipient;
  return allows(policy, recipient) ? [] : [{
    ...place,
    rule: RULES[kind],
    description: `the ${role} ${JSON.stringify(text)} gives access to the ${NOUNS[kind]} ${JSON.stringify(id)}, which is not among those allowed`,
    fix: wayOut(policy, recipient),
  }];
}

/** Without a list of its own kind, an organization or a unit is refused for what it reaches beyond the lists that are there. */
function wayOut(policy: SharingPolicy, { kind, id }: Recipient): string {
  const own = allowed(policy, kind);
  if (own) { return `share with one of the allowed ${NOUNS[kind]}s: ${listed(own)}`; }
  const others = REACHING.filter((other) => allowed(policy, other));
  return `an ${NOUNS[kind]} reaches accounts beyond ${others.map((other) => LISTS[other]).join(' and ')}: add ${JSON.stringify(id)} to ${LISTS[kind]}, `
    + `or share with what is allowed: ${listed(others.flatMap((other) => [...allowed(policy, other) ?? []]))}`;
}

/** An organization and its units reach accounts: a list of a narrower kind keeps out the broader ones that are not listed themselves. */
function allows(policy: SharingPolicy, recipient: Recipient): boolean {
  const { accounts, organizations, organizationalUnits, services } = policy;
  const anything = !accounts && !organizations && !organizationalUnits;
  switch (recipient.kind) {
    case 'account': return accounts?.has(recipient.id) ?? true;
    case 'service': return services?.has(recipient.id) ?? true;
    case 'organization': return anything || has(organizations, recipient.id);
    case 'organizationalUnit': return anything || has(organizations, recipient.organization)
      || recipient.within.some((unit) => has(organizationalUnits, unit));
  }
}

function has(set: ReadonlySet<string> | undefined, id: string): boolean {
  return set?.has(id) ?? false;
}

function allowed({ accounts, organizations, organizationalUnits, services }: SharingPolicy, kind: Kind): ReadonlySet<string> | undefined {
  return { account: accounts, organization: organizations, organizationalUnit: organizationalUnits, service: services }[kind];
}
