import { Construct } from 'constructs';
import { described } from './described';
import { fail } from './errors';
import { resourceBehind } from './resource-behind';
import { SHARED_RESOURCE_METHODS } from '../catalogue/shared-resource-methods.generated';

/** Fails for another construct than a method takes. TypeScript says so itself, but not where types aren't checked. */
export function expectReference<T extends object>(method: string, type: string, value: T, member: keyof T): void {
  if (typeof value !== 'object' || value === null || !(member in value)) {
    const right = Construct.isConstruct(value) && methodFor(value);
    fail(undefined, 'WrongConstruct', `${method} takes ${type}, got ${described(value)}${right ? `: use ${right}` : ''}`);
  }
}

function methodFor(construct: Construct): string | undefined {
  const method = SHARED_RESOURCE_METHODS[resourceBehind(construct)?.cfnResourceType ?? ''];
  return method && `SharedResource.${method}()`;
}
