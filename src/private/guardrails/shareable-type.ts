import type { PossibleValue } from './template-values';
import { typeByArn, typeByCfnResourceType } from '../../catalogue/catalogue';
import type { ShareableResource } from '../../catalogue/shareable-resource';

/** The type of a shared resource; undefined if the catalogue doesn't know it, or if nobody can tell before the deployment. */
export function shareableTypeOf({ text, resource }: PossibleValue): ShareableResource | undefined {
  return resource ? typeByCfnResourceType(resource.Type, () => resource.Properties?.Type) : typeByArn(text);
}
