import { kindOf, ServiceError } from './errors';
import { Entities } from './ram';

/** RAM's own words, and what can be done about it. */
export function explain(error: unknown, entities: Entities = {}): string {
  const { name = 'Error', message = '', operation } = error as ServiceError;
  const concerned = Object.values(entities).flat();
  const what = [operation ?? 'RAM', concerned.length ? `of ${enumerate(concerned)}` : ''].filter(Boolean).join(' ');
  return [`${what} failed: ${message || 'no message'} (${name})`, hint(error)].filter(Boolean).join('. ');
}

/** Why a request failed, for the one who reads the stack's events. */
export function reasonOf(error: unknown): string {
  const { operation, message, name } = error as ServiceError;
  return (operation ? explain(error) : message) || name || 'no reason known';
}

/** What can be done about an error of RAM, or about the reason of a failed association. */
export function hint(error: unknown): string {
  const { message = '' } = error as ServiceError;
  const known = knownReason(message);
  if (known) { return known; }
  switch (kindOf(error)) {
    case 'accessDenied': return accessDenied(message);
    case 'limit': return LIMIT;
    case 'invalidState': return INVALID_STATE;
    default: return '';
  }
}

/** What can be done about a reason that RAM's words make out. */
export function knownReason(message: string): string | undefined {
  return HINTS.find(([pattern]) => pattern.test(message))?.[1];
}

/** The first ones in full, and how many more there are. */
export function enumerate(items: string[], separator = ', ', maxLength = 1500): string {
  let length = 0;
  const shown = items.filter((item, index) => (length += item.length + separator.length) <= maxLength || index === 0);
  return [...shown, ...(shown.length < items.length ? [`and ${items.length - shown.length} more`] : [])].join(separator);
}

const LIMIT = 'A quota of RAM or of the service that owns the resource is used up: see Service Quotas, or spread the associations over several shares';
const INVALID_STATE = 'Something on the share is still changing; deploy again when it has settled';

const HINTS: [RegExp, string][] = [
  [/is malformed|malformed/i,
    'Accounts are 12 digits; organizations, organizational units, roles and users are whole ARNs, not ids; a service is named like pca-connector-ad.amazonaws.com'],
  [/within your AWS Organization|not in your AWS Organization/i,
    'Either the principal is outside the organization and the share has allowExternalPrincipals: false, or the resource type can be shared only inside of it; '
    + 'inside, sharing with AWS Organizations has to be turned on in RAM (not only in Organizations) by the management account'],
  [/(Organization|OrganizationalUnit|organizational unit)\b.*(could not be found|not found|does not exist|unknown)/i,
    'Check the ARN, and that the management account has turned on sharing with AWS Organizations in RAM: without it RAM does not know its units'],
  [/limit/i, LIMIT],
];

function accessDenied(message: string): string {
  const [, action] = /perform: (\S+)/.exec(message) ?? [];
  const [, resource] = /on resource: (\S+)/.exec(message) ?? [];
  return `Allow ${action ?? 'the action'} on ${resource ?? 'the resource'} with additionalPolicyStatements of AssociationEngine.customResource(), or on the role given to it; `
    + 'for some resource types RAM also wants the owning service\'s action, such as ec2:PutResourcePolicy, and no permissions boundary or service control policy may deny it';
}
