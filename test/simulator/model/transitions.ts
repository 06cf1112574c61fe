import type { Association } from './association';
import { invitationLifetime, type Invitation } from './invitation';
import type { ResourceShare } from './resource-share';
import type { RamState } from './state';

const ASSOCIATION_DELAY = { PRINCIPAL: 'associatePrincipal', RESOURCE: 'associateResource', SOURCE: 'associateSource' } as const;

/** An association that RAM completes by itself. */
export function startAssociation(state: RamState, share: ResourceShare, row: Association): void {
  row.become(state.now, 'ASSOCIATING');
  row.schedule({ at: state.now + state.delays[ASSOCIATION_DELAY[row.type]], status: 'ASSOCIATED' });
  row.settle(state.now);
  share.touched(row);
}

/** An association that waits for the receiver of an invitation. */
export function invite(state: RamState, share: ResourceShare, row: Association, receiver: string): void {
  const sentAt = state.now + state.delays.invitation;
  const [, partition, , region, owner] = share.arn.split(':');
  const invitation: Invitation = {
    sequence: state.nextSequence(),
    arn: `arn:${partition}:ram:${region}:${owner}:resource-share-invitation/${state.ids.uuid()}`,
    share,
    row,
    receiver,
    sentAt,
    expiresAt: sentAt + invitationLifetime(share, state.now),
  };
  state.invitations.set(invitation.arn, invitation);
  row.become(state.now, 'ASSOCIATING');
  row.pendingInvitation = invitation.arn;
  scheduleExpiry(state, invitation);
}

/** Takes the share's resources into account: some kinds leave more time than others. */
export function renewExpiry(state: RamState, share: ResourceShare): void {
  for (const row of share.associations(state.now, 'PRINCIPAL')) {
    const invitation = row.pendingInvitation ? state.invitations.get(row.pendingInvitation) : undefined;
    if (invitation) {
      invitation.expiresAt = invitation.sentAt + invitationLifetime(share, state.now);
      scheduleExpiry(state, invitation);
    }
  }
}

function scheduleExpiry(state: RamState, { share, row, expiresAt }: Invitation): void {
  row.schedule(...afterRefusal(state, expiresAt));
  share.touched(row);
}

/** Lets the receiver in. */
export function acceptInvitation(state: RamState, invitation: Invitation): void {
  invitation.answer = { status: 'ACCEPTED', at: state.now };
  invitation.row.pendingInvitation = undefined;
  startAssociation(state, invitation.share, invitation.row);
}

/** Leaves the receiver out. */
export function rejectInvitation(state: RamState, invitation: Invitation): void {
  invitation.answer = { status: 'REJECTED', at: state.now };
  invitation.row.schedule(...afterRefusal(state, state.now));
  invitation.share.touched(invitation.row);
}

/** What becomes of a principal whose invitation came to nothing. */
function afterRefusal(state: RamState, at: number): Parameters<Association['schedule']> {
  switch (state.rules.refusedInvitation) {
    case 'FAILED': return [{ at, status: 'FAILED', statusMessage: 'The invitation was rejected or has expired.' }];
    case 'gone': return [{ at, status: 'gone' }];
    case 'DISASSOCIATED': return [{ at, status: 'DISASSOCIATED' }, { at: at + listedFor(state), status: 'gone' }];
  }
}

/** For how long a disassociated row is still there: also lists that are behind have to show it. */
function listedFor({ delays }: RamState): number {
  return delays.disassociatedListed + delays.listing;
}

/** Takes an entity out of a share. */
export function startDisassociation(state: RamState, share: ResourceShare, row: Association): void {
  const doneAt = state.now + state.delays.disassociate;
  withdrawInvitation(state, row);
  row.become(state.now, 'DISASSOCIATING');
  row.schedule({ at: doneAt, status: 'DISASSOCIATED' }, { at: doneAt + listedFor(state), status: 'gone' });
  row.settle(state.now);
  share.touched(row);
}

/** An invitation goes with what it was about. */
export function withdrawInvitation(state: RamState, row: Association): void {
  const invitation = row.pendingInvitation ? state.invitations.get(row.pendingInvitation) : undefined;
  if (invitation) {
    invitation.withdrawn = true;
    state.invitations.delete(invitation.arn);
  }
}
