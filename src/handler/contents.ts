import { Contents } from './plan';
import { AssociationsProperties } from './protocol';

/** What the properties declare, each entity once. */
export function contentsOf({ Principals, ResourceArns, Sources }: AssociationsProperties): Contents {
  return { principals: entries(Principals), resourceArns: entries(ResourceArns), sources: entries(Sources) };
}

/** The entries of a list property; a property that isn't there is an empty list. */
export function entries(list: string | string[] | undefined): string[] {
  return [...new Set(([] as string[]).concat(list ?? []))];
}

/** The account that a share belongs to. */
export function ownerOf({ ResourceShareArn }: AssociationsProperties): string {
  const owner = /^arn:[^:]+:ram:[^:]+:(\d{12}):resource-share\/./.exec(String(ResourceShareArn))?.[1];
  if (!owner) { throw new Error(`ResourceShareArn is not the ARN of a resource share: ${JSON.stringify(ResourceShareArn)}`); }
  return owner;
}
