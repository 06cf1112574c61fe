import type { Rule } from '../finding';
import { recipientOfPrincipal } from '../recipient';

/**
 * Whether principals outside the organization are kept out. RAM needs them to be allowed for a service, beside which nobody else can stand.
 */
export const externalPrincipals: Rule = ({ definition, principals }, policy) => {
  if (policy.externalPrincipals || !definition) {
    return [];
  }
  const value = definition.properties.AllowExternalPrincipals;
  const servicesOnly = principals.length > 0 && principals.every((principal) => recipientOfPrincipal(principal)?.kind === 'service');
  if (String(value) === 'false' || servicesOnly) {
    return [];
  }
  return [{
    declaration: definition,
    location: 'Properties/AllowExternalPrincipals',
    rule: 'ExternalPrincipalsAllowed',
    description: value === undefined
      ? 'AllowExternalPrincipals is left out, which RAM takes for true: the share is open to accounts outside the organization'
      : `AllowExternalPrincipals is ${JSON.stringify(value)}: the share is open to accounts outside the organization`,
    fix: 'set allowExternalPrincipals to false',
  }];
};
