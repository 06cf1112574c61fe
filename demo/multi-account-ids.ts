import { Participant } from './multi-account-world';
import { Stack, StackResult } from '../test/driver';

/** An id that a consumer's stack got from RAM: what it belongs to in the owner's stack, and what uses it in the consumer's. */
export interface ReceivedId {
  readonly consumer: Participant;
  readonly output: string;
  readonly id: string;
  readonly origin: string | undefined;
  readonly users: string[];
}

/** The ids in the outputs of a consumer's stack. */
export function receivedIds(owner: Stack, consumer: Stack, { outputs }: StackResult): ReceivedId[] {
  return Object.entries(outputs).flatMap(([output, value]) => value.split(',').map(id => ({
    consumer: consumer.stackName as Participant,
    output,
    id,
    origin: [...owner.resources.values()].find(({ physicalId }) => physicalId === id)?.logicalId,
    users: [...consumer.resources.values()].filter(({ properties }) => Object.values(properties).includes(id)).map(({ logicalId }) => logicalId),
  })));
}
