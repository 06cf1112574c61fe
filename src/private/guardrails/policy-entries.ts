import { typeByResourceType } from '../../catalogue/catalogue';
import {
  accountIdProblem, customerManagedPermissionNameProblem, organizationalUnitArnProblem, organizationArnProblem, organizationIdProblem,
  permissionArnProblem, permissionNameProblem, servicePrincipalProblem,
} from '../../rules/formats';
import type { Format } from '../../rules/formats/format';
import { ORGANIZATIONAL_UNIT_ID, whole } from '../../rules/formats/patterns';

/** Reads an entry of one of the guardrails' lists: the form in which it is looked for, or what is wrong with it. */
export type Entry = (value: string) => string | { readonly problem: string };

const UNIT_ID = whole(ORGANIZATIONAL_UNIT_ID);

/** An account. */
export const account = asIs(accountIdProblem);

/** The principal of a service. */
export const service = asIs(servicePrincipalProblem);

/** An organization, by its id or ARN. */
export const organization: Entry = (value) => lastPart(value, value.startsWith('arn:') ? organizationArnProblem : organizationIdProblem);

/** An organizational unit, by its id or ARN. */
export const organizationalUnit: Entry = (value) => (UNIT_ID.test(value) ? value : lastPart(value, organizationalUnitArnProblem));

/** A permission, by its name or ARN. One of AWS has the same name in every partition. */
export const permission: Entry = (value) => {
  if (value.startsWith('arn:')) {
    return value.includes(':ram::aws:') ? lastPart(value, permissionArnProblem) : asIs(permissionArnProblem)(value);
  }
  return asIs(value.startsWith('AWSRAM') ? permissionNameProblem : customerManagedPermissionNameProblem)(value);
};

/** A type of resources, in RAM's words. */
export const resourceType: Entry = (value) => {
  return typeByResourceType(value)?.id ?? { problem: `resource type ${JSON.stringify(value)} is none that is known: write RAM's name for it, such as "ec2:Subnet"` };
};

/** The key of a tag. */
export const tagKey: Entry = (value) => (value === '' ? { problem: 'tag key "" is empty: write the key of a tag' } : value);

function asIs(format: Format): Entry {
  return (value) => {
    const problem = format(value);
    return problem === undefined ? value : { problem };
  };
}

function lastPart(value: string, format: Format): ReturnType<Entry> {
  const problem = format(value);
  return problem === undefined ? value.slice(value.lastIndexOf('/') + 1) : { problem };
}
