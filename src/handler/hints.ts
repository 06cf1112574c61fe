import { ErrorKind, kindOf, KnownError } from './errors';
import { Entities } from './listing';

const MAX_LENGTH = 1500;

const LIMIT = 'Raise it in Service Quotas or add shares';

const ORGANIZATION = 'turn on sharing with AWS Organizations in the management account';

const KNOWN_REASONS: [RegExp, string][] = [
  [/malformed/i, 'Accounts take 12 digits, services a name, the rest an ARN'],
  [/your AWS Organization/i, `Outside the organization it needs allowExternalPrincipals and a type that allows it; inside, ${ORGANIZATION}`],
  [/organization.* (not|unknown)/i, `Check the ARN; ${ORGANIZATION}`],
  [/(^| )(quota|limit)/i, LIMIT],
];

const BY_KIND: Partial<Record<ErrorKind, string>> = {
  [ErrorKind.Transient]: '',
  [ErrorKind.Limit]: LIMIT,
  [ErrorKind.AccessDenied]: 'Allow it with additionalPolicyStatements or on the role',
};

/** What can be done about a reason that RAM's words make out. */
export function knownReason(message?: string): string | undefined {
  return KNOWN_REASONS.find(([pattern]) => pattern.test(message!))?.[1];
}

/** Why a request failed, for the one who reads the stack's events: RAM's own words, and what can be done about it. */
export function explain(error: unknown, entities: Entities = {}): string {
  const { name, message, failedOperation } = error as KnownError;
  // The handler's own words need no explanation.
  if (!failedOperation) { return String(message); }
  const concerned = enumerate(Object.values(entities).flat());
  // By its kind first: the message of a refusal holds names of the user's own, which may say anything.
  const hint = BY_KIND[kindOf(error)] ?? knownReason(message) ?? '';
  return `${failedOperation}${concerned && ` of ${concerned}`} failed: ${message} (${name}). ${hint}`.trim();
}

/** The first ones in full, and how many more there are. */
export function enumerate(items: string[], separator = ', '): string {
  let length = 0;
  const shown = items.filter((item, index) => (length += item.length) <= MAX_LENGTH || !index);
  const more = items.length - shown.length;
  return shown.join(separator) + (more ? `, and ${more} more` : '');
}
