import { haveServicePrincipal } from './have-service';
import { settled } from './settled-facts';
import { factsOf } from './share-facts';
import type { Sibling } from './siblings';
import type { ShareFacts } from '../rules/facts';
import { severalOrganizations } from '../rules/organizations';
import type { Finding, Rule } from '../rules/rule';
import { externalPrincipalsForService, mixedPrincipals } from '../rules/service-principals';
import * as typesAndPrincipals from '../rules/types-and-principals';

/** What is wrong, or perhaps wrong, only because several constructs declare parts of one share. */
export function wrongTogether(own: Sibling, siblings: readonly Sibling[]): Finding[] {
  const allowExternalPrincipals = siblings.map((sibling) => sibling.allowExternalPrincipals).find((allowed) => allowed !== undefined);
  const together = (principals: readonly Sibling[], resources: readonly Sibling[]): ShareFacts => settled(factsOf({
    scope: own.scope,
    principals: principals.flatMap(({ content }) => content.principals),
    resources: resources.flatMap(({ content }) => content.resources),
    sources: [],
    settings: { allowExternalPrincipals },
  }), own.scope);
  const { principals, resources } = own.content;
  // A service principal has the whole share to itself, whoever declares the others. The rest is told once, by the one that is declared later.
  const all = haveServicePrincipal([own], true) ? [own, ...siblings.filter((other) => other !== own)] : [];
  const earlier = siblings.slice(0, siblings.indexOf(own));
  const organizations = () => {
    const areWrong = (part: Sibling[]) => check([severalOrganizations], together(part, []));
    return [[own], earlier].some((part) => areWrong(part).length > 0) ? [] : areWrong([...earlier, own]);
  };
  return [
    ...all.length > 1 ? check([mixedPrincipals, externalPrincipalsForService], together(all, [])) : [],
    // Whoever doesn't configure the share can't tell alone whether it allows external principals.
    ...own.allowExternalPrincipals === undefined ? check([typesAndPrincipals.organizationOnlyType], together([own], [own])) : [],
    ...principals.length > 0 ? [...organizations(), ...check(Object.values(typesAndPrincipals), together([own], earlier))] : [],
    ...resources.length > 0 ? check(Object.values(typesAndPrincipals), together(earlier, [own])) : [],
  ];
}

function check(rules: readonly Rule[], share: ShareFacts): Finding[] {
  return rules.flatMap((rule) => rule.check(share));
}
