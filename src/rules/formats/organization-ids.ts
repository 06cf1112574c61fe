import { format, Format } from './format';
import { ACCOUNT_ID, ORGANIZATIONAL_UNIT_ID, ORGANIZATION_ID, ORGANIZATION_PATH, PARTITION, ROOT_ID, whole } from './patterns';

/** Whether a value is the id of an organization. */
export const organizationIdProblem: Format = format({
  noun: 'organization id',
  pattern: whole(ORGANIZATION_ID),
  expected: 'must be of the form "o-" and 10 to 32 lower-case letters or digits',
  mistakes: [
    {
      pattern: whole(`arn:${PARTITION}:organizations::${ACCOUNT_ID}:organization/(${ORGANIZATION_ID})`),
      advice: ([, id]) => `is an ARN: write the id alone, "${id}"`,
    },
    { pattern: whole(ORGANIZATIONAL_UNIT_ID), advice: () => 'is the id of an organizational unit, not of an organization' },
    { pattern: whole(ORGANIZATION_PATH), advice: () => 'is an organization path, not an id' },
  ],
});

/** Whether a value is the id of an organizational unit. */
export const organizationalUnitIdProblem: Format = format({
  noun: 'organizational unit id',
  pattern: whole(ORGANIZATIONAL_UNIT_ID),
  expected: 'must be of the form "ou-<root>-<unit>" in lower-case letters and digits, e.g. "ou-ab12-11111111"',
  mistakes: [
    {
      pattern: whole(`arn:${PARTITION}:organizations::${ACCOUNT_ID}:ou/${ORGANIZATION_ID}/(${ORGANIZATIONAL_UNIT_ID})`),
      advice: ([, id]) => `is an ARN: write the id alone, "${id}"`,
    },
    { pattern: whole(ORGANIZATION_ID), advice: () => 'is the id of an organization, not of an organizational unit' },
    { pattern: whole(ROOT_ID), advice: () => 'is the id of the root of an organization, not of an organizational unit: name the whole organization' },
  ],
});
