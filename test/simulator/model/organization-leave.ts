import type { Organization } from './organization';
import { parsePrincipal } from './principal';
import type { RamState } from './state';
import { startDisassociation } from './transitions';

/** Takes away what an account got, and gave, as a member of its organization. */
export function accountLeft(state: RamState, organization: Organization, account: string): void {
  const { now } = state;
  for (const share of state.allShares()) {
    const concerned = share.owner === account || organization.has(share.owner);
    if (!concerned || share.retainSharing) {
      continue;
    }
    for (const row of share.associations(now, 'PRINCIPAL')) {
      const principal = parsePrincipal(row.entity);
      const lost = share.owner === account ? principal.kind !== 'service' : principal.account === account;
      if (row.present && !row.external && lost) {
        startDisassociation(state, share, row);
      }
    }
  }
}
