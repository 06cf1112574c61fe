import { notPermitted } from '../errors';
import type { Operations } from './types';

/** EnableSharingWithAwsOrganization. */
export const organizationOperations: Operations<'EnableSharingWithAwsOrganization'> = {
  EnableSharingWithAwsOrganization({ state, account, now }) {
    const organization = state.organizationOf(account);
    if (organization?.managementAccount !== account) {
      throw notPermitted('Only the management account of an organization with all features can enable sharing with AWS Organizations.');
    }
    organization.sharingEnabledAt ??= now;
    return { returnValue: true };
  },
};
