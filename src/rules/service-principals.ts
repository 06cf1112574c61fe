import { kindOf, valuesOfKind } from './principals';
import { contradiction, doubt } from './rule';
import { inNumber, listed, named } from './text';
import { isNotLookedUp, isUnknown } from './token';

/** A share with a service principal has no principals of other kinds. */
export const mixedPrincipals = contradiction('mixedPrincipals', (share) => {
  const services = valuesOfKind(share, 'service');
  const others = valuesOfKind(share, 'account', 'organization', 'organizationalUnit', 'role', 'user');
  return services.length > 0 && others.length > 0
    ? [`service principals can't be in a share with other principals (${listed(services)} with ${listed(others)}): create a separate share, `
      + 'or name those accounts as sources']
    : [];
});

/** RAM shares with services only where external principals are allowed. */
export const externalPrincipalsForService = contradiction('externalPrincipalsForService', (share) => {
  const services = valuesOfKind(share, 'service');
  return services.length > 0 && share.allowExternalPrincipals === false
    ? [`the ${named('service principal', services)} ${inNumber(services, 'needs', 'need')} allowExternalPrincipals, which is false: set it to true or leave it out`]
    : [];
});

/** Without a source RAM lets the service act for the owner's account alone; naming it guards against a confused deputy on purpose. */
export const servicePrincipalWithoutSource = doubt('servicePrincipalWithoutSource', (share) => {
  const services = valuesOfKind(share, 'service');
  const way = share.sourcesElsewhere ? 'declare the sources of the share in the same construct'
    : `say on whose behalf the ${inNumber(services, 'service', 'services')} may act, with a source for each account`;
  return services.length > 0 && share.sources.length === 0
    ? [`the ${named('service principal', services)} ${inNumber(services, 'has', 'have')} no source, so RAM falls back to the owner's account: ${way}`]
    : [];
});

/** Sources constrain service principals and nothing else. */
export const sourceWithoutServicePrincipal = contradiction('sourceWithoutServicePrincipal', (share) => {
  const mayBeService = share.principals.some((principal) => ['service', 'unknown'].includes(kindOf(principal)));
  return share.sources.length > 0 && share.principals.length > 0 && !mayBeService
    ? [`the ${named('source', share.sources)} ${inNumber(share.sources, 'constrains', 'constrain')} service principals only, and the share has none: `
      + `take the ${inNumber(share.sources, 'source', 'sources')} out, or add the service principal`]
    : [];
});

/** A service principal that is known only at deployment needs external principals like any other, which nobody can tell at synth. */
export const sourceWithUnknownPrincipal = doubt('sourceWithUnknownPrincipal', (share) => {
  // Literals of unknown kind are no services, and what has still to be looked up tells its kind in the next synthesis.
  const unknown = valuesOfKind(share, 'unknown').filter((value) => isUnknown(value) && !isNotLookedUp(value));
  return share.sources.length > 0 && unknown.length > 0 && share.allowExternalPrincipals === false
    ? [`the ${named('source', share.sources)} ${inNumber(share.sources, 'constrains', 'constrain')} service principals only, and these need allowExternalPrincipals, `
      + `which is false: if ${listed(unknown)} ${inNumber(unknown, 'is a service', 'are services')}, set it to true, or use SharePrincipal.service()`]
    : [];
});

/** Sources without any principal are right where the service principal is associated elsewhere. */
export const sourceWithoutPrincipal = doubt('sourceWithoutPrincipal', (share) =>
  share.sources.length > 0 && share.principals.length === 0
    ? [`the ${named('source', share.sources)} ${inNumber(share.sources, 'has', 'have')} no principal beside ${inNumber(share.sources, 'it', 'them')}: `
      + (share.serviceElsewhere ? 'declare the service principal of the share in the same construct' : 'add the service principal, unless it is associated elsewhere')]
    : []);

/** In sources an organization is named by its id, and an organizational unit by its path. */
export const organizationArnAsSource = doubt('organizationArnAsSource', (share) =>
  share.sources.filter((source) => /^arn:[^:]+:organizations:/.test(source)).map((source) =>
    `the source ${listed([source])} is an ARN of Organizations: name an organization by its id ("o-..."), an organizational unit by its path ("o-.../r-.../ou-.../")`));
