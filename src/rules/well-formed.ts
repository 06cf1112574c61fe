import type { ShareFacts } from './facts';
import { permissionArnProblem, principalProblem, resourceArnProblem } from './formats';

/** A share as the rules on its meaning see it: what is malformed has no meaning, so that a mistake is reported once. */
export function wellFormed(share: ShareFacts): ShareFacts {
  return {
    ...share,
    principals: share.principals.map((principal) => principalProblem(principal.value) === undefined ? principal : { ...principal, kind: 'unknown' }),
    resources: share.resources.filter(({ arn }) => resourceArnProblem(arn) === undefined),
    permissions: share.permissions.filter(({ arn }) => permissionArnProblem(arn) === undefined),
  };
}
