import { associateOperations } from './associate';
import { disassociateOperations } from './disassociate';
import { invitationOperations } from './invitations';
import { listingOperations } from './listing-shares';
import { organizationOperations } from './organization';
import { permissionOperations } from './permissions';
import { resourceOperations } from './resources';
import { sharePermissionOperations } from './share-permissions';
import { shareOperations } from './shares';
import { tagOperations } from './tags';
import type { Operations } from './types';

/** Every operation of RAM. */
export const operations: Operations = {
  ...shareOperations,
  ...associateOperations,
  ...disassociateOperations,
  ...listingOperations,
  ...invitationOperations,
  ...resourceOperations,
  ...organizationOperations,
  ...permissionOperations,
  ...sharePermissionOperations,
  ...tagOperations,
};
