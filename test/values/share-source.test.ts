import { ShareSource } from '../../src/share-source';

const ACCOUNT = '111122223333';
const ORGANIZATION = 'o-abcdefghij';
const UNIT = 'ou-ab12-11111111';
const PATH = `${ORGANIZATION}/r-ab12/${UNIT}/`;
const ARN = `arn:aws:pca-connector-ad:eu-west-1:${ACCOUNT}:connector/1`;

test.each([
  [ACCOUNT, ShareSource.account(ACCOUNT)],
  [ORGANIZATION, ShareSource.organization(ORGANIZATION)],
  [PATH, ShareSource.organizationPath(PATH)],
  [ARN, ShareSource.arn(ARN)],
])('a source keeps its value %s', (value, source) => {
  expect(source.value).toBe(value);
});

test.each<[string, () => ShareSource, RegExp]>([
  ['an organization for an account', () => ShareSource.account(ORGANIZATION), /not of an account: use ShareSource\.organization\(\)$/],
  ['a unit for an account', () => ShareSource.account(UNIT), /not of an account: use ShareSource\.organizationPath\(\) with the path down to it$/],
  ['an ARN for an account', () => ShareSource.account(ARN), /: use ShareSource\.arn\(\)$/],
  ['a path for an organization', () => ShareSource.organization(PATH), /not an id: use ShareSource\.organizationPath\(\)$/],
  ['an organization for a path', () => ShareSource.organizationPath(ORGANIZATION), /not a path in one: use ShareSource\.organization\(\)$/],
  ['an account for an ARN', () => ShareSource.arn(ACCOUNT), /, or use ShareSource\.account\(\)$/],
  ['a short account id', () => ShareSource.account('1111'), /must be 12 digits, e\.g\. "111122223333"$/],
])('fails for %s, and names the method of ShareSource that takes it', (_, source, message) => {
  expect(source).toThrow(message);
});
