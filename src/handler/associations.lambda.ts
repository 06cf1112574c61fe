import * as sdk from '@aws-sdk/client-ram';
import { associations } from './associations';
import { systemClock } from './clock';
import { customResource } from './custom-resource';
import { consoleLog } from './log';
import { Ram } from './ram';
import { sender } from './sender';
import { httpPut } from './upload';

// Retries are the handler's own: the SDK's would be without regard for the time that is left.
const client = new sdk.RAMClient({ maxAttempts: 1 });

/** The function behind `Custom::RamResourceShareAssociations`. */
export const handler = customResource(
  associations((resourceShareArn, task, patience, tokens) => new Ram({ sdk, client }, resourceShareArn, sender(task, patience), tokens)),
  { clock: systemClock, log: consoleLog, put: httpPut, random: Math.random },
);
