import { RAMClient } from '@aws-sdk/client-ram';
import { consumer } from './consumer/consumer';
import { directory } from './consumer/directory';
import { disableServiceAccess } from './consumer/organizations';
import { customResource } from './custom-resource';
import { lambdaRuntime } from './runtime';

// Retries are the handler's own: the SDK's would not regard the time that is left.
const client = new RAMClient({ maxAttempts: 1 });

const resources = consumer({ connect: (task, tokens) => directory(client, task, tokens), disableServiceAccess });

/** The function behind `Custom::RamResourceShareAccepter`, `Custom::RamResourceShareLookup` and `Custom::RamOrganizationSharing`. */
export = { handler: customResource(resources, lambdaRuntime) };
