import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { SelectedShare } from './share-selector';

/** The right to find shares by name or ARN. */
export function findShares(): iam.PolicyStatement {
  // IAM has no resource-level permissions for this read call of RAM.
  return new iam.PolicyStatement({ actions: ['ram:GetResourceShares'], resources: ['*'] });
}

/** The right to see what is in received shares. */
export function listResources(): iam.PolicyStatement {
  // IAM has no resource-level permissions for this read call of RAM.
  return new iam.PolicyStatement({ actions: ['ram:ListResources'], resources: ['*'] });
}

/** The right to see invitations. */
export function findInvitations(): iam.PolicyStatement {
  // IAM has no resource-level permissions for this read call of RAM.
  return new iam.PolicyStatement({ actions: ['ram:GetResourceShareInvitations'], resources: ['*'] });
}

/** The right to accept the invitations to shares of an owner with some names. */
export function acceptNames(scope: Construct, owner: string, names: string[]): iam.PolicyStatement {
  return acceptInvitations(scope, { 'ram:ShareOwnerAccountId': owner, 'ram:ResourceShareName': names });
}

/** The right to accept the invitations to all shares of some owners: IAM knows no condition for the ARN of a share. */
export function acceptFromOwners(scope: Construct, owners: string[]): iam.PolicyStatement {
  return acceptInvitations(scope, { 'ram:ShareOwnerAccountId': owners });
}

function acceptInvitations(scope: Construct, shares: Record<string, unknown>): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['ram:AcceptResourceShareInvitation'],
    // The id of an invitation is known only when it has arrived, and neither is it documented whose account its ARN holds.
    resources: [Stack.of(scope).formatArn({ service: 'ram', account: '*', resource: 'resource-share-invitation', resourceName: '*' })],
    conditions: { StringEquals: shares },
  });
}

/** What the right to leave shares takes. On shares of others RAM lets an account remove itself only. */
export const LEAVE_SHARES = ['ram:DisassociateResourceShare'];

/** The right to leave shares. */
export function leaveShares(resourceShareArns: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: LEAVE_SHARES, resources: resourceShareArns });
}

/** The ARN of a share, or that of all shares of its owner, because the id of a share that is known by its name isn't known yet. */
export function arnOf(scope: Construct, { selector, owner }: SelectedShare): string {
  return selector.ResourceShareArn ?? Stack.of(scope).formatArn({ service: 'ram', account: owner, resource: 'resource-share', resourceName: '*' });
}

/** The rights that RAM wants of the one who turns on sharing with an organization. */
export function enableOrganizationSharing(scope: Construct): iam.PolicyStatement[] {
  return [
    // IAM has no resource-level permissions for these calls.
    new iam.PolicyStatement({ actions: ['ram:EnableSharingWithAwsOrganization', 'organizations:DescribeOrganization'], resources: ['*'] }),
    new iam.PolicyStatement({ actions: ['organizations:EnableAWSServiceAccess'], resources: ['*'], conditions: ONLY_RAM }),
    new iam.PolicyStatement({
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role/aws-service-role', resourceName: `${RAM}/AWSServiceRoleForResourceAccessManager` })],
      conditions: { StringEquals: { 'iam:AWSServiceName': RAM } },
    }),
  ];
}

/** The right to turn off sharing with an organization. */
export function disableOrganizationSharing(): iam.PolicyStatement {
  // IAM has no resource-level permissions for this call, but it can be limited to one service.
  return new iam.PolicyStatement({ actions: ['organizations:DisableAWSServiceAccess'], resources: ['*'], conditions: ONLY_RAM });
}

const RAM = 'ram.amazonaws.com';
const ONLY_RAM = { StringEquals: { 'organizations:ServicePrincipal': RAM } };
