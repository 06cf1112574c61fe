import type { Rule } from '../finding';
import { listed } from '../finding';
import { shareableTypeOf } from '../shareable-type';

/** What types of resources may be shared. */
export const resourceTypes: Rule = ({ resources }, { resourceTypes: allowed, forbiddenResourceTypes: forbidden }) => resources.flatMap((resource) => {
  const { declaration, location } = resource;
  const text = JSON.stringify(resource.text);
  const name = shareableTypeOf(resource)?.id;
  if (name === undefined) {
    // A literal ARN of no known type is none of the forbidden types: those are known.
    const mayBeForbidden = forbidden !== undefined && resource.text.includes('${');
    return allowed || mayBeForbidden ? [{
      declaration,
      location,
      rule: 'UnknownResourceType',
      description: `the type of the resource ${text} can't be told, so it can't be checked against the allowed and forbidden types`,
      fix: 'share the resource by its construct or by an ARN in which only ids and names are tokens',
    }] : [];
  }
  if (forbidden?.has(name)) {
    return [{
      declaration,
      location,
      rule: 'ResourceTypeForbidden',
      description: `the resource ${text} is of the type ${JSON.stringify(name)}, which must not be shared`,
      fix: `take the resource out of the share; types that must not be shared: ${listed(forbidden)}`,
    }];
  }
  return allowed && !allowed.has(name) ? [{
    declaration,
    location,
    rule: 'ResourceTypeNotAllowed',
    description: `the resource ${text} is of the type ${JSON.stringify(name)}, which is not among those allowed`,
    fix: `share resources of the allowed types only: ${listed(allowed)}`,
  }] : [];
});
