import { format, Format, Mistake } from './format';
import { ACCOUNT_ID, ORGANIZATIONAL_UNIT_ID, ORGANIZATION_ID, PARTITION, ROOT_ID, whole } from './patterns';

const MANAGEMENT = '<management account id>';

const ORGANIZATION_ARN = `arn:${PARTITION}:organizations::${ACCOUNT_ID}:organization/${ORGANIZATION_ID}`;
const ORGANIZATIONAL_UNIT_ARN = `arn:${PARTITION}:organizations::${ACCOUNT_ID}:ou/${ORGANIZATION_ID}/${ORGANIZATIONAL_UNIT_ID}`;

/** Things written for an organization or an organizational unit that RAM refuses. */
export const ORGANIZATION_MISTAKES: Mistake[] = [
  {
    pattern: whole(ORGANIZATION_ID),
    advice: ([id]) => `is a bare organization id, which RAM refuses: write the ARN "arn:aws:organizations::${MANAGEMENT}:organization/${id}"`,
  },
  {
    pattern: whole(ORGANIZATIONAL_UNIT_ID),
    advice: ([id]) => 'is a bare organizational unit id, which RAM refuses: '
      + `write the ARN "arn:aws:organizations::${MANAGEMENT}:ou/<organization id>/${id}"`,
  },
  {
    pattern: whole(ROOT_ID),
    advice: () => 'is the id of the root of an organization, which cannot be a principal: '
      + `write the ARN of the whole organization, "arn:aws:organizations::${MANAGEMENT}:organization/<organization id>"`,
  },
  {
    pattern: whole(`arn:(${PARTITION}):organizations::(${ACCOUNT_ID}):root/(${ORGANIZATION_ID})/${ROOT_ID}`),
    advice: ([, partition, account, id]) => 'is the root of an organization, which cannot be a principal: '
      + `write the ARN of the whole organization, "arn:${partition}:organizations::${account}:organization/${id}"`,
  },
  {
    pattern: whole(`arn:(${PARTITION}):organizations::(${ACCOUNT_ID}):organization/(${ORGANIZATION_ID})/(${ORGANIZATIONAL_UNIT_ID})`),
    advice: ([, partition, account, organization, unit]) => 'mixes an organization and an organizational unit: '
      + `write "arn:${partition}:organizations::${account}:ou/${organization}/${unit}"`,
  },
  {
    pattern: whole(`arn:(${PARTITION}):organizations::(${ACCOUNT_ID}):(?:ou/)?(${ORGANIZATIONAL_UNIT_ID})`),
    advice: ([, partition, account, unit]) => 'leaves out the organization: '
      + `write "arn:${partition}:organizations::${account}:ou/<organization id>/${unit}"`,
  },
  {
    pattern: whole(`arn:(${PARTITION}):organizations::(${ACCOUNT_ID})[:/](${ORGANIZATION_ID})`),
    advice: ([, partition, account, organization]) => 'leaves out the kind: '
      + `write "arn:${partition}:organizations::${account}:organization/${organization}"`,
  },
  {
    pattern: whole(`(${ORGANIZATION_ID})/${ROOT_ID}/(?:${ORGANIZATIONAL_UNIT_ID}/)*(${ORGANIZATIONAL_UNIT_ID})/?`),
    advice: ([, organization, unit]) => 'is an organization path, which RAM takes as a source, not as a principal: '
      + `write the ARN "arn:aws:organizations::${MANAGEMENT}:ou/${organization}/${unit}"`,
  },
  {
    pattern: whole(`arn:${PARTITION}:organizations:[^:]+:[^:]*:.*`),
    advice: () => 'names a region, but ARNs of Organizations have none: leave the fourth field empty',
  },
];

/** Whether a value is the ARN of an organization. */
export const organizationArnProblem: Format = format({
  noun: 'organization',
  pattern: whole(ORGANIZATION_ARN),
  expected: `must be an ARN of the form "arn:aws:organizations::${MANAGEMENT}:organization/o-..."`,
  mistakes: [
    ...ORGANIZATION_MISTAKES,
    { pattern: whole(ORGANIZATIONAL_UNIT_ARN), advice: () => 'is the ARN of an organizational unit, not of an organization' },
  ],
});

/** Whether a value is the ARN of an organizational unit. */
export const organizationalUnitArnProblem: Format = format({
  noun: 'organizational unit',
  pattern: whole(ORGANIZATIONAL_UNIT_ARN),
  expected: `must be an ARN of the form "arn:aws:organizations::${MANAGEMENT}:ou/o-.../ou-...-..."`,
  mistakes: [
    ...ORGANIZATION_MISTAKES,
    { pattern: whole(ORGANIZATION_ARN), advice: () => 'is the ARN of an organization, not of an organizational unit' },
  ],
});
