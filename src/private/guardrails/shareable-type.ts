import type { PossibleValue, ReferencedResource } from './template-values';
import { typeByArn, typeByCfnResourceType } from '../../catalogue/catalogue';
import type { ShareableResource } from '../../catalogue/shareable-resource';

const ARN_ATTRIBUTE = /^(.*)Arn$/i;
const VERSION = /V\d+$/;

/** The type of a shared resource; undefined if the catalogue doesn't know it, or if nobody can tell before the deployment. */
export function shareableTypeOf({ text, resource }: PossibleValue): ShareableResource | undefined {
  if (!resource) {
    return typeByArn(text);
  }
  return isItself(resource) ? typeByCfnResourceType(resource.Type, () => resource.Properties?.Type) : undefined;
}

/**
 * Whether a reference means the resource, and not something that it holds, such as the ARN in the value of a parameter. The attribute for a
 * resource's ARN is `Arn`, `ResourceArn`, or has the name of the type before `Arn`, without its version.
 */
function isItself({ Type, attribute }: Pick<ReferencedResource, 'Type' | 'attribute'>): boolean {
  if (attribute === undefined) {
    return true;
  }
  const name = ARN_ATTRIBUTE.exec(attribute)?.[1].toLowerCase();
  return name !== undefined && (name === 'resource' || Type.replace(VERSION, '').toLowerCase().endsWith(name));
}
