import { Contents } from './plan';
import { AssociationsProperties } from './protocol';

/** What the properties declare, each entity once. */
export function contentsOf({ Principals, ResourceArns, Sources }: AssociationsProperties): Contents {
  return { principals: distinct(Principals), resourceArns: distinct(ResourceArns), sources: distinct(Sources) };
}

/** The account that a share belongs to. */
export function ownerOf({ ResourceShareArn }: AssociationsProperties): string {
  const [, owner] = /^arn:[^:]+:ram:[^:]+:(\d{12}):resource-share\/./.exec(ResourceShareArn) ?? [];
  if (!owner) { throw new Error(`ResourceShareArn is not the ARN of a resource share: ${ResourceShareArn}`); }
  return owner;
}

/** The entries of a list property; one that isn't there is an empty list. */
export function distinct(list: string[] = []): string[] {
  return [...new Set(list)];
}
