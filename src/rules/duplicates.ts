import type { ShareFacts } from './facts';
import { doubt } from './rule';
import { inNumber, named, nameOf, repeated } from './text';

/** Nobody is named twice. */
export const duplicatePrincipal = once('duplicatePrincipal', 'principal', (share) => share.principals.map(({ value }) => value));

/** Nothing is shared twice. */
export const duplicateResource = once('duplicateResource', 'resource', (share) => share.resources.map(({ arn }) => arn),
  ({ resources }, value) => nameOf(resources.find(({ arn }) => arn === value)!));

/** No source is named twice. */
export const duplicateSource = once('duplicateSource', 'source', (share) => share.sources);

/** No permission is named twice. */
export const duplicatePermission = once('duplicatePermission', 'permission', (share) => share.permissions.map(({ arn }) => arn));

type NameIn = (share: ShareFacts, value: string) => string;

function once(name: string, noun: string, values: (share: ShareFacts) => readonly string[], called: NameIn = (_, value) => value) {
  return doubt(name, (share) => {
    const twice = repeated(values(share)).map((value) => called(share, value));
    return twice.length === 0 ? [] : [
      `the ${named(noun, twice)} ${inNumber(twice, 'is', 'are')} named more than once in the share: name ${inNumber(twice, 'it', 'each')} once`,
    ];
  });
}
