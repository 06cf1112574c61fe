import { INSIDER, Rig, Stage } from './stage';
import { Request } from '../../handler/support/invoke';
import { OWNER } from '../../handler/support/world';
import * as associations from '../../matrix/bundled-rig';
import { requestOf } from '../support/request';

/** A rig that has to be closed. */
export interface BundledRig extends Rig {
  readonly close: () => Promise<void>;
}

// On a busy machine an answer takes a few hundred real milliseconds more, each of which counts fifty-fold.
const SLACK_MS = 20_000;

/** The consumer's inline code in a process of its own under Lambda's Node.js, with the SDK, against RAM over HTTP; time is scaled. */
export async function bundledRig(code: string, runtime: associations.Runtime): Promise<BundledRig> {
  const { simulator, after, invoke, close } = await associations.bundledRig(code, runtime);
  const { state } = simulator;
  // The account of the function gets an organization of its own.
  const account = OWNER;
  state.organizationOf(account)?.removeAccount(account);
  const organization = simulator.createOrganization(account);
  organization.addAccount(INSIDER);
  let serial = 0;
  return {
    slackMs: SLACK_MS,
    open: (): Stage => {
      organization.sharingEnabledAt = -Infinity;
      state.invitations.clear();
      const send: Stage['send'] = async (request) => invoke(requestOf(account, state.now, request) as unknown as Request);
      return { account, organization, simulator, serial: ++serial, after, send };
    },
    close,
  };
}
