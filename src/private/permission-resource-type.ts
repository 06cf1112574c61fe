import { typeByResourceType } from '../catalogue/catalogue';
import { format, Format } from '../rules/formats/format';
import { isUnknown } from '../rules/token';

const FORM = /^[a-z0-9-]+:[A-Za-z0-9-]+$/;

/** What is wrong for sure about the type that a permission is for. */
export const resourceTypeProblem: Format = format({
  noun: 'resource type',
  pattern: { test: (value) => FORM.test(value) && spelled(value) === value },
  expected: 'must be of the form "<service>:<type>", e.g. "ec2:SecurityGroup"',
  mistakes: [
    { pattern: /^AWS::/, advice: () => 'is a name of CloudFormation: write RAM\'s own, of the form "ec2:Subnet"' },
    { pattern: FORM, advice: ([value]) => `must be spelled ${JSON.stringify(spelled(value))}: RAM's names are case-sensitive` },
  ],
});

/** What may be wrong about it; AWS allows more every month. */
export function resourceTypeDoubt(resourceType: string): { readonly id: string; readonly message: string } | undefined {
  if (isUnknown(resourceType)) { return undefined; }
  const type = typeByResourceType(resourceType);
  if (type === undefined) {
    return {
      id: 'cdk-ram:unknownResourceType',
      message: `no resource type ${JSON.stringify(resourceType)} is known: check it against the list of shareable resources, or acknowledge this if RAM has it by now`,
    };
  }
  return type.customerManagedPermissions !== false ? undefined : {
    id: 'cdk-ram:customerManagedPermissionRefused',
    message: `${type.id} is not known to take customer managed permissions: use one that AWS manages${managedNames(type.managedPermissions)}, `
      + 'or acknowledge this if RAM takes them by now',
  };
}

function managedNames(permissions: readonly { readonly name: string }[]): string {
  return permissions.length > 0 ? `, such as ${JSON.stringify(permissions[0].name)}` : '';
}

function spelled(resourceType: string): string {
  return typeByResourceType(resourceType)?.resourceType ?? resourceType;
}
