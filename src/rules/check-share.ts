import * as configuredResources from './configured-resources';
import * as duplicates from './duplicates';
import type { ShareFacts } from './facts';
import * as homes from './homes';
import * as malformedValues from './malformed-values';
import * as organizations from './organizations';
import * as owner from './owner';
import * as partitions from './partitions';
import * as permissions from './permissions';
import * as quotas from './quotas';
import * as regions from './regions';
import * as retainSharing from './retain-sharing';
import type { Finding, Rule } from './rule';
import * as servicePrincipals from './service-principals';
import * as typesAndPrincipals from './types-and-principals';
import * as unknownTypes from './unknown-types';
import { wellFormed } from './well-formed';

const rulesOf = (modules: Readonly<Record<string, Rule>>[]) => modules.flatMap((rules) => Object.values(rules));

const FORMAT_RULES = rulesOf([malformedValues]);
const MEANING_RULES = rulesOf([
  servicePrincipals,
  organizations,
  retainSharing,
  typesAndPrincipals,
  unknownTypes,
  regions,
  owner,
  homes,
  partitions,
  permissions,
  configuredResources,
  duplicates,
  quotas,
]);

/** All rules, in the order in which they report. */
export const RULES: readonly Rule[] = [...FORMAT_RULES, ...MEANING_RULES];

/** All that is wrong with a share, or may be. */
export function checkShare(share: ShareFacts): Finding[] {
  const meaning = wellFormed(share);
  return [
    ...FORMAT_RULES.flatMap((rule) => rule.check(share)),
    ...MEANING_RULES.flatMap((rule) => rule.check(meaning)),
  ];
}
