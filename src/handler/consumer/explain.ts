import { kindOf, ServiceError } from '../errors';
import { knownReason } from '../hints';

/** Why a request of a consumer's construct failed: the service's own words, and what can be done about it. */
export function explain(error: unknown): string {
  const { operation, name = 'Error', message = '' } = error as ServiceError;
  if (!operation) { return message || name; }
  return [`${operation} failed: ${message || 'no message'} (${name})`, adviceOn(operation, message, error)].filter(Boolean).join('. ');
}

function adviceOn(operation: string, message: string, error: unknown): string | undefined {
  const kind = kindOf(error);
  if (kind === 'accessDenied') {
    const [, action = `ram:${operation}`] = /perform: (\S+)/.exec(message) ?? [];
    return `Allow ${action} on the role given as functionOptions.role if it is not the function's own, and see that no permissions boundary `
      + 'and no service control policy denies it';
  }
  if (operation === 'EnableSharingWithAwsOrganization' && kind === 'notPermitted') {
    return 'Deploy OrganizationSharing into the management account of an organization that has all features enabled, once';
  }
  return knownReason(message);
}
