import { associations } from './associations';
import { customResource } from './custom-resource';
import { connectWith, newClient } from './ram';
import { lambdaRuntime } from './runtime';
import { readStackEvents } from './stack-events';

const outerStackIds = process.env.STACK_IDS?.split(',') ?? [];
const resource = associations(connectWith(newClient()), readStackEvents, outerStackIds);

/** The function behind `Custom::RamResourceShareAssociations`. */
export = { handler: customResource(resource, lambdaRuntime) };
