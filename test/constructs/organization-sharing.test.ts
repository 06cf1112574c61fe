import { RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { newStack, onlyOne } from './support';
import { OrganizationSharing } from '../../src/organization-sharing';

const SHARING = 'Custom::RamOrganizationSharing';

test('sharing stays on when the construct is removed', () => {
  const stack = newStack();
  new OrganizationSharing(stack, 'Sharing');
  const { properties, resource } = onlyOne(stack, SHARING);
  expect(properties).toEqual({ ServiceToken: expect.anything(), ServiceTimeout: '300', DisableOnDelete: false });
  expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('organizations:Disable');
});

test('sharing is turned off with the construct if that is wanted, while the right to do so is still there', () => {
  const stack = newStack();
  new OrganizationSharing(stack, 'Sharing', { removalPolicy: RemovalPolicy.DESTROY });
  const { properties, resource } = onlyOne(stack, SHARING);
  expect(properties.DisableOnDelete).toBe(true);
  expect(resource.DeletionPolicy).toBe('Delete');
  const [id] = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy')).find(([, { Properties }]) =>
    Properties.PolicyDocument.Statement.some(({ Action }: { Action: string }) => Action === 'organizations:DisableAWSServiceAccess'))!;
  expect(resource.DependsOn).toContain(id);
});

test('the function may do what RAM wants of who turns sharing on, limited to RAM where IAM can limit it', () => {
  const stack = newStack();
  new OrganizationSharing(stack, 'Sharing');
  const onlyRam = { StringEquals: { 'organizations:ServicePrincipal': 'ram.amazonaws.com' } };
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        { Action: ['ram:EnableSharingWithAwsOrganization', 'organizations:DescribeOrganization'], Effect: 'Allow', Resource: '*' },
        { Action: 'organizations:EnableAWSServiceAccess', Effect: 'Allow', Resource: '*', Condition: onlyRam },
        {
          Action: 'iam:CreateServiceLinkedRole',
          Effect: 'Allow',
          Condition: { StringEquals: { 'iam:AWSServiceName': 'ram.amazonaws.com' } },
          Resource: {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' },
              ':iam::111111111111:role/aws-service-role/ram.amazonaws.com/AWSServiceRoleForResourceAccessManager']],
          },
        },
      ],
    },
  });
});
