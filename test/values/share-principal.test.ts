import { App, Aws, Fn, Stack, Stage, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { SharePrincipal } from '../../src/share-principal';

const ACCOUNT = '111122223333';
const ORGANIZATION = 'o-abcdefghij';
const UNIT = 'ou-ab12-11111111';
const ORGANIZATION_ARN = `arn:aws:organizations::${ACCOUNT}:organization/${ORGANIZATION}`;
const UNIT_ARN = `arn:aws:organizations::${ACCOUNT}:ou/${ORGANIZATION}/${UNIT}`;
const TOKEN = Token.asString({ Ref: 'Parameter' });

const ofAccount = (account?: string) => new Stack(new App(), 'Stack', { env: { account } });

describe('a principal knows its kind and keeps its value', () => {
  const stack = ofAccount();
  const roleArn = `arn:aws:iam::${ACCOUNT}:role/r`;
  const userArn = `arn:aws:iam::${ACCOUNT}:user/u`;

  test.each<[string, string, SharePrincipal]>([
    ['account', ACCOUNT, SharePrincipal.account(ACCOUNT)],
    ['organization', ORGANIZATION_ARN, SharePrincipal.organization(ORGANIZATION_ARN)],
    ['organizationalUnit', UNIT_ARN, SharePrincipal.organizationalUnit(UNIT_ARN)],
    ['role', roleArn, SharePrincipal.role(iam.Role.fromRoleArn(stack, 'Role', roleArn))],
    ['user', userArn, SharePrincipal.user(iam.User.fromUserArn(stack, 'User', userArn))],
    ['service', 'pca-connector-ad.amazonaws.com', SharePrincipal.service('pca-connector-ad.amazonaws.com')],
    ['account', ACCOUNT, SharePrincipal.of(ACCOUNT)],
    ['unknown', TOKEN, SharePrincipal.of(TOKEN)],
    ['account', TOKEN, SharePrincipal.account(TOKEN)],
    ['organization', TOKEN, SharePrincipal.organization(TOKEN)],
    ['organizationalUnit', TOKEN, SharePrincipal.organizationalUnit(TOKEN)],
    ['service', TOKEN, SharePrincipal.service(TOKEN)],
  ])('%s: %s', (kind, value, principal) => {
    expect(principal._kind).toBe(kind);
    expect(principal.value).toBe(value);
  });
});

test('an account id of a variable that is not set is asked about', () => {
  expect(() => SharePrincipal.account(process.env.NO_SUCH_ACCOUNT!))
    .toThrow('account id undefined must be 12 digits, e.g. "111122223333" (is a variable not set?)');
});

describe('roles and users', () => {
  test.each<[string, (stack: Stack) => SharePrincipal]>([
    ['role, L2', (stack) => SharePrincipal.role(new iam.Role(stack, 'It', { assumedBy: new iam.AccountRootPrincipal() }))],
    ['role, L1', (stack) => SharePrincipal.role(new iam.CfnRole(stack, 'It', { assumeRolePolicyDocument: {} }))],
    ['user, L2', (stack) => SharePrincipal.user(new iam.User(stack, 'It'))],
    ['user, L1', (stack) => SharePrincipal.user(new iam.CfnUser(stack, 'It'))],
  ])('a %s stands for its ARN', (_, principal) => {
    const stack = ofAccount();
    expect(stack.resolve(principal(stack).value)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^It/), 'Arn'] });
  });
});

test.each<[string, (wrong: never) => unknown]>([
  ['SharePrincipal.role() takes an IRoleRef', SharePrincipal.role],
  ['SharePrincipal.user() takes an IUserRef', SharePrincipal.user],
])('%s and nothing else', (says, make) => {
  expect(() => make(new s3.Bucket(ofAccount(), 'Bucket') as never)).toThrow(`${says}, got the construct "Stack/Bucket" (AWS::S3::Bucket)`);
  expect(() => make(`arn:aws:iam::${ACCOUNT}:role/r` as never)).toThrow(`${says}, got "arn:aws:iam::${ACCOUNT}:role/r"`);
});

