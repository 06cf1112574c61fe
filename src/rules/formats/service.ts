import { format, Format, Mistake } from './format';
import { whole } from './patterns';

/** The suffixes of the partitions; RAM documents the first only, so the others are not refused. */
const SUFFIX = '\\.(?:amazonaws\\.com(?:\\.cn)?|amazonaws\\.eu)';

/** Looks like a service principal, well-formed or not. */
export const SERVICE_LIKE = new RegExp(`${SUFFIX}$`, 'i');

/** Things written for a service principal. */
export const SERVICE_MISTAKES: Mistake[] = [
  {
    pattern: /^https?:\/\/([^/]+)/,
    advice: ([, host]) => `is a URL: write the service principal alone, ${JSON.stringify(host)}`,
  },
];

/** Whether a value is the principal of an AWS service. */
export const servicePrincipalProblem: Format = format({
  noun: 'service principal',
  pattern: whole(`[a-z0-9-]+(?:\\.[a-z0-9-]+)*${SUFFIX}`),
  expected: 'must be of the form "<service>.amazonaws.com" in lower case, e.g. "pca-connector-ad.amazonaws.com"',
  mistakes: [
    ...SERVICE_MISTAKES,
    { pattern: /^[a-z][a-z0-9-]*$/, advice: ([name]) => `is a name alone: write "${name}.amazonaws.com"` },
  ],
});
