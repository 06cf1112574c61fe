import type { ShareFacts } from './facts';
import { doubt } from './rule';
import { quoted } from './text';

const ASSOCIATIONS_PER_SHARE = 5000;

/** RAM's default quota of principals in a share. */
export const principalQuota = quota('principalQuota', 'principals', (share) => share.principals.map(({ value }) => value),
  'name organizational units instead of accounts, or ask AWS for a higher quota');

/** RAM's default quota of resources in a share. */
export const resourceQuota = quota('resourceQuota', 'resources', (share) => share.resources.map(({ arn }) => arn),
  'spread them over several shares, or ask AWS for a higher quota');

function quota(name: string, noun: string, values: (share: ShareFacts) => string[], wayOut: string) {
  return doubt(name, (share) => {
    const distinct = [...new Set(values(share))];
    return distinct.length <= ASSOCIATIONS_PER_SHARE ? [] : [
      `the share has ${distinct.length} ${noun}, and RAM takes ${ASSOCIATIONS_PER_SHARE} by default, the first one too many is `
      + `${quoted(distinct[ASSOCIATIONS_PER_SHARE])}: ${wayOut}`,
    ];
  });
}
