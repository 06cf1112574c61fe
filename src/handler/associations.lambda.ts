import { associations } from './associations';
import { customResource } from './custom-resource';
import { connect, newClient } from './ram';
import { lambdaRuntime } from './runtime';
import { readStackEvents } from './stack-events';

const client = newClient();
const outerStackIds = process.env.OUTER_STACK_IDS?.split(',') ?? [];
const resource = associations((...share) => connect(client, ...share), readStackEvents, outerStackIds);

/** The function behind `Custom::RamResourceShareAssociations`. */
export = { handler: customResource(resource, lambdaRuntime) };
