import { isUnknown } from '../token';
import { accountIdProblem, ACCOUNT_MISTAKES } from './account';
import { adviceOn, format, Format } from './format';
import { organizationIdProblem } from './organization-ids';
import { ACCOUNT_ID, ORGANIZATIONAL_UNIT_ID, ORGANIZATION_ID, ORGANIZATION_PATH, PARTITION, ROOT_ID, whole } from './patterns';
import { SERVICE_LIKE } from './service';

const ROOT_ARN = `arn:${PARTITION}:(?:iam|sts)::(${ACCOUNT_ID}):root`;

/** Whether a value is the path of an organizational unit, as sources use it. */
export const sourceOrganizationPathProblem: Format = format({
  noun: 'organization path',
  // IAM's organization paths may end in a wildcard; whether RAM takes it is not documented.
  pattern: whole(`${ORGANIZATION_PATH}\\*?`),
  expected: 'must be of the form "o-.../r-.../ou-.../", from the organization over its root down to the unit, with a final slash',
  mistakes: [
    {
      pattern: whole(`${ORGANIZATION_ID}/${ROOT_ID}(?:/${ORGANIZATIONAL_UNIT_ID})*`),
      advice: ([path]) => `lacks the final slash: write "${path}/"`,
    },
    {
      pattern: whole(`${ORGANIZATION_ID}/(${ORGANIZATIONAL_UNIT_ID}/?)+`),
      advice: () => 'leaves out the root: write "o-.../r-.../ou-.../"',
    },
    { pattern: whole(ORGANIZATION_ID), advice: () => 'is the id of an organization, not a path in one' },
  ],
});

const SOURCE_ARN = `arn:${PARTITION}:[a-z0-9-]+:[^:\\s]*:[^:\\s]*:\\S(?:.*\\S)?`;

/** Whether a value is the ARN of a resource for which a service acts. */
export const sourceArnProblem: Format = format({
  noun: 'source',
  pattern: whole(`(?!${ROOT_ARN}$)${SOURCE_ARN}`),
  expected: 'must be an ARN: "arn:<partition>:<service>:<region>:<account id>:<resource>"',
  mistakes: [{ pattern: whole(ROOT_ARN), advice: ([, id]) => `is the root ARN of an account, which is no resource: name the account by its id, "${id}"` }],
});

const anySource = format({
  noun: 'source',
  pattern: whole(SOURCE_ARN),
  expected: 'is not a source that RAM accepts: write an account id (12 digits), an organization id ("o-..."), '
    + 'an organization path ("o-.../r-.../ou-.../") or the ARN of a resource',
  mistakes: [
    { pattern: SERVICE_LIKE, advice: () => 'is a service principal: it belongs in the principals; a source says on whose behalf the service acts' },
    { pattern: whole(ORGANIZATIONAL_UNIT_ID), advice: ([id]) => `is a bare id: write the organization path down to it, "o-.../r-.../${id}/"` },
    { pattern: whole(ROOT_ID), advice: ([id]) => `is a bare id: write the organization path down to it, "o-.../${id}/"` },
  ],
});

/** Whether a value is a source of any kind. */
export const sourceProblem: Format = (value) => {
  if (isUnknown(value)) { return undefined; }
  if (/^\d+$/.test(value) || adviceOn(value, ACCOUNT_MISTAKES) !== undefined) { return accountIdProblem(value); }
  if (/^o-[^/]*$/.test(value)) { return organizationIdProblem(value); }
  if (/^o-/.test(value)) { return sourceOrganizationPathProblem(value); }
  return anySource(value);
};
