import type { IPermissionRef } from 'aws-cdk-lib/aws-ram';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { described } from './described';
import { fail } from './errors';
import type { ShareContent } from './share-check';

/** By property: the member that tells the values of this library, and how they are made. */
const VALUES = {
  principals: ['value', 'a method of SharePrincipal, such as SharePrincipal.account()'],
  resources: ['resourceArn', 'a method of SharedResource, such as SharedResource.subnet() or SharedResource.fromArn()'],
  sources: ['value', 'a method of ShareSource, such as ShareSource.account()'],
  permissions: ['permissionArn', 'a method of SharePermission, such as SharePermission.awsManaged()'],
} as const;

/** Fails for what is no value of this library. TypeScript says so itself, but not where types aren't checked, or where something else has the same members. */
export function checkValues(scope: IConstruct, content: ShareContent): void {
  for (const [property, [member, method]] of Object.entries(VALUES)) {
    const values: unknown = content[property as keyof ShareContent] ?? [];
    if (!Array.isArray(values)) {
      fail(scope, 'NotAList', `${property} is ${described(values)} and not a list: write "${property}: [...]", with what is made with ${method}`);
    }
    const wrong = values.filter((value) => typeof value !== 'object' || value === null || !(member in value) || Construct.isConstruct(value));
    if (wrong.length) {
      fail(scope, 'NotAShareValue', `${property} holds ${problemOf(wrong[0], method)}`);
    }
  }
}

/** Fails for what is no share, where types aren't checked. */
export function checkReference(scope: IConstruct, resourceShare: unknown): void {
  if (typeof resourceShare !== 'object' || resourceShare === null || !('resourceShareRef' in resourceShare)) {
    fail(scope, 'NotAShare', `resourceShare is ${described(resourceShare)}: give it a share of this app, or import one with ResourceShare.fromResourceShareArn()`);
  }
}

function problemOf(value: unknown, method: string): string {
  if (Array.isArray(value)) { return 'a list: spread it, "...list"'; }
  return `${described(value)}: ${isPermission(value) ? 'wrap it: SharePermission.customerManaged(permission)' : `make it with ${method}`}`;
}

function isPermission(value: unknown): value is IPermissionRef {
  return Construct.isConstruct(value) && 'permissionRef' in value;
}
