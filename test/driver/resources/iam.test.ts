import { Driver } from '../driver';
import { Stack } from '../stack';
import { functionResources, handlerCode } from '../support';
import { JsonObject, Template } from '../template';

const document = (action: string): JsonObject => ({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
const awsManaged = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

let driver: Driver;
let stack: Stack;

beforeEach(() => {
  driver = new Driver();
  stack = driver.stack('Stack');
});
afterEach(async () => driver.close());

/** A function whose role has these properties, and other resources. */
function of(role: JsonObject, others: Template['Resources'] = {}): Template {
  const { Role, Function } = functionResources(handlerCode());
  return { Resources: { Role: { ...Role, Properties: { ...Role.Properties, ...role } }, Function, ...others } };
}

const attached = (type: string, properties: JsonObject) => ({ [type]: { Type: `AWS::IAM::${type}`, Properties: properties } });
const actions = () => stack.policiesOf('Function').documents.map(it => (it.Statement as JsonObject[])[0].Action);

describe('the policies of a function', () => {
  test('are the inline ones of its role and those that policy resources attach', async () => {
    await stack.deploy(of({ Policies: [{ PolicyName: 'Inline', PolicyDocument: document('ram:Inline') }] }, {
      ...attached('Policy', { PolicyName: 'P', PolicyDocument: document('ram:Policy'), Roles: [{ Ref: 'Role' }] }),
      ...attached('RolePolicy', { PolicyName: 'R', PolicyDocument: document('ram:RolePolicy'), RoleName: { Ref: 'Role' } }),
      ...attached('ManagedPolicy', { PolicyDocument: document('ram:ManagedPolicy'), Roles: [{ Ref: 'Role' }] }),
    }));
    expect(actions()).toEqual(['ram:Inline', 'ram:Policy', 'ram:RolePolicy', 'ram:ManagedPolicy']);
  });

  test('are those of managed policies by ARN too; AWS managed ones stay ARNs', async () => {
    await stack.deploy(of(
      { ManagedPolicyArns: [awsManaged, { Ref: 'ManagedPolicy' }], PermissionsBoundary: 'arn:boundary' },
      attached('ManagedPolicy', { ManagedPolicyName: 'own', PolicyDocument: document('ram:ManagedPolicy') }),
    ));
    expect(actions()).toEqual(['ram:ManagedPolicy']);
    expect(stack.policiesOf('Function')).toMatchObject({ managedPolicyArns: [awsManaged], permissionsBoundary: 'arn:boundary' });
    expect(stack.resource('ManagedPolicy').physicalId).toBe('arn:aws:iam::111111111111:policy/own');
  });

  test('are those of the moment', async () => {
    const policy = (action: string) => attached('Policy', { PolicyName: 'P', PolicyDocument: document(action), Roles: [{ Ref: 'Role' }] });
    await stack.deploy(of({}, policy('ram:Before')));
    await stack.deploy(of({ Description: 'changed' }, policy('ram:After')));
    expect(actions()).toEqual(['ram:After']);
    await stack.deploy(of({}));
    expect(actions()).toEqual([]);
  });

  test('follow a managed policy when it changes and when it goes', async () => {
    const policy = (action: string) => attached('ManagedPolicy', { PolicyDocument: document(action), Roles: [{ Ref: 'Role' }] });
    await stack.deploy(of({}, policy('ram:Before')));
    await stack.deploy(of({}, policy('ram:After')));
    expect(actions()).toEqual(['ram:After']);
    await stack.deploy(of({}));
    expect(actions()).toEqual([]);
  });

  test('are none when the role is gone', async () => {
    await stack.deploy(of({}));
    const functionArn = String(stack.resource('Function').attribute('Arn'));
    await stack.delete();
    expect(driver.policiesOf(functionArn)).toEqual({ documents: [], managedPolicyArns: [] });
  });

  test('can not be attached to a role that does not exist', async () => {
    const result = await stack.deploy(of({}, attached('Policy', { PolicyName: 'P', PolicyDocument: {}, Roles: ['other'] })));
    expect(result.reason).toBe('The role with name other cannot be found.');
  });

  test('go with the new role when the role is replaced', async () => {
    const policy = attached('Policy', { PolicyName: 'P', PolicyDocument: document('ram:Policy'), Roles: [{ Ref: 'Role' }] });
    await stack.deploy(of({}, policy));
    await stack.deploy(of({ RoleName: 'named' }, policy));
    expect(stack.resource('Role').physicalId).toBe('named');
    expect(actions()).toEqual(['ram:Policy']);
  });
});
