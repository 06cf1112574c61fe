import { readFileSync } from 'fs';
import { join } from 'path';
import { RIGHT_SHARES, RightShare } from './right-shares';
import { OTHER, REGION, ROLE, SERVICE, share } from './support';
import { WRONG_COMBINATIONS, WRONG_PERMISSIONS, WRONG_RESOURCES, WRONG_VALUES, WrongShare } from './wrong-shares';
import { checkShare, RULES } from '../../src/rules/check-share';

interface Row {
  readonly id: string;
  readonly arnExample: string;
  readonly shareWithIamRolesAndUsers: boolean | null;
  readonly shareWithServicePrincipals: boolean | null;
  readonly shareOutsideOrganization: boolean | null;
}

const rows: Row[] = JSON.parse(readFileSync(join(__dirname, '../../data/ram-shareable-resources.json'), 'utf8'));

/** The example of a type, in the share's Region; all of them are owned by the same account. */
const example = (row: Row) => row.arnExample.replace(/^(arn:aws:[^:]+):[^:]+:/, `$1:${REGION}:`);

const wrong: WrongShare[] = [
  ...WRONG_VALUES,
  ...WRONG_COMBINATIONS,
  ...WRONG_PERMISSIONS,
  ...WRONG_RESOURCES,
  ...rows.filter((row) => row.shareWithIamRolesAndUsers === false).map((row): WrongShare => [
    `a role for ${row.id}`, { principals: [ROLE], resources: [example(row)] }, 'iamPrincipalRefused', example(row), `share it with the account "${OTHER}"`,
  ]),
  ...rows.filter((row) => row.shareWithServicePrincipals === false).map((row): WrongShare => [
    `a service for ${row.id}`, { principals: [SERVICE], sources: [OTHER], resources: [example(row)], allowExternalPrincipals: true },
    'servicePrincipalRefused', example(row), 'share it with accounts instead',
  ]),
  ...rows.filter((row) => row.shareOutsideOrganization === false).map((row): WrongShare => [
    `accounts anywhere for ${row.id}`, { principals: [OTHER], resources: [example(row)], allowExternalPrincipals: true },
    'organizationOnlyType', example(row), 'set allowExternalPrincipals to false',
  ]),
];

const right: RightShare[] = [
  ...RIGHT_SHARES,
  ...rows.map((row): RightShare => [`${row.id} with an account`, { principals: [OTHER], resources: [example(row)] }]),
  ...rows.filter((row) => row.shareWithIamRolesAndUsers).map((row): RightShare => [
    `${row.id} with a role`, { principals: [ROLE], resources: [example(row)] },
  ]),
  ...rows.filter((row) => row.shareOutsideOrganization).map((row): RightShare => [
    `${row.id} with an account outside`, { principals: [OTHER], resources: [example(row)], allowExternalPrincipals: true },
  ]),
];

describe('a wrong share is found by one rule, whose message holds the value and a way out', () => {
  test.each(wrong)('%s', (...[, values, rule, ...says]: WrongShare) => {
    const findings = checkShare(share(values));
    expect(findings.map(({ id }) => id)).toEqual([`cdk-ram:${rule}`]);
    const [{ message }] = findings;
    expect(says.length === 1 ? [message] : says.filter((text) => message.includes(text))).toEqual(says);
  });
});

describe('a right share passes without a word', () => {
  test.each(right)('%s', (_what, values) => {
    expect(checkShare(share(values))).toEqual([]);
  });
});

const CONTRADICTIONS = [
  'malformedPrincipal', 'malformedResource', 'malformedSource', 'malformedPermission', 'malformedName',
  'mixedPrincipals', 'externalPrincipalsForService', 'sourceWithoutServicePrincipal', 'severalOrganizations',
  'retainWithoutExternalPrincipals', 'retainWithOrganization', 'otherRegion', 'globalResourceRegion', 'otherOwner', 'otherPartition',
  'severalRegions', 'severalOwners', 'severalPermissionsForType', 'permissionFromOtherRegion', 'permissionFromOtherAccount', 'madeByDefault',
];

test('a contradiction is an error, all else a warning', () => {
  const errors = wrong.filter(([, values]) => checkShare(share(values))[0].severity === 'error').map(([, , rule]) => rule);
  expect([...new Set(errors)].sort()).toEqual([...CONTRADICTIONS].sort());
});

test('the tables show every rule at work, but for the quotas', () => {
  const shown = new Set(wrong.map(([, , rule]) => `cdk-ram:${rule}`));
  expect(RULES.map(({ id }) => id).filter((id) => !shown.has(id)).sort()).toEqual(['cdk-ram:duplicatePermission', 'cdk-ram:principalQuota', 'cdk-ram:resourceQuota']);
});
