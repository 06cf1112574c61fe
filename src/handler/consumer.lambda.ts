import { consumer } from './consumer/consumer';
import { directory, newClient } from './consumer/directory';
import { disableServiceAccess } from './consumer/organizations';
import { customResource } from './custom-resource';
import { lambdaRuntime } from './runtime';

const client = newClient();

const resources = consumer({ connect: (task, tokens) => directory(client, task, tokens), disableServiceAccess });

/** The function behind `Custom::RamResourceShareAccepter`, `Custom::RamResourceShareLookup` and `Custom::RamOrganizationSharing`. */
export = { handler: customResource(resources, lambdaRuntime) };
