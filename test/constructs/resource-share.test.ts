import { App, Aws, CfnParameter, PhysicalName, RemovalPolicy, Stack, Tags, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { ASSOCIATIONS, CA_ARN, certificateAuthority, ENV, newStack, newSubnet, onlyOne, OU_ARN, prefixList, SHARE_ARN } from './support';
import * as ram from '../../src';

const SHARE = 'AWS::RAM::ResourceShare';
const ACCOUNT = ram.SharePrincipal.account('222222222222');
const SERVICE = ram.SharePrincipal.service('pca-connector-ad.amazonaws.com');

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

describe('the share itself', () => {
  test('has a name from its path and refuses external principals unless asked', () => {
    new ram.ResourceShare(stack, 'Network');
    expect(onlyOne(stack, SHARE).properties).toEqual({ Name: expect.stringMatching(/^Stack-Network-[0-9A-F]{8}$/), AllowExternalPrincipals: false });
  });

  test('has that name too where one is to be generated if needed', () => {
    new ram.ResourceShare(stack, 'Network', { resourceShareName: PhysicalName.GENERATE_IF_NEEDED });
    expect(onlyOne(stack, SHARE).properties.Name).toMatch(/^Stack-Network-[0-9A-F]{8}$/);
  });

  test('has the name, tags and configuration that it is given', () => {
    new ram.ResourceShare(stack, 'Network', {
      resourceShareName: 'network',
      allowExternalPrincipals: true,
      retainSharingOnAccountLeaveOrganization: true,
      tags: { team: 'network' },
    });
    expect(onlyOne(stack, SHARE).properties).toEqual({
      Name: 'network',
      AllowExternalPrincipals: true,
      ResourceShareConfiguration: { RetainSharingOnAccountLeaveOrganization: true },
      Tags: [{ Key: 'team', Value: 'network' }],
    });
  });

  test('never carries principals, resources and sources: they belong to the associations', () => {
    new ram.ResourceShare(stack, 'Ca', { principals: [SERVICE], sources: [ram.ShareSource.account('333333333333')], resources: [certificateAuthority()] });
    Template.fromStack(stack).hasResourceProperties(SHARE, { Principals: Match.absent(), ResourceArns: Match.absent(), Sources: Match.absent() });
  });

  test.each(['', 'a/b', 'x'.repeat(256), 'ümlaut', 'tab\there'])('fails for the name %j, naming the construct and the value', (resourceShareName) => {
    expect(() => new ram.ResourceShare(stack, 'Network', { resourceShareName })).toThrow('Stack/Network: ');
    expect(() => new ram.ResourceShare(stack, 'Other', { resourceShareName })).toThrow(JSON.stringify(resourceShareName));
  });

  test.each(['x', 'x'.repeat(255), 'a name_with.all-4 kinds', new CfnParameter(new Stack(), 'P').valueAsString])('takes the name %j', (resourceShareName) => {
    expect(() => new ram.ResourceShare(stack, 'Network', { resourceShareName })).not.toThrow();
  });

  test('exposes every attribute that CloudFormation has', () => {
    const share = new ram.ResourceShare(stack, 'Network');
    const { id } = onlyOne(stack, SHARE);
    expect(stack.resolve([
      share.resourceShareArn, share.resourceShareStatus, share.resourceShareCreationTime, share.resourceShareLastUpdatedTime,
      share.resourceShareFeatureSet, share.resourceShareOwningAccountId,
    ])).toEqual(['Arn', 'Status', 'CreationTime', 'LastUpdatedTime', 'FeatureSet', 'OwningAccountId'].map((name) => ({ 'Fn::GetAtt': [id, name] })));
    expect(share.resourceShareRef.resourceShareArn).toBe(share.resourceShareArn);
  });

  test('is reached by Tags.of()', () => {
    const share = new ram.ResourceShare(stack, 'Network', { tags: { a: '1' } });
    Tags.of(share).add('b', '2');
    expect(onlyOne(stack, SHARE).properties.Tags).toEqual([{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }]);
  });
});

describe('external principals', () => {
  test('are allowed for a service principal, which needs it, when nothing is said', () => {
    const share = new ram.ResourceShare(stack, 'Ca');
    share.addPrincipal(SERVICE);
    expect(onlyOne(stack, SHARE).properties.AllowExternalPrincipals).toBe(true);
  });

  test('fails for a service principal when they are refused', () => {
    const share = new ram.ResourceShare(stack, 'Ca', { allowExternalPrincipals: false });
    expect(() => share.addPrincipal(SERVICE)).toThrow(/^Stack\/Ca\/Associations: .*"pca-connector-ad\.amazonaws\.com" needs allowExternalPrincipals, which is false: set it to true/);
  });

  test('are allowed whatever has been rendered before the service principal came', () => {
    const share = new ram.ResourceShare(stack, 'Ca');
    stack.resolve((share.node.defaultChild as CfnResourceShare).allowExternalPrincipals);
    share.addPrincipal(SERVICE);
    expect(onlyOne(stack, SHARE).properties.AllowExternalPrincipals).toBe(true);
  });

  test('are not allowed because of a service principal that was refused', () => {
    const share = new ram.ResourceShare(stack, 'Network', { principals: [ACCOUNT] });
    expect(() => share.addPrincipal(SERVICE)).toThrow(/service principals can.t be in a share with other principals/);
    expect(onlyOne(stack, SHARE).properties.AllowExternalPrincipals).toBe(false);
  });

  test('are not allowed because of a principal that is a token', () => {
    new ram.ResourceShare(stack, 'Network', { principals: [ram.SharePrincipal.of(new CfnParameter(stack, 'P').valueAsString)] });
    expect(onlyOne(stack, SHARE).properties.AllowExternalPrincipals).toBe(false);
  });
});

describe('kinds of principals', () => {
  test.each([
    ['a service after an account', [ACCOUNT, SERVICE]],
    ['an account after a service', [SERVICE, ACCOUNT]],
    ['a role beside a service', [SERVICE, ram.SharePrincipal.of('arn:aws:iam::222222222222:role/r')]],
  ])('fails for %s', (_, principals) => {
    expect(() => new ram.ResourceShare(stack, 'Mixed', { principals })).toThrow(/"pca-connector-ad\.amazonaws\.com".*create a separate share/);
  });

  test('lets several service principals, or a token beside anything, stand together', () => {
    const token = ram.SharePrincipal.of(Token.asString({ Ref: 'AWS::AccountId' }));
    new ram.ResourceShare(stack, 'Services', { principals: [SERVICE, ram.SharePrincipal.service('pca-connector-scep.amazonaws.com'), token] });
    new ram.ResourceShare(stack, 'Accounts', { principals: [token, ACCOUNT] });
    Template.fromStack(stack).resourceCountIs(SHARE, 2);
  });

  test('fails at synth for sources without a service principal', () => {
    new ram.ResourceShare(stack, 'Network', { principals: [ACCOUNT], sources: [ram.ShareSource.account('333333333333')] });
    expect(() => Template.fromStack(stack)).toThrow(/Stack\/Network\/Associations\] the source "333333333333" constrains service principals only, .*take the source out/);
  });
});

