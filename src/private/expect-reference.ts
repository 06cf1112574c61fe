import { Construct } from 'constructs';
import { described } from './described';
import { fail } from './errors';
import { resourceBehind } from './resource-behind';
import { SHAREABLE_CONSTRUCTS } from '../catalogue/shareable-constructs.generated';

/** Fails for another construct than a method takes. TypeScript says so itself, but not where types aren't checked. */
export function expectReference<T extends object>(method: string, type: string, value: T, member: keyof T): void {
  if (typeof value !== 'object' || value === null || !(member in value)) {
    const right = Construct.isConstruct(value) && methodFor(value);
    fail(undefined, 'WrongConstruct', `${method} takes ${type}, got ${described(value)}${right ? `: use ${right}` : ''}`);
  }
}

function methodFor(construct: Construct): string | undefined {
  const shareable = SHAREABLE_CONSTRUCTS[resourceBehind(construct)?.cfnResourceType ?? ''];
  return shareable && `SharedResource.${shareable.method}()`;
}
