import type { ShareFacts } from './facts';
import {
  Format, permissionArnProblem, principalProblem, resourceArnProblem, resourceShareNameProblem, sourceProblem,
} from './formats';
import { contradiction } from './rule';

/** Every principal is one that RAM knows. */
export const malformedPrincipal = formatRule('malformedPrincipal', principalProblem, (share) => share.principals.map(({ value }) => value));

/** Every resource is named by an ARN, and is none that RAM is known not to share. */
export const malformedResource = formatRule('malformedResource', resourceArnProblem, (share) => share.resources.map(({ arn }) => arn));

/** Every source is an account, an organization, a path in one, or an ARN. */
export const malformedSource = formatRule('malformedSource', sourceProblem, (share) => share.sources);

/** Every permission is named by an ARN of RAM, without a version: a share always takes the default one. */
export const malformedPermission = formatRule('malformedPermission', permissionArnProblem, (share) => share.permissions.map(({ arn }) => arn));

/** The share's name is one that RAM takes. */
export const malformedName = formatRule('malformedName', resourceShareNameProblem, ({ name }) => name === undefined ? [] : [name]);

function formatRule(name: string, problem: Format, values: (share: ShareFacts) => readonly string[]) {
  return contradiction(name, (share) => values(share).flatMap((value) => problem(value) ?? []));
}
