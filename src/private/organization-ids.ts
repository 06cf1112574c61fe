import { format, Format } from '../rules/formats/format';
import { ACCOUNT_ID, ORGANIZATIONAL_UNIT_ID, ORGANIZATION_ID, PARTITION, ROOT_ID, whole } from '../rules/formats/patterns';

/** Whether a value is the id of an organization. */
export const organizationIdProblem: Format = format({
  noun: 'organization id',
  pattern: whole(ORGANIZATION_ID),
  expected: 'must be of the form "o-" and 10 to 32 lower-case letters or digits',
  mistakes: [
    {
      pattern: whole(`arn:${PARTITION}:organizations::${ACCOUNT_ID}:organization/(${ORGANIZATION_ID})`),
      advice: ([arn, id]) => `is an ARN: write "${id}", or use organization("${arn}")`,
    },
    { pattern: whole(ORGANIZATIONAL_UNIT_ID), advice: () => 'is the id of an organizational unit: use organizationalUnitFromId()' },
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
      advice: ([arn, id]) => `is an ARN: write "${id}", or use organizationalUnit("${arn}")`,
    },
    { pattern: whole(ORGANIZATION_ID), advice: () => 'is the id of an organization: the organizational unit comes first, then the organization' },
    { pattern: whole(ROOT_ID), advice: () => 'is the root of an organization, which can\'t be a principal: use organizationFromId() for all accounts' },
  ],
});
