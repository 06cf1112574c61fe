import * as sdk from '@aws-sdk/client-ram';
import { systemClock } from './clock';
import { consumer } from './consumer/consumer';
import { Directory } from './consumer/directory';
import { customResource } from './custom-resource';
import { consoleLog } from './log';
import { sender } from './sender';
import { httpPut } from './upload';

// Retries are the handler's own: the SDK's would be without regard for the time that is left.
const client = new sdk.RAMClient({ maxAttempts: 1 });

/** The function behind `Custom::RamResourceShareAccepter`, `Custom::RamResourceShareLookup` and `Custom::RamOrganizationSharing`. */
export const handler = customResource(
  consumer({
    connect: (task, patience, tokens) => new Directory({ sdk, client }, sender(task, patience), tokens),
    disableServiceAccess: async (servicePrincipal) => {
      // Loaded only where it is needed.
      const { OrganizationsClient, DisableAWSServiceAccessCommand } = await import('@aws-sdk/client-organizations');
      await new OrganizationsClient({ maxAttempts: 1 }).send(new DisableAWSServiceAccessCommand({ ServicePrincipal: servicePrincipal }));
    },
  }),
  { clock: systemClock, log: consoleLog, put: httpPut, random: Math.random },
);
