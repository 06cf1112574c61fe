import {
  AssociateResourceShareCommand, DisassociateResourceShareCommand, GetResourceShareAssociationsCommand, GetResourceSharesCommand,
  ListSourceAssociationsCommand, RAMClient, ServiceInputTypes, ServiceOutputTypes,
} from '@aws-sdk/client-ram';
import type { $Command } from '@aws-sdk/client-ram';
import { allPages, call, Patience } from './caller';
import { ClientTokens } from './client-token';
import { ErrorKind, kindOf } from './errors';
import { Entities, isLive, Kind, Listing, listingOf } from './listing';
import { Task } from './runtime';

const ASSOCIATION_TYPES = { principals: 'PRINCIPAL', resourceArns: 'RESOURCE', sources: 'SOURCE' } as const;
const PAGE_SIZE = 500;

type CommandClass<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> =
  new (input: Input) => $Command<Input, Output, RAMClient['config'], ServiceInputTypes, ServiceOutputTypes>;

/** One resource share in RAM. */
export interface Ram {
  /** The state of the share; undefined when it isn't known. */
  shareStatus(): Promise<string | undefined>;
  /** All associations of a kind; undefined if RAM doesn't show them. */
  list(kind: Kind): Promise<Listing | undefined>;
  /** The entities of a kind that are on the share. */
  live(kind: Kind): Promise<string[]>;
  /** Associates the entities, in one call. */
  associate(entities: Entities, patience?: Patience): Promise<unknown>;
  /** Disassociates the entities, in one call. RAM's refusals are for the one who knows what else is on the share. */
  disassociate(entities: Entities): Promise<unknown>;
}

/** Connects to a share: the only part of the handler that knows the SDK. */
export function connect(client: RAMClient, resourceShareArn: string, task: Task, usualPatience: Patience, clientTokens: ClientTokens): Ram {
  const resourceShareArns = [resourceShareArn];

  const send = async <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    operation: string, Command: CommandClass<Input, Output>, input: Input, patience?: Patience,
  ) => call(task, operation, { ...usualPatience, ...patience }, (options) => client.send(new Command(input), options));

  const change = (operation: string, entities: Entities) => {
    const input = { resourceShareArn, ...entities };
    return { ...input, clientToken: clientTokens(operation, input) };
  };

  const associations = async (kind: Kind) => {
    const pages = await allPages((nextToken) => send('GetResourceShareAssociations', GetResourceShareAssociationsCommand,
      { associationType: ASSOCIATION_TYPES[kind], resourceShareArns, maxResults: PAGE_SIZE, nextToken }));
    return listingOf(pages.flatMap((page) => page.resourceShareAssociations ?? []), pages.length > 1);
  };

  const sources = async () => {
    const pages = await allPages((nextToken) => send('ListSourceAssociations', ListSourceAssociationsCommand,
      { resourceShareArns, maxResults: PAGE_SIZE, nextToken }));
    const rows = pages.flatMap((page) => page.sourceAssociations ?? []);
    return listingOf(rows.map((row) => ({ ...row, associatedEntity: row.sourceId })), pages.length > 1);
  };

  const list = async (kind: Kind) => {
    if (kind !== 'sources') { return associations(kind); }
    // An older SDK or Region knows only the other way, and it is not said that it shows sources: if it shows none, that means nothing.
    const listing = ListSourceAssociationsCommand && await unless(ErrorKind.Permanent, sources());
    if (listing) { return listing; }
    const other = await unless(ErrorKind.Permanent, associations(kind));
    return other?.associations.size ? other : undefined;
  };

  return {
    list,
    live: async (kind) => [...(await list(kind))?.associations.values() ?? []].filter(isLive).map(({ associatedEntity }) => associatedEntity!),
    associate: async (entities, patience) => send('AssociateResourceShare', AssociateResourceShareCommand, change('A', entities), patience),
    disassociate: async (entities) =>
      send('DisassociateResourceShare', DisassociateResourceShareCommand, change('D', entities), { [ErrorKind.UnknownResource]: 0, [ErrorKind.InvalidState]: 0 }),
    shareStatus: async () => {
      const pages = await unless(ErrorKind.UnknownResource, allPages((nextToken) =>
        send('GetResourceShares', GetResourceSharesCommand, { resourceOwner: 'SELF', resourceShareArns, nextToken }, { [ErrorKind.UnknownResource]: 0 })));
      return pages?.flatMap((page) => page.resourceShares ?? []).find((share) => share.resourceShareArn === resourceShareArn)?.status;
    },
  };
}

/** The answer, or undefined if it is an error of the kind. */
async function unless<T>(kind: ErrorKind, answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error) => {
    if (kindOf(error) !== kind) { throw error; }
    return undefined;
  });
}
