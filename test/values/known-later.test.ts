import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { CustomerManagedPermission } from '../../src/customer-managed-permission';
import { ResourceShare } from '../../src/resource-share';
import { ResourceShareAccepter } from '../../src/resource-share-accepter';
import { ResourceShareAssociations } from '../../src/resource-share-associations';
import { SharePermission } from '../../src/share-permission';
import { SharePrincipal } from '../../src/share-principal';
import { ShareSource } from '../../src/share-source';
import { SharedResource } from '../../src/shared-resource';
import { SharingGuardrails } from '../../src/sharing-guardrails';

/** Something made of one value, which is known later. */
type Use = [what: string, use: (stack: Stack, value: string) => unknown];

const VALUES: Use[] = [
  ['SharePrincipal.account()', (_, value) => SharePrincipal.account(value).value],
  ['SharePrincipal.organization()', (_, value) => SharePrincipal.organization(value).value],
  ['SharePrincipal.organizationalUnit()', (_, value) => SharePrincipal.organizationalUnit(value).value],
  ['SharePrincipal.service()', (_, value) => SharePrincipal.service(value).value],
  ['SharePrincipal.of()', (_, value) => SharePrincipal.of(value).value],
  ['ShareSource.account()', (_, value) => ShareSource.account(value).value],
  ['ShareSource.organization()', (_, value) => ShareSource.organization(value).value],
  ['ShareSource.organizationPath()', (_, value) => ShareSource.organizationPath(value).value],
  ['ShareSource.arn()', (_, value) => ShareSource.arn(value).value],
  ['SharedResource.fromArn()', (_, value) => SharedResource.fromArn(value).resourceArn],
  ['SharePermission.fromArn()', (_, value) => SharePermission.fromArn(value).permissionArn],
  ['ResourceShare.fromResourceShareArn()', (stack, value) => ResourceShare.fromResourceShareArn(stack, 'Import', value).resourceShareArn],
  ['CustomerManagedPermission.fromCustomerManagedPermissionArn()',
    (stack, value) => CustomerManagedPermission.fromCustomerManagedPermissionArn(stack, 'Import', value).permissionArn],
];

const PARTS: Use[] = [
  ['SharePrincipal.organizationFromId()', (_, value) => SharePrincipal.organizationFromId(value, value).value],
  ['SharePrincipal.organizationalUnitFromId()', (_, value) => SharePrincipal.organizationalUnitFromId(value, value, value).value],
  ['SharePermission.awsManaged()', (_, value) => SharePermission.awsManaged(value).permissionArn],
];

const newStack = () => new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });

describe.each<[string, (stack: Stack) => string]>([
  ['a look-up that the CLI has not done yet', (stack) => ssm.StringParameter.valueFromLookup(stack, '/network/value')],
  ['a dynamic reference', () => '{{resolve:ssm:/network/value}}'],
])('%s', (_, later) => {
  test.each(VALUES)('passes %s as it is', (_what, use) => {
    const stack = newStack();
    expect(use(stack, later(stack))).toBe(later(stack));
  });

  test.each(PARTS)('passes %s as a part', (_what, use) => {
    const stack = newStack();
    expect(use(stack, later(stack))).toContain(later(stack));
  });

  test('leaves an imported share in the environment of the stack', () => {
    const stack = newStack();
    expect(ResourceShare.fromResourceShareArn(stack, 'Import', later(stack)).env).toEqual({ account: '111111111111', region: 'eu-west-1' });
  });

  test('passes all checks on a share', () => {
    const stack = newStack();
    const value = later(stack);
    new ResourceShareAssociations(stack, 'Associations', {
      resourceShare: ResourceShare.fromResourceShareArn(stack, 'Import', value),
      principals: [SharePrincipal.account(value), SharePrincipal.of(`arn:aws:iam::${value}:role/Reader`)],
      resources: [SharedResource.fromArn(value), SharedResource.fromArn(`arn:aws:ec2:eu-west-1:${value}:transit-gateway/tgw-1`)],
    });
    Template.fromStack(stack).hasResourceProperties('Custom::RamResourceShareAssociations', { ResourceShareArn: value });
  });

  test('passes an accepter that names the share', () => {
    const stack = newStack();
    new ResourceShareAccepter(stack, 'Accepter', { shareOwner: later(stack), resourceShareName: later(stack) });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

test('a share whose ARN has still to be looked up can be accepted', () => {
  const stack = newStack();
  const resourceShare = ResourceShare.fromResourceShareArn(stack, 'Import', ssm.StringParameter.valueFromLookup(stack, '/network/share'));
  new ResourceShareAccepter(stack, 'Accepter', { resourceShare });
  expect(() => Template.fromStack(stack)).not.toThrow();
});

test('a share whose ARN CloudFormation replaces can be accepted by owner and name only, because the rights of the function name the owner', () => {
  const stack = newStack();
  const arn = 'arn:aws:ram:eu-west-1:{{resolve:ssm:/network/account}}:resource-share/01234567-89ab-cdef-0123-456789abcdef';
  const resourceShare = ResourceShare.fromResourceShareArn(stack, 'Import', arn);
  expect(() => new ResourceShareAccepter(stack, 'Accepter', { resourceShare })).toThrow(/^Stack\/Accepter: CloudFormation replaces "arn.*with shareOwner and resourceShareName$/);
});

describe('an entry of guardrails', () => {
  const guardrails = (entry: (stack: Stack) => string) => {
    const stack = newStack();
    return () => new SharingGuardrails(stack, 'Guardrails', { allowedAccounts: [entry(stack)] });
  };

  test('may have to be looked up', () => {
    expect(guardrails((stack) => ssm.StringParameter.valueFromLookup(stack, '/network/account'))).not.toThrow();
  });

  test('is no dynamic reference, which could never match', () => {
    expect(guardrails(() => '{{resolve:ssm:/network/account}}')).toThrow(/allowedAccounts holds "\{\{resolve:.*known at deployment only/);
  });
});
