import { A_WHILE_MS, MatrixFault, Scene, Strike } from './fault';
import { ownerOf, shareName, shareOf } from './scenario';
import { REGION } from '../support/request';

/** Where a share shows itself first: an accepter gets an invitation. */
const showsItself = ({ scenario, operation, event }: Strike) => /^(create|update)$/.test(event)
  && operation === (scenario.construct === 'ResourceShareAccepter' ? 'GetResourceShareInvitations' : 'GetResourceShares');
const invites = (strike: Strike) => showsItself(strike) && strike.operation === 'GetResourceShareInvitations';
const accepts = ({ operation }: Strike) => operation === 'AcceptResourceShareInvitation';

/** What befalls shares and invitations. */
export const SHARE_FAULTS: readonly MatrixFault[] = [
  { name: 'nothing there for a while', strikes: showsItself, ending: () => 'converges', unseen: true, absentMs: A_WHILE_MS },
  {
    name: 'nothing there for good',
    strikes: showsItself,
    ending: () => /and no invitation to it has arrived|it takes a ResourceShareAccepter|does not exist: this account owns no active one/,
    unseen: true,
    absentMs: Infinity,
  },
  {
    name: 'several of the name',
    strikes: showsItself,
    ending: () => /There is more than one share ".*"( of account \d+)?: arn:\S+, arn:\S+\. Name the right one by its ARN/,
    unseen: true,
    arrange: ({ stage, target }) => {
      const twin = shareOf(stage, target);
      const principals = twin.principals().map(({ entity }) => entity);
      stage.simulator.seedShare({ owner: ownerOf(twin), region: REGION, name: shareName(stage, target), principals });
    },
  },
  {
    name: 'invitation expired',
    strikes: invites,
    ending: () => /the invitation arn:\S+ has expired\. The owner has to take the account off/,
    unseen: true,
    arrange: ({ stage: { simulator } }) => simulator.state.invitations.forEach((invitation) => { invitation.expiresAt = simulator.state.now; }),
  },
  {
    name: 'invitation rejected',
    strikes: invites,
    ending: () => /the invitation arn:\S+ was rejected\. The owner has to take the account off/,
    unseen: true,
    arrange: ({ stage, target }) => shareOf(stage, target).reject(stage.account),
  },
  { name: 'accepted by somebody else meanwhile', strikes: accepts, ending: () => 'found', unseen: true, arrange: overtake('accept') },
  { name: 'rejected by somebody else meanwhile', strikes: accepts, ending: () => /the invitation arn:\S+ was rejected/, unseen: true, arrange: overtake('reject') },
  {
    name: 'share visible only later',
    strikes: accepts,
    ending: () => 'converges',
    unseen: true,
    arrange: ({ stage, target, operation, onCall }) => onCall((call) => {
      if (call.operation !== operation) { return; }
      const share = shareOf(stage, target);
      share.set('PRINCIPAL', stage.account, 'ASSOCIATING');
      stage.after(A_WHILE_MS, () => share.set('PRINCIPAL', stage.account, 'ASSOCIATED'));
    }),
  },
];

/** Somebody else answers the invitation between our look and our answer. */
function overtake(answer: 'accept' | 'reject'): (scene: Scene) => void {
  return ({ stage, target, operation }) => {
    stage.simulator.faults.add({
      operation,
      kind: 'error',
      match: () => {
        shareOf(stage, target)[answer](stage.account);
        stage.simulator.faults.clear();
        return false;
      },
    });
  };
}
