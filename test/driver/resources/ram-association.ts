import {
  AssociateResourceShareCommand, DisassociateResourceShareCommand, GetResourceShareAssociationsCommand, ListSourceAssociationsCommand, RAMClient,
} from '@aws-sdk/client-ram';
import { ScaledClock } from '../clock';
import { RamClients } from './ram-client';
import { ResourceType, resultOf } from './resource-type';

/** A row of RAM's, whichever kind it is of. */
interface Row {
  readonly status?: string;
  readonly statusMessage?: string;
  readonly external?: boolean;
  readonly creationTime?: Date;
  readonly lastUpdatedTime?: Date;
}

/** What the three kinds of associations differ in. */
interface Kind {
  readonly entityProperty: string;
  readonly associationType: string;
  input(entity: string): { principals?: string[]; resourceArns?: string[]; sources?: string[] };
  page(ram: RAMClient, resourceShareArn: string, entity: string, nextToken?: string): Promise<{ rows: Row[]; nextToken?: string }>;
}

const principal: Kind = {
  entityProperty: 'Principal',
  associationType: 'PRINCIPAL',
  input: entity => ({ principals: [entity] }),
  page: async (ram, resourceShareArn, entity, nextToken) => {
    const answer = await ram.send(new GetResourceShareAssociationsCommand({
      associationType: 'PRINCIPAL', resourceShareArns: [resourceShareArn], principal: entity, nextToken,
    }));
    return { rows: answer.resourceShareAssociations ?? [], nextToken: answer.nextToken };
  },
};

const resource: Kind = {
  entityProperty: 'ResourceArn',
  associationType: 'RESOURCE',
  input: entity => ({ resourceArns: [entity] }),
  page: async (ram, resourceShareArn, entity, nextToken) => {
    const answer = await ram.send(new GetResourceShareAssociationsCommand({
      associationType: 'RESOURCE', resourceShareArns: [resourceShareArn], resourceArn: entity, nextToken,
    }));
    return { rows: answer.resourceShareAssociations ?? [], nextToken: answer.nextToken };
  },
};

const source: Kind = {
  entityProperty: 'SourceId',
  associationType: 'SOURCE',
  input: entity => ({ sources: [entity] }),
  page: async (ram, resourceShareArn, entity, nextToken) => {
    const answer = await ram.send(new ListSourceAssociationsCommand({ resourceShareArns: [resourceShareArn], sourceId: entity, nextToken }));
    return { rows: answer.sourceAssociations ?? [], nextToken: answer.nextToken };
  },
};

const pollInterval = 3_000;
const handlerTimeout = 735 * 60_000;
const refusalTimeout = 5 * 60_000;
const gone = ['DISASSOCIATED', undefined];

/** AWS::RAM::PrincipalAssociation, ResourceAssociation and SourceAssociation: create-only, and waited for as the long timeout suggests. */
export function ramAssociationTypes(clients: RamClients, clock: ScaledClock): Record<string, ResourceType> {
  return {
    'AWS::RAM::PrincipalAssociation': associationType(principal, clients, clock),
    'AWS::RAM::ResourceAssociation': associationType(resource, clients, clock),
    'AWS::RAM::SourceAssociation': associationType(source, clients, clock),
  };
}

function associationType(kind: Kind, clients: RamClients, clock: ScaledClock): ResourceType {
  return {
    create: async ({ stack, properties, stopped }) => {
      const ram = clients(stack);
      const [resourceShareArn, entity] = [String(properties.ResourceShareArn), String(properties[kind.entityProperty])];
      await ram.send(new AssociateResourceShareCommand({ resourceShareArn, ...kind.input(entity) }));
      const row = await until(clock, stopped, async () => liveRow(kind, ram, resourceShareArn, entity), ({ status }) => status !== 'ASSOCIATING');
      if (row.status !== 'ASSOCIATED') throw new Error(`${entity} is ${row.status ?? 'gone'}: ${row.statusMessage ?? 'no reason given'}`);
      return resultOf(`${resourceShareArn}|${entity}`, {
        AssociationType: kind.associationType,
        SourceType: kind.associationType,
        Status: row.status,
        External: row.external ?? false,
        CreationTime: row.creationTime?.toISOString() ?? '',
        LastUpdatedTime: row.lastUpdatedTime?.toISOString() ?? '',
      });
    },
    delete: async ({ stack, physicalId }) => {
      const ram = clients(stack);
      const [resourceShareArn, entity] = physicalId.split('|');
      const refusals = clock.now() + refusalTimeout;
      await until(clock, undefined, async () => disassociate(kind, ram, resourceShareArn, entity), refused => !refused || clock.now() > refusals);
      await until(clock, undefined, async () => liveRow(kind, ram, resourceShareArn, entity), ({ status }) => gone.includes(status));
    },
  };
}

/** Says whether RAM refuses for the moment. */
async function disassociate(kind: Kind, ram: RAMClient, resourceShareArn: string, entity: string): Promise<boolean> {
  try {
    await ram.send(new DisassociateResourceShareCommand({ resourceShareArn, ...kind.input(entity) }));
    return false;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'UnknownResourceException') return false;
    if (name === 'InvalidStateTransitionException') return true;
    throw error;
  }
}

async function liveRow(kind: Kind, ram: RAMClient, resourceShareArn: string, entity: string): Promise<Row> {
  let last: Row = {};
  let nextToken: string | undefined;
  do {
    const page = await kind.page(ram, resourceShareArn, entity, nextToken);
    last = page.rows.find(row => !gone.includes(row.status)) ?? page.rows[0] ?? last;
    if (!gone.includes(last.status)) return last;
    nextToken = page.nextToken;
  } while (nextToken);
  return last;
}

async function until<T>(clock: ScaledClock, stopped: AbortSignal | undefined, read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  const deadline = clock.now() + handlerTimeout;
  for (;;) {
    const value = await read();
    if (done(value) || stopped?.aborted || clock.now() > deadline) return value;
    await clock.sleep(pollInterval, stopped);
  }
}
