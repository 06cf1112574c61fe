import {
  AssociateResourceShareCommand, AssociateResourceSharePermissionCommand, DisassociateResourceShareCommand,
  DisassociateResourceSharePermissionCommand, GetResourceShareAssociationsCommand, GetResourceSharesCommand, ListPermissionsCommand,
  ListResourceSharePermissionsCommand, ListSourceAssociationsCommand, RAMClient, ServiceInputTypes, ServiceOutputTypes,
} from '@aws-sdk/client-ram';
import type { $Command, ResourceSharePermissionSummary } from '@aws-sdk/client-ram';
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
  /** The permissions of the share. */
  sharePermissions(): Promise<ResourceSharePermissionSummary[]>;
  /** Puts a permission on the share, in the place of the one for the same resource type. */
  attach(permissionArn: string): Promise<unknown>;
  /** Takes a permission off the share. */
  detach(permissionArn: string): Promise<unknown>;
  /** The permission that RAM takes for a resource type when none is given. */
  defaultPermission(resourceType: string): Promise<string | undefined>;
}

/** Connects to a share: the only part of the handler that knows the SDK. */
export function connect(client: RAMClient, resourceShareArn: string, task: Task, usualPatience: Patience, clientTokens: ClientTokens): Ram {
  const resourceShareArns = [resourceShareArn];

  const send = <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    operation: string, Command: CommandClass<Input, Output>, input: Input, patience?: Patience,
  ) => call(task, operation, { ...usualPatience, ...patience }, (options) => client.send(new Command(input), options));

  const all = async <Input extends ServiceInputTypes, Output extends ServiceOutputTypes & { nextToken?: string }, Row>(
    operation: string, Command: CommandClass<Input, Output>, input: Input, rowsOf: (page: Output) => Row[] | undefined, patience?: Patience,
  ) => {
    const pages = await allPages((nextToken) => send(operation, Command, { maxResults: PAGE_SIZE, ...input, nextToken }, patience));
    return { rows: pages.flatMap((page) => rowsOf(page) ?? []), paged: pages.length > 1 };
  };

  const change = <Input extends ServiceInputTypes>(
    operation: string, Command: CommandClass<Input, ServiceOutputTypes>, what: object, patience?: Patience,
  ) => {
    const input = { resourceShareArn, ...what };
    return send(operation, Command, { ...input, clientToken: clientTokens(operation, input) } as unknown as Input, patience);
  };

  const associations = async (kind: Kind) => listingOf(await all('GetResourceShareAssociations', GetResourceShareAssociationsCommand,
    { associationType: ASSOCIATION_TYPES[kind], resourceShareArns }, (page) => page.resourceShareAssociations));

  const list = async (kind: Kind) => {
    if (kind !== 'sources') { return associations(kind); }
    // An older SDK or Region knows only the other way, and it is not said that it shows sources: if it shows none, that means nothing.
    const sources = ListSourceAssociationsCommand && await unless(ErrorKind.Permanent, all('ListSourceAssociations', ListSourceAssociationsCommand,
      { resourceShareArns }, (page) => page.sourceAssociations?.map((row) => ({ ...row, associatedEntity: row.sourceId }))));
    if (sources) { return listingOf(sources); }
    const other = await unless(ErrorKind.Permanent, associations(kind));
    return other?.associations.size ? other : undefined;
  };

  return {
    list,
    live: async (kind) => [...(await list(kind))?.associations.values() ?? []].filter(isLive).map(({ associatedEntity }) => associatedEntity!),
    associate: (entities, patience) => change('AssociateResourceShare', AssociateResourceShareCommand, entities, patience),
    disassociate: (entities) => change('DisassociateResourceShare', DisassociateResourceShareCommand, entities,
      { [ErrorKind.UnknownResource]: 0, [ErrorKind.InvalidState]: 0 }),
    sharePermissions: async () =>
      (await all('ListResourceSharePermissions', ListResourceSharePermissionsCommand, { resourceShareArn }, (page) => page.permissions)).rows,
    attach: (permissionArn) =>
      change('AssociateResourceSharePermission', AssociateResourceSharePermissionCommand, { permissionArn, replace: true }),
    detach: (permissionArn) => change('DisassociateResourceSharePermission', DisassociateResourceSharePermissionCommand, { permissionArn },
      { [ErrorKind.NotPermitted]: 0 }),
    defaultPermission: async (resourceType) =>
      (await all('ListPermissions', ListPermissionsCommand, { resourceType }, (page) => page.permissions)).rows
        .find((permission) => permission.isResourceTypeDefault)?.arn,
    shareStatus: async () => {
      const shares = await unless(ErrorKind.UnknownResource, all('GetResourceShares', GetResourceSharesCommand,
        { resourceOwner: 'SELF', resourceShareArns }, (page) => page.resourceShares, { [ErrorKind.UnknownResource]: 0 }));
      return shares?.rows[0]?.status;
    },
  };
}

/** The answer, or undefined if it is an error of the kind. */
function unless<T>(kind: ErrorKind, answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error) => {
    if (kindOf(error) !== kind) { throw error; }
    return undefined;
  });
}
