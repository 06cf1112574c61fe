/** Parts of AWS identifiers, as sources of regular expressions. */
export const PARTITION = 'aws(?:-[a-z]+){0,3}';
export const REGION = '[a-z]{2,4}(?:-[a-z]+)+-\\d{1,2}';
export const ACCOUNT_ID = '\\d{12}';
export const ORGANIZATION_ID = 'o-[a-z0-9]{10,32}';
export const ROOT_ID = 'r-[0-9a-z]{4,32}';
export const ORGANIZATIONAL_UNIT_ID = 'ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}';
export const ORGANIZATION_PATH = `${ORGANIZATION_ID}/${ROOT_ID}/(?:${ORGANIZATIONAL_UNIT_ID}/)*`;
export const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The whole value must match. */
export function whole(source: string): RegExp {
  return new RegExp(`^(?:${source})$`);
}
