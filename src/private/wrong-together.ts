import { haveServicePrincipal } from './have-service';
import { settled } from './settled-facts';
import { factsOf } from './share-facts';
import type { Sibling } from './siblings';
import type { ShareFacts } from '../rules/facts';
import { severalOrganizations } from '../rules/organizations';
import type { Finding } from '../rules/rule';
import { externalPrincipalsForService, mixedPrincipals } from '../rules/service-principals';
import * as typesAndPrincipals from '../rules/types-and-principals';
import { wellFormed } from '../rules/well-formed';

/** What is wrong, or perhaps wrong, only because several constructs declare parts of one share. */
export function wrongTogether(own: Sibling, siblings: readonly Sibling[]): Finding[] {
  const allowExternalPrincipals = settingOf(siblings);
  const facts = (parts: readonly Sibling[]): ShareFacts => settled(factsOf({
    scope: own.scope,
    resourceShare: own.resourceShare,
    principals: parts.flatMap(({ content }) => content.principals),
    resources: parts.flatMap(({ content }) => content.resources),
    sources: [],
    settings: { allowExternalPrincipals },
  }), own.scope);

  // A service principal has the whole share to itself, whoever declares the others.
  const beside = haveServicePrincipal([own], true) ? facts([own, ...siblings.filter((other) => other !== own)]) : undefined;
  return [
    ...beside ? [mixedPrincipals, externalPrincipalsForService].flatMap((rule) => rule.check(beside)) : [],
    ...siblings.length > 1 ? wrongFromHereOn(own, siblings, facts) : [],
  ];
}

/** Tells of each rule once: the construct with which a share becomes wrong, unless it is wrong by itself. Conditions may keep parts of it apart. */
function wrongFromHereOn(own: Sibling, siblings: readonly Sibling[], facts: (parts: Sibling[]) => ShareFacts): Finding[] {
  const earlier = siblings.slice(0, siblings.indexOf(own));
  const [together, before] = [[...earlier, own], earlier].map((parts) => wellFormed(facts(parts)));
  const alone = { ...wellFormed(facts([own])), allowExternalPrincipals: own.allowExternalPrincipals };
  return [severalOrganizations, ...Object.values(typesAndPrincipals)]
    .filter((rule) => [alone, before].every((share) => rule.check(share).length === 0))
    .flatMap((rule) => rule.check(together))
    .map((finding) => ({ ...finding, severity: 'warning' }));
}

/** Whether the share allows external principals, as far as one of the constructs says so. */
function settingOf(siblings: readonly Sibling[]): boolean | undefined {
  return siblings.map(({ allowExternalPrincipals }) => allowExternalPrincipals).find((allowed) => allowed !== undefined);
}
