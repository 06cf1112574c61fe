import { resolve } from './intrinsics';
import { resultOf } from './resources/resource-type';
import { TemplateScope } from './scope';
import { Json, Template } from './template';

const template: Template = {
  Parameters: { Name: { Type: 'String', Default: 'network' }, Zones: { Type: 'CommaDelimitedList' }, Missing: { Type: 'String' } },
  Mappings: { Runtimes: { 'eu-west-1': { node: 'nodejs24.x' } } },
  Conditions: {
    Yes: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
    No: { 'Fn::Not': [{ Condition: 'Yes' }] },
    Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
    Either: { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] },
  },
  Resources: {},
};

const stack = { account: '111111111111', region: 'eu-west-1', stackName: 'Stack', stackId: 'arn:of:stack' };
const resources = new Map([['Role', resultOf('role-name', { 'Arn': 'arn:role', 'Deep.Name': 'deep' })]]);
const scope = new TemplateScope(template, { Zones: 'a, b' }, stack, resources, name => `imported ${name}`);

describe('a value of a template', () => {
  test.each<[string, Json, Json | undefined]>([
    ['a resource', { Ref: 'Role' }, 'role-name'],
    ['a parameter by its default', { Ref: 'Name' }, 'network'],
    ['a list parameter', { Ref: 'Zones' }, ['a', 'b']],
    ['the account', { Ref: 'AWS::AccountId' }, '111111111111'],
    ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['the domain', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    ['the stack', [{ Ref: 'AWS::StackName' }, { Ref: 'AWS::StackId' }], ['Stack', 'arn:of:stack']],
    ['nothing, in a list', ['a', { Ref: 'AWS::NoValue' }, 'b'], ['a', 'b']],
    ['nothing, in an object', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['an attribute', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:role'],
    ['an attribute in the short form', { 'Fn::GetAtt': 'Role.Deep.Name' }, 'deep'],
    ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Role' }, 1]] }, 'a-role-name-1'],
    ['a join of a list that is found', { 'Fn::Join': ['+', { Ref: 'Zones' }] }, 'a+b'],
    ['a substitution', { 'Fn::Sub': '${AWS::Region}/${Role}/${Role.Arn}/${!Literal}' }, 'eu-west-1/role-name/arn:role/${Literal}'],
    ['a substitution with variables', { 'Fn::Sub': ['${A}:${Name}', { A: { Ref: 'Role' } }] }, 'role-name:network'],
    ['a selection', { 'Fn::Select': [1, { Ref: 'Zones' }] }, 'b'],
    ['a selection by a string', { 'Fn::Select': ['0', { 'Fn::Split': ['|', 'x|y'] }] }, 'x'],
    ['a mapping', { 'Fn::FindInMap': ['Runtimes', { Ref: 'AWS::Region' }, 'node'] }, 'nodejs24.x'],
    ['a condition that holds', { 'Fn::If': ['Yes', { Ref: 'Role' }, 'no'] }, 'role-name'],
    ['a condition that does not hold', { 'Fn::If': ['No', 'yes', { Ref: 'AWS::NoValue' }] }, undefined],
    ['a conjunction', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
    ['a disjunction', { 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
    ['an import', { 'Fn::ImportValue': { 'Fn::Sub': '${Name}-arn' } }, 'imported network-arn'],
    ['base 64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    ['availability zones', { 'Fn::GetAZs': '' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    ['a condition key of a policy, left alone', { Condition: { StringEquals: { a: 'b' } } }, { Condition: { StringEquals: { a: 'b' } } }],
    ['an empty object', {}, {}],
  ])('resolves %s', (_, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  test.each<[string, Json, string]>([
    ['an unknown name', { Ref: 'Other' }, 'Unresolved resource dependencies [Other]'],
    ['an unknown pseudo parameter', { Ref: 'AWS::Other' }, 'Unresolved pseudo parameter AWS::Other'],
    ['an unknown attribute', { 'Fn::GetAtt': ['Role', 'Other'] }, 'Resource Role has no attribute Other'],
    ['an unknown condition', { 'Fn::If': ['Other', 1, 2] }, 'Unresolved condition Other'],
    ['a parameter without value', { Ref: 'Missing' }, 'Parameters: [Missing] must have values'],
    ['a mapping without entry', { 'Fn::FindInMap': ['Runtimes', 'other', 'node'] }, 'Unable to get mapping for Runtimes::other::node'],
    ['a selection out of the list', { 'Fn::Select': [2, ['a', 'b']] }, 'nonexistent value at index 2'],
    ['a list where a string is needed', { 'Fn::Split': ['|', ['a']] }, 'a string is needed'],
    ['a string where a list is needed', { 'Fn::Join': ['-', 'a'] }, 'a list is needed'],
    ['an intrinsic function that the driver does not know', { 'Fn::Cidr': [] }, 'does not know Fn::Cidr'],
  ])('fails for %s', (_, value, message) => {
    expect(() => resolve(value, scope)).toThrow(message);
  });

  test.each([['cn-north-1', 'aws-cn', 'amazonaws.com.cn'], ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com']])('knows the partition of %s', (region, partition, suffix) => {
    const elsewhere = new TemplateScope(template, {}, { ...stack, region }, resources, name => name);
    expect(resolve([{ Ref: 'AWS::Partition' }, { Ref: 'AWS::URLSuffix' }], elsewhere)).toEqual([partition, suffix]);
  });
});
