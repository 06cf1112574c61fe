import { ErrorKind, kindOf, KnownError } from '../errors';
import { knownReason } from '../hints';

/** Why a request of a consumer's construct failed: the service's own words, and what can be done about it. */
export function explain(error: unknown): string {
  const { failedOperation, name, message } = error as KnownError;
  return failedOperation ? `${failedOperation} failed: ${message} (${name}). ${adviceOn(failedOperation, kindOf(error)) ?? knownReason(message) ?? ''}`.trim() : message!;
}

function adviceOn(operation: string, kind: ErrorKind): string | undefined {
  if (kind === ErrorKind.AccessDenied) {
    return 'Allow it on the function\'s role if that is one of yours; see that no permissions boundary or service control policy denies it';
  }
  if (kind === ErrorKind.NotPermitted && operation.startsWith('Enable')) {
    return 'Deploy OrganizationSharing in the management account of an organization that has all features enabled';
  }
  return undefined;
}