describe('SharePrincipal.accountOf()', () => {
  const stage = () => new Stage(new App(), 'Stage', { env: { account: ACCOUNT } });

  test.each<[string, () => Construct]>([
    ['a stack', () => ofAccount(ACCOUNT)],
    ['a stage', stage],
    ['a stack that takes its account from its stage', () => new Stack(stage(), 'Stack')],
    ['a construct in a stack', () => new Construct(ofAccount(ACCOUNT), 'Construct')],
    ['a resource', () => new s3.Bucket(ofAccount(ACCOUNT), 'Bucket')],
  ])('is the account of %s', (_, construct) => {
    const principal = SharePrincipal.accountOf(construct());
    expect(principal.value).toBe(ACCOUNT);
    expect(principal._kind).toBe('account');
  });

  test('is the account that owns an imported resource, and not that of the stack which imports it', () => {
    const imported = iam.Role.fromRoleArn(ofAccount('999999999999'), 'Role', `arn:aws:iam::${ACCOUNT}:role/r`);
    expect(SharePrincipal.accountOf(imported).value).toBe(ACCOUNT);
  });

  test('may be known at deployment only where it is not simply the own one', () => {
    const stack = ofAccount('999999999999');
    const imported = iam.Role.fromRoleArn(stack, 'Role', Fn.importValue('RoleArn'));
    expect(stack.resolve(SharePrincipal.accountOf(imported).value)).toEqual({
      'Fn::Select': [4, { 'Fn::Split': [':', { 'Fn::ImportValue': 'RoleArn' }] }],
    });
  });

  test.each<[string, () => Construct]>([
    ['Stack', () => ofAccount()],
    ['Stack', () => ofAccount(Aws.ACCOUNT_ID)],
    ['Stack/Bucket', () => new s3.Bucket(ofAccount(), 'Bucket')],
    ['Stack/Construct', () => new Construct(ofAccount(), 'Construct')],
    ['Stage', () => new Stage(new App(), 'Stage')],
  ])('fails for %s without an account, since a reference to it would mean the owner of the share', (path, construct) => {
    expect(() => SharePrincipal.accountOf(construct())).toThrow(
      `${path}: its account is not known before it is deployed: give its stack or stage an env with an account`);
  });
});

describe('SharePrincipal.organizationFromId()', () => {
  test('puts the ARN together in the own partition', () => {
    const principal = SharePrincipal.organizationFromId(ORGANIZATION, ACCOUNT);
    expect(principal.value).toBe(ORGANIZATION_ARN.replace('arn:aws:', `arn:${Aws.PARTITION}:`));
    expect(principal._kind).toBe('organization');
  });

  test('takes tokens', () => {
    expect(SharePrincipal.organizationFromId(TOKEN, TOKEN).value).toBe(`arn:${Aws.PARTITION}:organizations::${TOKEN}:organization/${TOKEN}`);
  });

  test.each([
    ['o-short', ACCOUNT, /"o-short" must be of the form "o-"/],
    ['o-ABCDEFGHIJ', ACCOUNT, /"o-ABCDEFGHIJ" must be/],
    [ORGANIZATION_ARN, ACCOUNT, new RegExp(`is an ARN: write the id alone, "${ORGANIZATION}", or use SharePrincipal\\.organization\\(\\)$`)],
    [UNIT, ACCOUNT, /not of an organization: use SharePrincipal\.organizationalUnitFromId\(\)$/],
    [ORGANIZATION, '1111', /account id "1111"/],
    [ORGANIZATION, ORGANIZATION, /account id "o-abcdefghij"/],
  ])('fails for %s in %s', (id, account, message) => {
    expect(() => SharePrincipal.organizationFromId(id, account)).toThrow(message);
  });
});

