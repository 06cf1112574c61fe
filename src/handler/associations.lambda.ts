import { RAMClient } from '@aws-sdk/client-ram';
import { associations } from './associations';
import { customResource } from './custom-resource';
import { connect } from './ram';
import { lambdaRuntime } from './runtime';

// Retries are the handler's own: the SDK's would not regard the time that is left.
const client = new RAMClient({ maxAttempts: 1 });

/** The function behind `Custom::RamResourceShareAssociations`. */
export = { handler: customResource(associations((...share) => connect(client, ...share)), lambdaRuntime) };
