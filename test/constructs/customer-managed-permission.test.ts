import { App, CfnParameter, PhysicalName, RemovalPolicy, Stack, Tags, Token, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CustomerManagedPermission, CustomerManagedPermissionProps } from '../../src/customer-managed-permission';
import { ResourceShare } from '../../src/resource-share';
import { SharePermission } from '../../src/share-permission';
import { SharedResource } from '../../src/shared-resource';

const TYPE = 'ec2:SecurityGroup';
const ACTIONS = ['ec2:DescribeSecurityGroups'];

const newStack = () => new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });

function permissionIn(stack: Stack, props: Partial<CustomerManagedPermissionProps> = {}): CustomerManagedPermission {
  return new CustomerManagedPermission(stack, 'Permission', { resourceType: TYPE, actions: ACTIONS, ...props });
}

/** The one permission in a template. */
function rendered(stack: Stack) {
  const [logicalId, { Properties }] = Object.entries(Template.fromStack(stack).findResources('AWS::RAM::Permission'))[0];
  return { logicalId, name: Properties.Name as string, policy: Properties.PolicyTemplate };
}

function renderedWith(props: Partial<CustomerManagedPermissionProps>) {
  const stack = newStack();
  permissionIn(stack, props);
  return rendered(stack);
}

test('has a name of its own also where CDK is told to make one', () => {
  expect(renderedWith({ permissionName: PhysicalName.GENERATE_IF_NEEDED }).name).toBe(renderedWith({}).name);
});

test('renders one statement, without the principals and resources that RAM adds', () => {
  const stack = newStack();
  permissionIn(stack, { conditions: { StringEquals: { 'ec2:Vpc': 'vpc-1' } } });
  Template.fromStack(stack).hasResource('AWS::RAM::Permission', {
    Properties: {
      Name: Match.stringLikeRegexp('^Stack-Permission-[0-9A-F]{8}-[0-9a-f]{8}$'),
      ResourceType: TYPE,
      PolicyTemplate: { Effect: 'Allow', Action: ACTIONS, Condition: { StringEquals: { 'ec2:Vpc': 'vpc-1' } } },
    },
    DeletionPolicy: 'Delete',
  });
});

test('takes actions from a list parameter', () => {
  const stack = newStack();
  permissionIn(stack, { actions: new CfnParameter(stack, 'Actions', { type: 'CommaDelimitedList' }).valueAsList });
  expect(rendered(stack).policy).toEqual({ Effect: 'Allow', Action: { Ref: 'Actions' } });
});

test('has no Condition without conditions', () => {
  expect(renderedWith({}).policy).toEqual({ Effect: 'Allow', Action: ACTIONS });
});

test('has the tags of its props and of Tags.of()', () => {
  const stack = newStack();
  Tags.of(stack).add('team', 'network');
  permissionIn(stack, { tags: { cost: 'shared' } });
  Template.fromStack(stack).hasResourceProperties('AWS::RAM::Permission', {
    Tags: [{ Key: 'cost', Value: 'shared' }, { Key: 'team', Value: 'network' }],
  });
});