describe('what is associated', () => {
  test('is the business of one custom resource, in readable properties', () => {
    new ram.ResourceShare(stack, 'Network', {
      resourceShareName: 'network',
      principals: [ACCOUNT, ram.SharePrincipal.organizationalUnit(OU_ARN)],
      resources: [ram.SharedResource.subnet(newSubnet(stack))],
      permissions: [ram.SharePermission.fromArn('arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet')],
    });
    const share = onlyOne(stack, SHARE);
    expect(onlyOne(stack, ASSOCIATIONS).properties).toEqual({
      ServiceToken: { 'Fn::GetAtt': [expect.any(String), 'Arn'] },
      ServiceTimeout: '960',
      ResourceShareArn: { 'Fn::GetAtt': [share.id, 'Arn'] },
      Principals: ['222222222222', OU_ARN],
      ResourceArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ec2:eu-west-1:111111111111:subnet/', { Ref: 'Subnet' }]] }],
      PermissionArns: ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet'],
      ManagedShare: { Name: 'network', AllowExternalPrincipals: false },
      DeletedWithShare: true,
    });
    expect(share.properties.PermissionArns).toEqual(['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet']);
  });

  test('can be added after construction', () => {
    const share = new ram.ResourceShare(stack, 'Ca');
    share.addPrincipal(SERVICE);
    share.addSource(ram.ShareSource.account('333333333333'));
    share.addResource(certificateAuthority());
    share.addPermission(ram.SharePermission.awsManaged('AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority'));
    Template.fromStack(stack).hasResourceProperties(ASSOCIATIONS, {
      Principals: ['pca-connector-ad.amazonaws.com'],
      Sources: ['333333333333'],
      ResourceArns: [CA_ARN],
      PermissionArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ram::aws:permission/AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority']] }],
    });
  });

  test('stands in the template once and in a fixed order, so that reordering the code changes nothing', () => {
    const render = (order: (items: string[]) => string[]) => {
      const fresh = newStack();
      const parameters = new Map(order(['P1', 'P2']).map((id) => [id, new CfnParameter(fresh, id).valueAsString]));
      const share = new ram.ResourceShare(fresh, 'Network');
      order(['333333333333', '222222222222', '333333333333']).forEach((id) => share.addPrincipal(ram.SharePrincipal.account(id)));
      order(['P1', 'P2', 'P1']).forEach((id) => share.addPrincipal(ram.SharePrincipal.of(parameters.get(id)!)));
      order(['2', '1', '2']).forEach((id) => share.addResource(prefixList(id)));
      order(['B', 'A']).forEach((name) => share.addPermission(ram.SharePermission.awsManaged(name)));
      return Template.fromStack(fresh).toJSON();
    };
    const template = render((items) => items);
    expect(render((items) => [...items].reverse())).toEqual(template);
    expect(Object.values<any>(template.Resources).find(({ Type }) => Type === ASSOCIATIONS).Properties.Principals)
      .toEqual(['222222222222', '333333333333', { Ref: 'P1' }, { Ref: 'P2' }]);
  });

  test('follows a change of the share itself, so that it is verified afterwards', () => {
    const managed = (props: ram.ResourceShareProps) => {
      const fresh = newStack();
      const share = new ram.ResourceShare(fresh, 'Network', { resourceShareName: 'network', ...props });
      Tags.of(share).add('stage', 'test');
      return onlyOne(fresh, ASSOCIATIONS).properties.ManagedShare;
    };
    expect(managed({})).toEqual({ Name: 'network', AllowExternalPrincipals: false, Tags: [{ Key: 'stage', Value: 'test' }] });
    expect(managed({ resourceShareName: 'other' }).Name).toBe('other');
    expect(managed({ allowExternalPrincipals: true }).AllowExternalPrincipals).toBe(true);
    expect(managed({ tags: { team: 'a' } }).Tags).toEqual([{ Key: 'stage', Value: 'test' }, { Key: 'team', Value: 'a' }]);
  });
});

