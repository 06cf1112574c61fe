import { Construct } from 'constructs';
import { resourceBehind } from './resource-behind';

/** What to call a value of whatever kind in a message. */
export function described(value: unknown): string {
  if (Construct.isConstruct(value)) {
    const type = resourceBehind(value)?.cfnResourceType;
    return `the construct ${JSON.stringify(value.node.path)}${type === undefined ? '' : ` (${type})`}`;
  }
  const className = typeof value === 'object' ? value?.constructor?.name ?? 'Object' : 'Object';
  return className === 'Object' ? JSON.stringify(value) : `an object of the class ${className}`;
}
