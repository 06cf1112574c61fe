import { Contents } from './plan';
import { AssociationsProperties } from './protocol';

/** What the properties declare, each entity once. */
export function contentsOf({ Principals, ResourceArns, Sources }: Partial<AssociationsProperties>): Contents {
  return { principals: distinct(Principals), resourceArns: distinct(ResourceArns), sources: distinct(Sources) };
}

/** The entries of a list property; one that isn't there is an empty list. */
export function distinct(list: string[] = []): string[] {
  return [...new Set(list)];
}
