import type { IConstruct } from 'constructs';
import { isNotLookedUp, isUnknown } from '../../rules/token';
import type { SharingGuardrailsProps } from '../../sharing-guardrails';
import { fail } from '../errors';
import type { Entry } from './policy-entries';
import { account, organization, organizationalUnit, permission, resourceType, service, tagKey } from './policy-entries';

/** What may be shared, with whom and how. A list that is not there restricts nothing. */
export interface SharingPolicy {
  readonly accounts?: ReadonlySet<string>;
  readonly organizations?: ReadonlySet<string>;
  readonly organizationalUnits?: ReadonlySet<string>;
  readonly services?: ReadonlySet<string>;
  readonly resourceTypes?: ReadonlySet<string>;
  readonly forbiddenResourceTypes?: ReadonlySet<string>;
  readonly permissions?: ReadonlySet<string>;
  readonly externalPrincipals: boolean;
  readonly tagKeys: ReadonlySet<string>;
}

/** The policy that the properties of guardrails describe. An entry that could never match is an error, because nobody would notice it. */
export function sharingPolicy(scope: IConstruct, props: SharingGuardrailsProps): SharingPolicy {
  const list = (name: string, entry: Entry, values?: string[]) => values && new Set(values.map((value) => read(scope, name, entry, value)));
  return {
    accounts: list('allowedAccounts', account, props.allowedAccounts),
    organizations: list('allowedOrganizations', organization, props.allowedOrganizations),
    organizationalUnits: list('allowedOrganizationalUnits', organizationalUnit, props.allowedOrganizationalUnits),
    services: list('allowedServices', service, props.allowedServices),
    resourceTypes: list('allowedResourceTypes', resourceType, props.allowedResourceTypes),
    forbiddenResourceTypes: list('forbiddenResourceTypes', resourceType, props.forbiddenResourceTypes),
    permissions: list('allowedPermissions', permission, props.allowedPermissions),
    externalPrincipals: props.allowExternalPrincipals ?? true,
    tagKeys: list('requiredTags', tagKey, props.requiredTags) ?? new Set(),
  };
}

/** Whether a policy restricts anything. */
export function restricts({ externalPrincipals, tagKeys, ...lists }: SharingPolicy): boolean {
  return !externalPrincipals || tagKeys.size > 0 || Object.values(lists).some((list) => list !== undefined);
}

function read(scope: IConstruct, name: string, entry: Entry, value: string): string {
  if (isUnknown(value) && !isNotLookedUp(value)) {
    fail(scope, 'TokenInGuardrails', `${name} holds ${JSON.stringify(value)}, which is known at deployment only; shares are checked at synthesis: write a literal`);
  }
  const result = entry(value);
  return typeof result === 'string' ? result : fail(scope, 'InvalidGuardrail', `${name}: ${result.problem}`);
}