test('stays when it is to be retained', () => {
  const stack = newStack();
  permissionIn(stack, { removalPolicy: RemovalPolicy.RETAIN });
  Template.fromStack(stack).hasResource('AWS::RAM::Permission', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('gives all attributes of the resource', () => {
  const stack = newStack();
  const permission = permissionIn(stack);
  const { permissionArn, permissionVersion, permissionType, permissionIsResourceTypeDefault, permissionRef } = permission;
  const { logicalId } = rendered(stack);
  expect(stack.resolve({ permissionArn, permissionVersion, permissionType, permissionIsResourceTypeDefault, permissionRef })).toEqual({
    permissionArn: { 'Fn::GetAtt': [logicalId, 'Arn'] },
    permissionVersion: { 'Fn::GetAtt': [logicalId, 'Version'] },
    permissionType: { 'Fn::GetAtt': [logicalId, 'PermissionType'] },
    permissionIsResourceTypeDefault: { 'Fn::GetAtt': [logicalId, 'IsResourceTypeDefault'] },
    permissionRef: { permissionArn: { 'Fn::GetAtt': [logicalId, 'Arn'] } },
  });
});

describe('the generated name', () => {
  const name = (props: Partial<CustomerManagedPermissionProps>) => renderedWith(props).name;
  const CONDITIONS = { StringEquals: { 'ec2:Vpc': 'vpc-1', 'aws:RequestedRegion': 'eu-west-1' }, Bool: { 'aws:SecureTransport': 'true' } };

  test.each<[string, Partial<CustomerManagedPermissionProps>]>([
    ['another type', { resourceType: 'ec2:Volume' }],
    ['another action', { actions: ['ec2:DescribeTags'] }],
    ['one more action', { actions: [...ACTIONS, 'ec2:DescribeTags'] }],
    ['a condition', { conditions: CONDITIONS }],
  ])('changes with %s, so that the new permission can stand beside the old one', (_, props) => {
    expect(name(props)).not.toBe(name({}));
  });

  test('changes with the value of a condition', () => {
    expect(name({ conditions: { StringEquals: { 'ec2:Vpc': 'vpc-2' } } })).not.toBe(name({ conditions: { StringEquals: { 'ec2:Vpc': 'vpc-1' } } }));
  });

  test('is the same whatever the version of this library', () => {
    expect(name({ conditions: { StringEquals: { 'ec2:Vpc': 'vpc-1' } } })).toBe('Stack-Permission-1503B760-b6e255b4');
  });

  test('stays with other tags, which CloudFormation can change', () => {
    expect(name({ tags: { a: 'b' } })).toBe(name({}));
  });

  test('stays, and so does the policy, with another order of actions or conditions', () => {
    const one = renderedWith({ actions: ['ec2:A', 'ec2:B', 'ec2:A'], conditions: CONDITIONS });
    const other = renderedWith({
      actions: ['ec2:B', 'ec2:A'],
      conditions: { Bool: CONDITIONS.Bool, StringEquals: { 'aws:RequestedRegion': 'eu-west-1', 'ec2:Vpc': 'vpc-1' } },
    });
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(one.policy.Action).toEqual(['ec2:A', 'ec2:B']);
  });

  test('depends on what a token refers to, and not on how many tokens were made before', () => {
    const withToken = (tokensBefore: number, parameter: string) => {
      const stack = newStack();
      for (let made = 0; made < tokensBefore; made++) { Token.asString({ Ref: `Other${made}` }); }
      permissionIn(stack, { conditions: { StringEquals: { 'ec2:Vpc': new CfnParameter(stack, parameter).valueAsString } } });
      return rendered(stack).name;
    };
    expect(withToken(0, 'Vpc')).toBe(withToken(5, 'Vpc'));
    expect(withToken(0, 'Vpc')).not.toBe(withToken(0, 'OtherVpc'));
  });

  test('keeps within 36 characters', () => {
    const stack = new Stack(new App(), 'AStackWithAVeryLongNameOfItsOwn');
    new CustomerManagedPermission(stack, 'APermissionWithAVeryLongNameOfItsOwn', { resourceType: TYPE, actions: ACTIONS });
    expect(rendered(stack).name).toMatch(/^[\w.-]{20,36}$/);
  });

  test('differs for two permissions of the same content', () => {
    const stack = newStack();
    new CustomerManagedPermission(stack, 'One', { resourceType: TYPE, actions: ACTIONS });
    new CustomerManagedPermission(stack, 'Two', { resourceType: TYPE, actions: ACTIONS });
    const names = Object.values(Template.fromStack(stack).findResources('AWS::RAM::Permission')).map(({ Properties }) => Properties.Name);
    expect(new Set(names).size).toBe(2);
  });
});

describe('a change of the content, in a share that holds resources of the type', () => {
  const templateWith = (actions: string[]) => {
    const stack = newStack();
    const permission = permissionIn(stack, { actions });
    new ResourceShare(stack, 'Share', {
      permissions: [SharePermission.customerManaged(permission)],
      resources: [SharedResource.securityGroup(ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'))],
    });
    return { json: Template.fromStack(stack).toJSON(), logicalId: rendered(stack).logicalId };
  };
  const before = templateWith(['ec2:A']);
  const after = templateWith(['ec2:B']);

  test('replaces the permission in place, and nothing else in the template changes', () => {
    const withoutPermission = ({ json, logicalId }: typeof before) => ({ ...json, Resources: { ...json.Resources, [logicalId]: undefined } });
    expect(after.logicalId).toBe(before.logicalId);
    expect(after.json.Resources[after.logicalId]).not.toEqual(before.json.Resources[before.logicalId]);
    expect(withoutPermission(after)).toEqual(withoutPermission(before));
  });

  test('reaches the share by reference, so that the old permission is deleted after the share has changed over', () => {
    const users = Object.values<{ Type: string; Properties: object }>(after.json.Resources)
      .filter(({ Properties }) => JSON.stringify(Properties).includes(JSON.stringify({ 'Fn::GetAtt': [after.logicalId, 'Arn'] })));
    expect(users.map(({ Type }) => Type).sort()).toEqual(['AWS::RAM::ResourceShare', 'Custom::RamResourceShareAssociations']);
  });
});

describe('an imported permission', () => {
  const ARN = 'arn:aws:ram:us-east-1:222222222222:permission/mine';

  test('keeps its ARN and the environment in it', () => {
    const permission = CustomerManagedPermission.fromCustomerManagedPermissionArn(newStack(), 'Import', ARN);
    expect(permission.permissionArn).toBe(ARN);
    expect(permission.permissionRef).toEqual({ permissionArn: ARN });
    expect(permission.env).toEqual({ account: '222222222222', region: 'us-east-1' });
  });

  test.each([
    ['a name', 'mine', /^Stack\/Import: customer managed permission "mine" must be an ARN/],
    ['a permission of AWS', 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet', /is managed by AWS: use SharePermission\.fromArn\(\)/],
  ])('fails for %s', (_, arn, message) => {
    expect(() => CustomerManagedPermission.fromCustomerManagedPermissionArn(newStack(), 'Import', arn)).toThrow(message);
  });

  test('is not one that was defined in the app', () => {
    const stack = newStack();
    expect(CustomerManagedPermission.isCustomerManagedPermission(permissionIn(stack))).toBe(true);
    expect([CustomerManagedPermission.fromCustomerManagedPermissionArn(stack, 'Import', ARN), {}, null, undefined, 'x']
      .map((value) => CustomerManagedPermission.isCustomerManagedPermission(value))).toEqual([false, false, false, false, false]);
  });
});

describe('what RAM refuses', () => {
  test.each<[string, Partial<CustomerManagedPermissionProps>, RegExp]>([
    ['a long name', { permissionName: 'x'.repeat(37) }, /has 37 characters/],
    ['a name with a space', { permissionName: 'a b' }, /"a b" holds " "/],
    ['an empty name', { permissionName: '' }, /permission name "" must be/],
    ['a CloudFormation type', { resourceType: 'AWS::EC2::SecurityGroup' }, /"AWS::EC2::SecurityGroup" is a name of CloudFormation/],
    ['a type without a service', { resourceType: 'SecurityGroup' }, /"SecurityGroup" must be of the form/],
    ['a type in lower case', { resourceType: 'ec2:securitygroup' }, /"ec2:securitygroup" must be spelled "ec2:SecurityGroup": RAM's names are case-sensitive/],
    ['no action', { actions: [] }, /at least one action/],
    ['every action', { actions: ['*'] }, /action "\*" must be of the form/],
    ['an entry of a list token', { actions: ['ec2:A', Token.asList({ Ref: 'Actions' })[0]] }, /action "#\{Token.*Fn\.select\(index, list\)/],
    ['an action without a service', { actions: ['DescribeSubnets'] }, /action "DescribeSubnets" must be/],
    ['StringNotEquals', { conditions: { StringNotEquals: { 'ec2:Vpc': 'x' } } }, /"StringNotEquals" negates.*"StringEquals"/],
    ['NotIpAddress', { conditions: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }, /"NotIpAddress" negates.*"IpAddress"/],
    ['ForAllValues', { conditions: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } } }, /"ForAllValues:StringEquals" compares several values.*"StringEquals"/],
    ['ForAnyValue', { conditions: { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'x' } } }, /"ForAnyValue:StringLike" compares several/],
    ['a negated ForAnyValue', { conditions: { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'x' } } },
      /"ForAnyValue:StringNotEquals" compares several values, which RAM refuses: use "StringEquals" on/],
    ['an unknown operator', { conditions: { StringEqual: { 'ec2:Vpc': 'x' } } }, /"StringEqual" is not an IAM condition operator: use one such as/],
    ['an operator without keys', { conditions: { StringEquals: {} } }, /"StringEquals" compares nothing/],
    ...['aws:PrincipalOrgId', 'aws:PrincipalOrgID', 'aws:PrincipalOrgPaths', 'aws:PrincipalAccount'].map((key): [string, object, RegExp] =>
      [key, { conditions: { StringEquals: { [key]: 'x' } } }, new RegExp(`"${key}" is refused by RAM: a share names its principals`)]),
    ...['aws:SourceArn', 'aws:SourceAccount', 'aws:SourceOrgPaths', 'aws:SourceOrgID', 'AWS:sourceaccount'].map((key): [string, object, RegExp] =>
      [key, { conditions: { StringLike: { [key]: 'x' } } }, new RegExp(`"${key}" is refused by RAM: name in the sources`)]),
    ...['aws:PrincipalTag/aws:a', 'aws:ResourceTag/aws:a', 'aws:RequestTag/aws:a'].map((key): [string, object, RegExp] =>
      [key, { conditions: { StringEquals: { [key]: 'x' } } }, new RegExp(`"${key}" is refused by RAM: tags that AWS sets`)]),
  ])('fails for %s', (_, props, message) => {
    const stack = newStack();
    expect(() => permissionIn(stack, props)).toThrow(message);
  });

  test('fails with the path of the construct', () => {
    expect(() => permissionIn(newStack(), { actions: [] })).toThrow(/^Stack\/Permission: /);
  });
});

describe('what RAM takes', () => {
  test.each<[string, Partial<CustomerManagedPermissionProps>]>([
    ['the shortest content', {}],
    ['several actions', { actions: ['ec2:A', 'ec2:B', 'vpc-lattice-svcs:Invoke'] }],
    ['tags of its own', { conditions: { StringEquals: { 'aws:PrincipalTag/team': 'a', 'aws:ResourceTag/awsome': 'b' } } }],
    ['several operators', { conditions: { ArnLike: { 'ec2:Vpc': 'x' }, BoolIfExists: { 'aws:SecureTransport': 'true' }, Null: { 'aws:TagKeys': 'false' } } }],
    ['comparisons', { conditions: { NumericLessThanEquals: { 's3:max-keys': '1' }, DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } } }],
    ['a type that has still to be looked up', { resourceType: 'dummy-value-for-/type' }],
    ['tokens', { resourceType: Token.asString({ Ref: 'Type' }), actions: [Token.asString({ Ref: 'Action' })] }],
  ])('synthesizes %s without a word', (_, props) => {
    const stack = newStack();
    permissionIn(stack, props);
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('takes the longest name', () => {
    expect(renderedWith({ permissionName: 'x'.repeat(36) }).name).toBe('x'.repeat(36));
  });
});

describe('what may be wrong', () => {
  test.each<[string, Partial<CustomerManagedPermissionProps>, string]>([
    ['cdk-ram:unknownResourceType', { resourceType: 'new:Thing' }, 'no resource type "new:Thing" is known'],
    ['cdk-ram:customerManagedPermissionRefused', { resourceType: 'ec2:Subnet' }, 'ec2:Subnet is not known to take.*"AWSRAMDefaultPermissionSubnet"'],
    ['cdk-ram:wildcardAction', { actions: ['ec2:Describe*'] }, '"ec2:Describe\\*" holds a wildcard'],
  ])('warns with %s, which can be acknowledged', (id, props, message) => {
    const stack = newStack();
    permissionIn(stack, props);
    Annotations.fromStack(stack).hasWarning('/Stack/Permission', Match.stringLikeRegexp(message));
    const acknowledged = newStack();
    Validations.of(permissionIn(acknowledged, props)).acknowledge({ id, reason: 'known' });
    Annotations.fromStack(acknowledged).hasNoWarning('*', Match.anyValue());
  });

  test('says that a type without managed permissions takes none of its own either', () => {
    const stack = newStack();
    permissionIn(stack, { resourceType: 'ec2:PlacementGroup' });
    Annotations.fromStack(stack).hasWarning('/Stack/Permission', Match.stringLikeRegexp('ec2:PlacementGroup is not known .*: use one that AWS manages, or'));
  });
});

test('props can be injected', () => {
  const app = new App({
    propertyInjectors: [{
      constructUniqueId: CustomerManagedPermission.PROPERTY_INJECTION_ID,
      inject: (props: CustomerManagedPermissionProps) => ({ ...props, tags: { team: 'platform' } }),
    }],
  });
  const stack = new Stack(app, 'Stack');
  permissionIn(stack);
  Template.fromStack(stack).hasResourceProperties('AWS::RAM::Permission', { Tags: [{ Key: 'team', Value: 'platform' }] });
});
