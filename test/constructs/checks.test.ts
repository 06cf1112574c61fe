import { Aws, CfnParameter, Fn, Lazy, Stack, Token, Validations } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnPermission } from 'aws-cdk-lib/aws-ram';
import type { IPermissionRef } from 'aws-cdk-lib/aws-ram';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { certificateAuthority, ENV, newStack, newSubnet, onlyOne, ORGANIZATION_ARN, OU_ARN, SHARE_ARN } from './support';
import * as ram from '../../src';

const PERMISSION_ARN = 'arn:aws:ram:eu-west-1:111111111111:permission/read';
const ACCOUNT = ram.SharePrincipal.account('222222222222');

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

function warnings(): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id}: ${entry.data}`);
}

function elsewhere(account: string, region: string): ram.SharedResource {
  return ram.SharedResource.fromArn(`arn:aws:ec2:${region}:${account}:prefix-list/pl-0123456789abcdef0`);
}

describe('a contradiction fails where it is made, naming the construct, the value and the way out', () => {
  test.each<[string, (share: ram.ResourceShare) => void, RegExp]>([
    ['a resource of another Region', (share) => share.addResource(elsewhere('111111111111', 'us-east-1')), /"arn:aws:ec2:us-east-1:111111111111:prefix-list.*declare the share in a stack of "us-east-1"/],
    ['a resource of another account', (share) => share.addResource(elsewhere('999999999999', 'eu-west-1')), /belongs to account "999999999999".*declare the share in a stack of "999999999999"/],
    ['a principal of another partition', (share) => share.addPrincipal(ram.SharePrincipal.of('arn:aws-cn:iam::222222222222:role/r')), /"arn:aws-cn:iam::222222222222:role\/r"/],
    ['a service beside an account', (share) => share.addPrincipal(ram.SharePrincipal.service('pca-connector-ad.amazonaws.com')), /"222222222222".*create a separate share/],
  ])('%s', (_, add, message) => {
    const share = new ram.ResourceShare(stack, 'Network', { principals: [ACCOUNT] });
    expect(() => add(share)).toThrow(message);
    expect(() => add(share)).toThrow(/^Stack\/Network\/Associations: /);
  });

  test.each<[string, (scope: Stack) => ram.ResourceShareProps | object, string]>([
    ['an account id', () => ({ principals: ['222222222222'] }), 'principals holds "222222222222": make it with a method of SharePrincipal, such as SharePrincipal.account()'],
    ['a construct', (scope) => ({ resources: [newSubnet(scope)] }), 'resources holds the construct "Stack/Subnet" (AWS::EC2::Subnet): make it with a method of SharedResource'],
    ['a list in a list', (scope) => ({ resources: [[ram.SharedResource.subnet(newSubnet(scope))]] }), 'resources holds a list: spread it, "...list"'],
    ['a principal of IAM', () => ({ principals: [new iam.AccountPrincipal('222222222222')] }),
      'principals holds an object of the class AccountPrincipal: make it with a method of SharePrincipal, such as SharePrincipal.account()'],
    ['an object', () => ({ principals: [{ account: '222222222222' }] }), 'principals holds {"account":"222222222222"}: make it with'],
    ['a parameter, which has a value too', (scope) => ({ principals: [new CfnParameter(scope, 'Account')] }), 'principals holds the construct "Stack/Account": make it with'],
    ['nothing', () => ({ principals: [undefined] }), 'principals holds undefined: make it with a method of SharePrincipal'],
    ['a source by its id', () => ({ sources: ['222222222222'] }), 'sources holds "222222222222": make it with a method of ShareSource'],
    ['a permission by its name', () => ({ permissions: ['ReadOnly'] }), 'permissions holds "ReadOnly": make it with a method of SharePermission'],
  ])('%s where a value of the library has to be, when nobody checks the types', (_, props, message) => {
    expect(() => new ram.ResourceShare(stack, 'Network', props(stack))).toThrow(`Stack/Network/Associations: ${message}`);
  });

  test.each<[string, object, string]>([
    ['principals', { principals: ACCOUNT }, 'principals is an object of the class SharePrincipal and not a list: write "principals: [...]", with what is made with a method of SharePrincipal'],
    ['resources', { resources: certificateAuthority() }, 'resources is an object of the class SharedResource and not a list'],
    ['sources', { sources: '333333333333' }, 'sources is "333333333333" and not a list'],
    ['permissions', { permissions: 'ReadOnly' }, 'permissions is "ReadOnly" and not a list'],
  ])('a value where a list of %s has to be', (_, props, message) => {
    expect(() => new ram.ResourceShare(stack, 'Network', props)).toThrow(`Stack/Network/Associations: ${message}`);
  });

  test.each<[string, object, string]>([
    ['nothing', {}, 'undefined'],
    ['an ARN', { resourceShare: SHARE_ARN }, JSON.stringify(SHARE_ARN)],
    ['a resource', { resourceShare: certificateAuthority() }, 'an object of the class SharedResource'],
  ])('%s where a share has to be', (_, props, got) => {
    expect(() => new ram.ResourceShareAssociations(stack, 'MyPart', props as ram.ResourceShareAssociationsProps))
      .toThrow(`Stack/MyPart: resourceShare is ${got}: give it a share of this app, or import one with ResourceShare.fromResourceShareArn()`);
  });

  test.each<[string, (scope: Stack) => IPermissionRef]>([
    ['which is defined', (scope) => new ram.CustomerManagedPermission(scope, 'Read', { resourceType: 'ec2:SecurityGroup', actions: ['ec2:DescribeSecurityGroups'] })],
    ['which is imported', (scope) => ram.CustomerManagedPermission.fromCustomerManagedPermissionArn(scope, 'Read', PERMISSION_ARN)],
    ['which is an L1', (scope) => new CfnPermission(scope, 'Read', { name: 'read', resourceType: 'ec2:SecurityGroup', policyTemplate: {} })],
  ])('a customer managed permission %s, though it has the members of a value', (_, make) => {
    const permission = make(stack) as unknown as ram.SharePermission;
    const message = /^Stack\/Network\/Associations: permissions holds the construct "Stack\/Read".*: wrap it: SharePermission\.customerManaged\(permission\)$/;
    expect(() => new ram.ResourceShare(stack, 'Network', { permissions: [permission] })).toThrow(message);
    expect(() => new ram.ResourceShare(new Stack(undefined, 'Stack'), 'Network').addPermission(permission)).toThrow(message);
  });

  test('two permissions for one type', () => {
    const [first, second] = ['AWSRAMDefaultPermissionCertificateAuthority', 'AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority']
      .map((name) => ram.SharePermission.awsManaged(name));
    const share = new ram.ResourceShare(stack, 'Ca', { resources: [certificateAuthority()], permissions: [first] });
    expect(() => share.addPermission(second)).toThrow(/^Stack\/Ca\/Associations: .*acm-pca:CertificateAuthority.*keep one of them/);
  });

  test('retainSharingOnAccountLeaveOrganization without external principals, or with an organization', () => {
    const retain = { retainSharingOnAccountLeaveOrganization: true };
    expect(() => new ram.ResourceShare(stack, 'A', { ...retain, principals: [ACCOUNT] })).toThrow(/needs allowExternalPrincipals/);
    expect(() => new ram.ResourceShare(stack, 'B', { ...retain, allowExternalPrincipals: true, principals: [ram.SharePrincipal.organization(ORGANIZATION_ARN)] }))
      .toThrow(/cannot go with organizations/);
  });
});

describe('what a Lazy produces is checked at synthesis', () => {
  const later = (value: string) => Lazy.string({ produce: () => value });

  test.each<[string, (value: string) => ram.ResourceShareProps, string, RegExp]>([
    ['an account', (value) => ({ principals: [ram.SharePrincipal.account(value)] }), '123', /"123" is not a principal that RAM accepts/],
    ['a principal of any kind', (value) => ({ principals: [ram.SharePrincipal.of(value)] }), 'o-abcdefghij', /"o-abcdefghij" is a bare organization id/],
    ['a resource', (value) => ({ resources: [ram.SharedResource.fromArn(value)] }), 'subnet-0123', /"subnet-0123" is an id, RAM takes ARNs/],
    ['a source', (value) => ({ sources: [ram.ShareSource.account(value)] }), '123', /account id "123" must be 12 digits/],
    ['a permission', (value) => ({ permissions: [ram.SharePermission.fromArn(value)] }), 'AWSRAMDefaultPermissionSubnet', /is a name: write the ARN/],
    ['a name', (resourceShareName) => ({ resourceShareName }), 'a/b', /"a\/b" holds "\/"/],
    ['a resource of another Region', (value) => ({ resources: [ram.SharedResource.fromArn(value)] }), 'arn:aws:ec2:us-east-1:111111111111:prefix-list/pl-1', /is in "us-east-1"/],
    ['a service where external principals are not allowed', (value) => ({ principals: [ram.SharePrincipal.of(value)], sources: [ram.ShareSource.account('333333333333')], allowExternalPrincipals: false }),
      'pca-connector-ad.amazonaws.com', /"pca-connector-ad.amazonaws.com" needs allowExternalPrincipals/],
  ])('%s', (_, props, value, message) => {
    new ram.ResourceShare(stack, 'Share', props(later(value)));
    expect(() => Template.fromStack(stack)).toThrow(message);
  });

  test('a service gets the external principals that it needs, as a literal one does', () => {
    new ram.ResourceShare(stack, 'Share', {
      principals: [ram.SharePrincipal.of(later('pca-connector-ad.amazonaws.com'))], sources: [ram.ShareSource.account('333333333333')], resources: [certificateAuthority()],
    });
    expect(onlyOne(stack, 'AWS::RAM::ResourceShare').properties.AllowExternalPrincipals).toBe(true);
    expect(warnings()).toEqual([]);
  });

  test('a service beside a principal that another construct adds', () => {
    const resourceShare = new ram.ResourceShare(stack, 'Share');
    ['pca-connector-ad.amazonaws.com', '222222222222'].forEach((value, i) =>
      new ram.ResourceShareAssociations(stack, `Part${i}`, { resourceShare, principals: [ram.SharePrincipal.of(later(value))] }));
    expect(() => Template.fromStack(stack)).toThrow(/service principals can't be in a share with other principals/);
  });

  test('as is a part of a value', () => {
    new ram.ResourceShare(stack, 'Share', { resources: [ram.SharedResource.fromArn(`arn:aws:ec2:eu-west-1:${later('1')}:prefix-list/pl-1`)] });
    expect(() => Template.fromStack(stack)).toThrow(/"arn:aws:ec2:eu-west-1:1:prefix-list\/pl-1" must be an ARN/);
  });

  test('and not before, because it may change until then', () => {
    let account = '123';
    new ram.ResourceShare(stack, 'Share', { principals: [ram.SharePrincipal.account(Lazy.string({ produce: () => account }))] });
    account = '222222222222';
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test.each([
    ['right by then', later('222222222222')],
    ['a reference', Aws.ACCOUNT_ID],
    ['a function of CloudFormation', Fn.select(0, Fn.split(',', Fn.importValue('Accounts')))],
    ['an import in a Lazy', later(Fn.importValue('Account'))],
    ['looked up', later('dummy-value-for-/network/account')],
    ['a dynamic reference', later('{{resolve:ssm:/network/account}}')],
  ])('but not what is %s', (_, value) => {
    new ram.ResourceShare(stack, 'Share', { principals: [ram.SharePrincipal.account(value)] });
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(warnings()).toEqual([]);
  });
});

test('what can\'t be rendered while the app is checked is left to the template', () => {
  let checked = false;
  const token = {
    creationStack: [],
    resolve: ({ preparing }: IResolveContext) => {
      if (!preparing && !checked) { throw new Error('too early'); }
      return '222222222222';
    },
  };
  new ram.ResourceShare(stack, 'Share', { principals: [ram.SharePrincipal.account(Token.asString(token))] });
  new Construct(stack, 'CheckedAfterTheShare').node.addValidation({
    validate: () => {
      checked = true;
      return [];
    },
  });
  expect(() => Template.fromStack(stack)).not.toThrow();
  expect(warnings()).toEqual([]);
});

test.each([undefined, ENV])('a permission of AWS whose name is a token is nobody else\'s, in a stack with env %j', (env) => {
  const place = newStack({ env });
  const name = new CfnParameter(place, 'Name').valueAsString;
  new ram.ResourceShare(place, 'Share', {
    resources: [elsewhere('111111111111', 'eu-west-1')], permissions: [ram.SharePermission.awsManaged(name), ram.SharePermission.fromArn(`arn:aws:ram::aws:permission/${name}`)],
  });
  expect(() => Template.fromStack(place)).not.toThrow();
});

describe('a stack without env is checked against what the share tells of itself', () => {
  const hub = () => ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN);
  const associations = (props: object) => new ram.ResourceShareAssociations(stack, 'MyPart', { resourceShare: hub(), ...props });
  beforeEach(() => {
    stack = newStack({});
  });

  test.each<[string, object, RegExp]>([
    ['a resource of another Region', { resources: [elsewhere('111111111111', 'us-east-1')] }, /is in "us-east-1", but the share is in "eu-west-1"/],
    ['a resource of another account', { resources: [elsewhere('333333333333', 'eu-west-1')] }, /belongs to account "333333333333", but the share to "111111111111"/],
    ['a principal of another partition', { principals: [ram.SharePrincipal.of('arn:aws-cn:iam::222222222222:role/r')] }, /is of partition "aws-cn", but the share of "aws"/],
  ])('%s than the ARN of the share says', (_, props, message) => {
    expect(() => associations(props)).toThrow(message);
  });

  test('the owner as principal', () => {
    associations({ principals: [ram.SharePrincipal.account('111111111111')] });
    expect(warnings()).toEqual([expect.stringContaining('account "111111111111" owns the share and already has access')]);
  });

  test('a share of another stack, whose env is known', () => {
    const resourceShare = new ram.ResourceShare(new Stack(stack.node.root, 'Other', { env: ENV }), 'Hub');
    expect(() => associations({ resourceShare, resources: [elsewhere('111111111111', 'us-east-1')] })).toThrow(/the share is in "eu-west-1"/);
  });

  test('resources of one share that are of different Regions or owners', () => {
    const share = (id: string, ...resources: ram.SharedResource[]) => new ram.ResourceShare(stack, id, { resources });
    expect(() => share('A', elsewhere('111111111111', 'eu-west-1'), elsewhere('111111111111', 'us-east-1'))).toThrow(/in "eu-west-1" for .* and in "us-east-1" for/);
    expect(() => share('B', elsewhere('111111111111', 'eu-west-1'), elsewhere('222222222222', 'eu-west-1'))).toThrow(/of account "111111111111" for .* and of account "222222222222" for/);
    share('C', elsewhere('111111111111', 'eu-west-1')).addResource(elsewhere('111111111111', 'us-east-1'));
    expect(() => Template.fromStack(stack)).toThrow(/declare a share for each Region/);
  });

  test('but nothing is wrong with what is at home there', () => {
    associations({ principals: [ACCOUNT], resources: [elsewhere('111111111111', 'eu-west-1'), ram.SharedResource.subnet(newSubnet(stack))] });
    new ram.ResourceShareAssociations(stack, 'Tokens', {
      resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Token', Token.asString({ Ref: 'Share' })), resources: [elsewhere('999999999999', 'us-east-1')],
    });
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(warnings()).toEqual([]);
  });
});

describe('a circle that CloudFormation would refuse', () => {
  test('is found when a share waits for the associations of another one of its stack', () => {
    const first = new ram.ResourceShare(stack, 'First');
    const second = new ram.ResourceShare(stack, 'Second');
    second.node.addDependency(first);
    expect(() => Template.fromStack(stack)).toThrow(/the share Stack\/Second depends on Stack\/First\/Associations\/Resource.*node.defaultChild/);
  });

  test('is found when it does so by way of something else', () => {
    const first = new ram.ResourceShare(stack, 'First');
    const between = newSubnet(stack, 'Between');
    const second = new ram.ResourceShare(stack, 'Second');
    between.node.addDependency(first);
    second.node.addDependency(between);
    expect(() => Template.fromStack(stack)).toThrow(/the share Stack\/Second depends on Stack\/First\/Associations\/Resource/);
  });

  test('is not there when it waits for the other share alone, or in another stack', () => {
    const first = new ram.ResourceShare(stack, 'First');
    new ram.ResourceShare(stack, 'Second').node.addDependency(first.node.defaultChild!);
    const other = new Stack(stack.node.root, 'Other', { env: ENV });
    new ram.ResourceShare(other, 'Third').node.addDependency(first);
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(() => Template.fromStack(other)).not.toThrow();
  });
});

describe('what may be right is a warning that can be acknowledged', () => {
  test('a type that the catalogue says is not shared with roles', () => {
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/r');
    const share = new ram.ResourceShare(stack, 'Network', { principals: [ram.SharePrincipal.role(role)], resources: [ram.SharedResource.subnet(newSubnet(stack))] });
    Validations.of(share).acknowledge({ id: 'cdk-ram:somethingElse', reason: 'a test' });
    expect(warnings()).toEqual([expect.stringMatching(/^\/Stack\/Network\/Associations: .*ec2:Subnet.*"arn:aws:iam::222222222222:role\/r".*\[ack: annotation::cdk-ram:iamPrincipalRefused\]/i)]);
  });

  test('a role and a user of the app, by their paths and the account of their stack', () => {
    const role = new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() });
    const user = new iam.User(stack, 'Auditor');
    new ram.ResourceShare(stack, 'Network', {
      principals: [ram.SharePrincipal.role(role), ram.SharePrincipal.user(user)], resources: [ram.SharedResource.subnet(newSubnet(stack))],
    });
    expect(warnings()).toEqual([expect.stringContaining(
      `cannot be shared with IAM roles or users such as "Stack/Reader", "Stack/Auditor": leave them out, because the account "${stack.account}" owns the share, and`,
    )]);
  });

  test('a standard parameter, which is known from its construct', () => {
    const parameter = new ssm.CfnParameter(stack, 'Parameter', { type: 'String', value: 'x', tier: 'Standard' });
    new ram.ResourceShare(stack, 'Config', { resources: [ram.SharedResource.ssmParameter(parameter)] });
    expect(warnings()).toEqual([expect.stringContaining('set its tier to "Advanced"')]);
  });

  test('a cluster that is no Aurora cluster, by its ARN attribute alone', () => {
    const cluster = new rds.CfnDBCluster(stack, 'Database', { engine: 'mysql' });
    const attributes = [cluster.attrDbClusterArn, cluster.attrMasterUserSecretSecretArn, cluster.attrEndpointAddress, `${cluster.attrDbClusterArn}/x`];
    new ram.ResourceShare(stack, 'Share', { resources: attributes.map((arn) => ram.SharedResource.fromArn(arn)) });
    expect(warnings()).toEqual([expect.stringContaining('"Stack/Database" is a database cluster of engine "mysql"')]);
  });

  test('a VPC, by its ARN as by its construct', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc');
    new ram.ResourceShare(stack, 'Share', { resources: [vpc.vpcArn, 'arn:aws:ec2:eu-west-1:111111111111:vpc/vpc-0a1b2c3d'].map((arn) => ram.SharedResource.fromArn(arn)) });
    expect(warnings()).toEqual([1, 2].map(() => expect.stringContaining('share its subnets')));
  });

  test('a resource that is named twice, by its construct', () => {
    const tgw = new ec2.CfnTransitGateway(stack, 'Tgw');
    new ram.ResourceShare(stack, 'Share', { principals: [ACCOUNT], resources: [1, 2].map(() => ram.SharedResource.transitGateway(tgw)) });
    expect(warnings()).toEqual([expect.stringContaining('the resource "Stack/Tgw" is named more than once')]);
  });

  test('but not what is added again', () => {
    const service = ram.SharePrincipal.service('pca-connector-ad.amazonaws.com');
    const source = ram.ShareSource.account('333333333333');
    const share = new ram.ResourceShare(stack, 'Share', { principals: [service], sources: [source], resources: [certificateAuthority()] });
    share.addPrincipal(service);
    share.addSource(source);
    share.addResource(certificateAuthority());
    share.addPermission(ram.SharePermission.CERTIFICATE_AUTHORITY_DEFAULT);
    share.addPermission(ram.SharePermission.CERTIFICATE_AUTHORITY_DEFAULT);
    expect(warnings()).toEqual([]);
  });

  test('a principal of unknown kind beside a source, if nobody allows external principals', () => {
    const props = { principals: [ram.SharePrincipal.of(Fn.importValue('Principal'))], sources: [ram.ShareSource.account('333333333333')] };
    new ram.ResourceShare(stack, 'Inside', props);
    new ram.ResourceShare(stack, 'Anywhere', { ...props, allowExternalPrincipals: true });
    new ram.ResourceShareAssociations(stack, 'MyPart', { ...props, resourceShare: ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN) });
    expect(warnings()).toEqual([expect.stringMatching(/^\/Stack\/Inside\/Associations: .*if "<token>" is a service, set it to true, or use SharePrincipal.service()/)]);
  });

  test('a hosted zone, with what to share instead', () => {
    const zone = new route53.PrivateHostedZone(stack, 'Zone', { zoneName: 'corp.example.com', vpc: new ec2.Vpc(stack, 'Vpc') });
    new ram.ResourceShare(stack, 'Share', { principals: [ACCOUNT], resources: [ram.SharedResource.fromArn(zone.hostedZoneArn)] });
    expect(warnings()).toEqual([expect.stringMatching(/hostedzone.*associate the zone with a Route 53 Profile and share the profile, or a Resolver rule that forwards to it, instead/)]);
  });

  test('is silent when it is acknowledged', () => {
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/r');
    const share = new ram.ResourceShare(stack, 'Network', { principals: [ram.SharePrincipal.role(role)], resources: [ram.SharedResource.subnet(newSubnet(stack))] });
    Validations.of(share).acknowledge({ id: 'cdk-ram:iamPrincipalRefused', reason: 'AWS allows it by now' });
    expect(warnings()).toEqual([]);
  });
});

describe('a right share synthesizes without a word', () => {
  test.each<[string, (scope: Stack) => void]>([
    ['subnets and a transit gateway for an OU and an account', (scope) => new ram.ResourceShare(scope, 'Network', {
      principals: [ram.SharePrincipal.organizationalUnit(OU_ARN), ACCOUNT],
      resources: [ram.SharedResource.subnet(newSubnet(scope)), ram.SharedResource.transitGateway(new ec2.CfnTransitGateway(scope, 'Tgw'))],
    })],
    ['a private CA for a service and its sources', (scope) => new ram.ResourceShare(scope, 'Ca', {
      principals: [ram.SharePrincipal.service('pca-connector-ad.amazonaws.com')],
      sources: [ram.ShareSource.account('333333333333')],
      resources: [certificateAuthority()],
    })],
    ['a part of a share of another team', (scope) => new ram.ResourceShareAssociations(scope, 'MyPart', {
      resourceShare: ram.ResourceShare.fromResourceShareArn(scope, 'Hub', SHARE_ARN), principals: [ACCOUNT],
    })],
    ['tokens everywhere', (scope) => new ram.ResourceShare(scope, 'Tokens', {
      resourceShareName: Token.asString({ Ref: 'Name' }),
      principals: [ram.SharePrincipal.account(Token.asString({ Ref: 'Account' }))],
      resources: [ram.SharedResource.fromArn(Token.asString({ Ref: 'Arn' }))],
      permissions: [ram.SharePermission.fromArn(Token.asString({ Ref: 'Permission' }))],
    })],
  ])('%s', (_, declare) => {
    declare(stack);
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(warnings()).toEqual([]);
  });
});
