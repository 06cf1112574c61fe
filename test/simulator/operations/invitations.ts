import type { ResourceShareInvitation } from '@aws-sdk/client-ram';
import { RamError, malformedArn } from '../errors';
import { findShare, type Context } from './context';
import type { Operations } from './types';
import { invitationStatus, settledAt, type Invitation } from '../model/invitation';
import type { ResourceShare } from '../model/resource-share';
import { resourceTypeOf } from '../model/resource-types';
import { acceptInvitation, rejectInvitation } from '../model/transitions';

/** Invitations as the invited account sees them. */
export const invitationOperations: Operations<
'GetResourceShareInvitations' | 'AcceptResourceShareInvitation' | 'RejectResourceShareInvitation' | 'ListPendingInvitationResources'
> = {
  GetResourceShareInvitations(context, input) {
    input.resourceShareInvitationArns?.forEach(arn => findInvitation(context, arn));
    input.resourceShareArns?.forEach(arn => findShare(context, arn));
    const invitations = received(context).filter(({ arn, share }) =>
      (input.resourceShareInvitationArns?.includes(arn) ?? true) && (input.resourceShareArns?.includes(share.arn) ?? true));
    const { items, nextToken } = context.pager.page(invitations, ({ sequence }) => sequence, 'GetResourceShareInvitations', input);
    return { resourceShareInvitations: items.map(invitation => viewInvitation(context, invitation)), nextToken };
  },

  AcceptResourceShareInvitation(context, input) {
    const invitation = findPending(context, input.resourceShareInvitationArn ?? '');
    acceptInvitation(context.state, invitation);
    return { resourceShareInvitation: viewInvitation(context, invitation), clientToken: input.clientToken };
  },

  RejectResourceShareInvitation(context, input) {
    const invitation = findPending(context, input.resourceShareInvitationArn ?? '');
    rejectInvitation(context.state, invitation);
    return { resourceShareInvitation: viewInvitation(context, invitation), clientToken: input.clientToken };
  },

  ListPendingInvitationResources(context, input) {
    const { share } = findPending(context, input.resourceShareInvitationArn ?? '');
    const rows = resources(context, share, input.resourceRegionScope);
    const { items, nextToken } = context.pager.page(rows, ({ sequence }) => sequence, 'ListPendingInvitationResources', input);
    return {
      resources: items.map(row => ({
        arn: row.entity,
        type: resourceTypeOf(row.entity).type,
        resourceShareArn: share.arn,
        status: 'PENDING',
        creationTime: new Date(row.creationTime),
        lastUpdatedTime: new Date(row.lastUpdatedTime),
        resourceRegionScope: resourceTypeOf(row.entity).scope === 'GLOBAL' ? 'GLOBAL' : 'REGIONAL',
      })),
      nextToken,
    };
  },
};

function resources({ now }: Context, share: ResourceShare, scope: string | undefined) {
  return share.associations(now, 'RESOURCE').filter(row =>
    row.present && (scope === undefined || scope === 'ALL' || (resourceTypeOf(row.entity).scope ?? 'REGIONAL') === scope));
}

function received(context: Context): Invitation[] {
  const { state, now, account, region } = context;
  const invitations: Invitation[] = [];
  for (const invitation of state.invitations.values()) {
    if (now >= settledAt(invitation) + state.delays.invitationListed) {
      state.invitations.delete(invitation.arn);
    } else if (invitation.receiver === account && invitation.share.region === region && now >= invitation.sentAt) {
      invitations.push(invitation);
    }
  }
  return invitations;
}

function findInvitation(context: Context, arn: string): Invitation {
  if (!/^arn:[^:]+:ram:[^:]+:\d{12}:resource-share-invitation\/.+$/.test(arn)) {
    throw malformedArn(`The specified invitation ARN ${arn} is not valid. Verify the ARN and try again.`);
  }
  const invitation = received(context).find(candidate => candidate.arn === arn);
  if (!invitation) {
    throw new RamError('ResourceShareInvitationArnNotFoundException', `The invitation ${arn} could not be found.`);
  }
  return invitation;
}

function findPending(context: Context, arn: string): Invitation {
  const invitation = findInvitation(context, arn);
  switch (invitationStatus(invitation, context.now)) {
    case 'ACCEPTED': throw new RamError('ResourceShareInvitationAlreadyAcceptedException', `The invitation ${arn} has already been accepted.`);
    case 'REJECTED': throw new RamError('ResourceShareInvitationAlreadyRejectedException', `The invitation ${arn} has already been rejected.`);
    case 'EXPIRED': throw new RamError('ResourceShareInvitationExpiredException', `The invitation ${arn} has expired.`);
    case 'PENDING': return invitation;
  }
}

function viewInvitation({ now }: Context, invitation: Invitation): ResourceShareInvitation {
  return {
    resourceShareInvitationArn: invitation.arn,
    resourceShareName: invitation.share.name,
    resourceShareArn: invitation.share.arn,
    senderAccountId: invitation.share.owner,
    receiverAccountId: invitation.receiver,
    receiverArn: invitation.row.entity.startsWith('arn:') ? invitation.row.entity : undefined,
    invitationTimestamp: new Date(invitation.sentAt),
    status: invitationStatus(invitation, now),
  };
}