describe('removal', () => {
  test('deletes the share and its associations by default', () => {
    new ram.ResourceShare(stack, 'Network');
    for (const type of [SHARE, ASSOCIATIONS]) {
      expect(onlyOne(stack, type).resource).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    }
  });

  test('keeps both with RETAIN, and tells the function that the share outlives the stack', () => {
    new ram.ResourceShare(stack, 'Network', { removalPolicy: RemovalPolicy.RETAIN });
    for (const type of [SHARE, ASSOCIATIONS]) {
      expect(onlyOne(stack, type).resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
    expect(onlyOne(stack, ASSOCIATIONS).properties).toMatchObject({ ManagedShare: { AllowExternalPrincipals: false } });
    expect(onlyOne(stack, ASSOCIATIONS).properties.DeletedWithShare).toBeUndefined();
  });
});

describe('a removal policy that is applied later', () => {
  test('reaches the associations too', () => {
    new ram.ResourceShare(stack, 'Network').applyRemovalPolicy(RemovalPolicy.RETAIN);
    for (const type of [SHARE, ASSOCIATIONS]) {
      expect(onlyOne(stack, type).resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('wins over that of the properties', () => {
    new ram.ResourceShare(stack, 'Network', { removalPolicy: RemovalPolicy.RETAIN }).applyRemovalPolicy(RemovalPolicy.DESTROY);
    expect(onlyOne(stack, ASSOCIATIONS).resource).toMatchObject({ DeletionPolicy: 'Delete', Properties: { DeletedWithShare: true } });
  });
});

describe('an imported share', () => {
  test('has the environment of its ARN', () => {
    const share = ram.ResourceShare.fromResourceShareArn(stack, 'Hub', 'arn:aws:ram:us-west-2:999999999999:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456');
    expect(share.env).toEqual({ account: '999999999999', region: 'us-west-2' });
    expect(share.resourceShareRef.resourceShareArn).toBe(share.resourceShareArn);
  });

  test('renders nothing and is no ResourceShare', () => {
    const share = ram.ResourceShare.fromResourceShareArn(stack, 'Hub', SHARE_ARN);
    expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
    expect(ram.ResourceShare.isResourceShare(share)).toBe(false);
  });
});

test.each([[null, false], [undefined, false], ['x', false], [{}, false], [new CfnResourceShare(new Stack(), 'S', { name: 'x' }), false]])(
  'isResourceShare(%p) is %p', (value, expected) => {
    expect(ram.ResourceShare.isResourceShare(value)).toBe(expected);
  });

test('isResourceShare() recognises a share', () => {
  expect(ram.ResourceShare.isResourceShare(new ram.ResourceShare(stack, 'Network'))).toBe(true);
});

test('a role or user of another stack, and a resource of another stack, become exports and imports', () => {
  const app = new App();
  const owner = new Stack(app, 'Owner', { env: ENV });
  const consumer = new Stack(app, 'Consumer', { env: ENV });
  new ram.ResourceShare(consumer, 'Network', {
    principals: [ram.SharePrincipal.role(new iam.Role(owner, 'Role', { assumedBy: new iam.AccountPrincipal(Aws.ACCOUNT_ID) }))],
    resources: [ram.SharedResource.subnet(newSubnet(owner))],
  });
  const { properties } = onlyOne(consumer, ASSOCIATIONS);
  expect(properties.Principals).toEqual([{ 'Fn::ImportValue': expect.stringMatching(/^Owner:/) }]);
  expect(JSON.stringify(properties.ResourceArns)).toContain('Fn::ImportValue');
});