describe('SharePrincipal.organizationalUnitFromId()', () => {
  test('puts the ARN together in the own partition', () => {
    const principal = SharePrincipal.organizationalUnitFromId(UNIT, ORGANIZATION, ACCOUNT);
    expect(principal.value).toBe(UNIT_ARN.replace('arn:aws:', `arn:${Aws.PARTITION}:`));
    expect(principal._kind).toBe('organizationalUnit');
  });

  test.each([
    ['ou-ab12', ORGANIZATION, ACCOUNT, /"ou-ab12" must be of the form/],
    [UNIT_ARN, ORGANIZATION, ACCOUNT, new RegExp(`is an ARN: write the id alone, "${UNIT}", or use SharePrincipal\\.organizationalUnit\\(\\)$`)],
    [ORGANIZATION, UNIT, ACCOUNT, /organizational unit id "o-abcdefghij" is the id of an organization/],
    ['r-ab12', ORGANIZATION, ACCOUNT, /is the id of the root of an organization.*: name the whole organization$/],
    [UNIT, 'o-short', ACCOUNT, /organization id "o-short"/],
    [UNIT, ORGANIZATION, '1111', /account id "1111"/],
  ])('fails for %s in %s of %s', (unit, organization, account, message) => {
    expect(() => SharePrincipal.organizationalUnitFromId(unit, organization, account)).toThrow(message);
  });
});

describe('SharePrincipal.fromServicePrincipal()', () => {
  test.each([
    ['pca-connector-ad.amazonaws.com', 'pca-connector-ad.amazonaws.com'],
    ['pca-connector-ad', 'pca-connector-ad.amazonaws.com'],
    [TOKEN, TOKEN],
  ])('%s stands for %s', (service, value) => {
    const principal = SharePrincipal.fromServicePrincipal(new iam.ServicePrincipal(service));
    expect(principal.value).toBe(value);
    expect(principal._kind).toBe('service');
  });

  test('takes a name that is the same in every Region', () => {
    const principal = iam.ServicePrincipal.fromStaticServicePrincipleName('pca-connector-ad.amazonaws.com');
    expect(SharePrincipal.fromServicePrincipal(principal).value).toBe('pca-connector-ad.amazonaws.com');
  });

  test('fails for conditions and says where they belong', () => {
    const principal = new iam.ServicePrincipal('sns.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } });
    expect(() => SharePrincipal.fromServicePrincipal(principal)).toThrow(/"sns\.amazonaws\.com" has the conditions .*"aws:SourceAccount".*ShareSource/);
  });

  test('fails for what is no name of a service', () => {
    expect(() => SharePrincipal.fromServicePrincipal(new iam.ServicePrincipal('example.com'))).toThrow(/"example\.com"/);
  });
});

test.each<[string, () => SharePrincipal, RegExp]>([
  ['a short account id', () => SharePrincipal.account('12345678901'), /has 11 digits/],
  ['an organization id for an account', () => SharePrincipal.account(ORGANIZATION), /not of an account: use SharePrincipal\.organizationFromId\(\)$/],
  ['a service for an account', () => SharePrincipal.account('pca-connector-ad.amazonaws.com'), /: use SharePrincipal\.service\(\)$/],
  ['a bare organization id', () => SharePrincipal.organization(ORGANIZATION), /write the ARN ".*", or use SharePrincipal\.organizationFromId\(\)$/],
  ['a unit for an organization', () => SharePrincipal.organization(UNIT_ARN), /not of an organization: use SharePrincipal\.organizationalUnit\(\)$/],
  ['a bare organizational unit id', () => SharePrincipal.organizationalUnit(UNIT), /write the ARN ".*", or use SharePrincipal\.organizationalUnitFromId\(\)$/],
  ['an organization for a unit', () => SharePrincipal.organizationalUnit(ORGANIZATION_ARN), /not of an organizational unit: use SharePrincipal\.organization\(\)$/],
  ['an account for a service', () => SharePrincipal.service(ACCOUNT), /: use SharePrincipal\.account\(\)$/],
  ['a role that is a user', () => SharePrincipal.role(iam.Role.fromRoleArn(ofAccount(), 'It', `arn:aws:iam::${ACCOUNT}:user/u`)), /user\/u/],
  ['everybody', () => SharePrincipal.of('*'), /everybody/],
])('fails for %s', (_, principal, message) => {
  expect(principal).toThrow(message);
});
