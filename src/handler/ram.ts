import sdk = require('@aws-sdk/client-ram');
import { allPages, call, Patience } from './caller';
import { ClientTokens } from './client-token';
import { ErrorKind, kindOf } from './errors';
import { Entities, Kind, Listing, listingOf } from './listing';
import { Task } from './runtime';

const PAGE_SIZE = 500;

/** The operations that the handler calls, with what goes in and comes out. */
interface Operations {
  AssociateResourceShare: [sdk.AssociateResourceShareCommandInput, sdk.AssociateResourceShareCommandOutput];
  AssociateResourceSharePermission: [sdk.AssociateResourceSharePermissionCommandInput, sdk.AssociateResourceSharePermissionCommandOutput];
  DisassociateResourceShare: [sdk.DisassociateResourceShareCommandInput, sdk.DisassociateResourceShareCommandOutput];
  DisassociateResourceSharePermission: [
    sdk.DisassociateResourceSharePermissionCommandInput, sdk.DisassociateResourceSharePermissionCommandOutput,
  ];
  GetResourceShareAssociations: [sdk.GetResourceShareAssociationsCommandInput, sdk.GetResourceShareAssociationsCommandOutput];
  GetResourceShares: [sdk.GetResourceSharesCommandInput, sdk.GetResourceSharesCommandOutput];
  ListPermissions: [sdk.ListPermissionsCommandInput, sdk.ListPermissionsCommandOutput];
  ListResourceSharePermissions: [sdk.ListResourceSharePermissionsCommandInput, sdk.ListResourceSharePermissionsCommandOutput];
  ListSourceAssociations: [sdk.ListSourceAssociationsCommandInput, sdk.ListSourceAssociationsCommandOutput];
  PromoteResourceShareCreatedFromPolicy: [
    sdk.PromoteResourceShareCreatedFromPolicyCommandInput, sdk.PromoteResourceShareCreatedFromPolicyCommandOutput,
  ];
}
type Operation = keyof Operations;
type Input<Op extends Operation> = Operations[Op][0];
type Output<Op extends Operation> = Operations[Op][1] & { nextToken?: string };

/** One resource share in RAM. */
export interface Ram {
  /** The share itself; undefined when RAM doesn't know it. */
  share(): Promise<sdk.ResourceShare | undefined>;
  /** Makes a share that RAM made from a resource policy one that can be changed; takes a while. */
  promote(): Promise<unknown>;
  /** All associations of a kind; undefined if RAM doesn't show them. */
  list(kind: Kind): Promise<Listing | undefined>;
  /** Associates the entities, in one call. */
  associate(entities: Entities, patience?: Patience): Promise<unknown>;
  /** Disassociates the entities, in one call. RAM's refusals are for the one who knows what else is on the share. */
  disassociate(entities: Entities): Promise<unknown>;
  /** The permissions of the share. */
  sharePermissions(): Promise<sdk.ResourceSharePermissionSummary[]>;
  /** Puts a permission on the share, in the place of the one for the same resource type. */
  attach(permissionArn: string): Promise<unknown>;
  /** Takes a permission off the share. */
  detach(permissionArn: string): Promise<unknown>;
  /** The permission that RAM takes for a resource type when none is given. */
  defaultPermission(resourceType: string): Promise<string | undefined>;
}

/**
 * Connects to a share.
 *
 * @param check throws when nothing may be changed any more
 */
export type Connect = (resourceShareArn: string, task: Task, patience: Patience, clientTokens: ClientTokens, check: () => Promise<unknown>) => Ram;

/** The client of the function. Retries are the handler's own: the SDK's would not regard the time that is left. */
export function newClient(): sdk.RAMClient {
  return new sdk.RAMClient({ maxAttempts: 1 });
}

/** Connects to shares: the only part of the handler that knows the SDK. */
export const connectWith = (client: sdk.RAMClient): Connect => (resourceShareArn, task, usualPatience, clientTokens, check) => {
  const resourceShareArns = [resourceShareArn];

  const send = <Op extends Operation>(operation: Op, input: Input<Op>, patience?: Patience) => {
    // By its name, because inline code has room for a name, but not for each name and a class.
    const Command = sdk[`${operation}Command`] as unknown as new (input: Input<Op>) => sdk.GetResourceSharesCommand;
    const attempt = async (options: { abortSignal: AbortSignal }): Promise<unknown> => {
      // Unless it only gets or lists; each time, because CloudFormation may give a request up while it waits for RAM.
      if (!/^[GL]/.test(operation)) { await check(); }
      return client.send(new Command(input), options);
    };
    return call(task, operation, { ...usualPatience, ...patience }, attempt) as Promise<Output<Op>>;
  };

  const all = async <Op extends Operation, Row>(
    operation: Op, input: Input<Op>, rowsOf: (page: Output<Op>) => Row[] | undefined, patience?: Patience,
  ) => {
    const pages = await allPages((nextToken) => send(operation, { maxResults: PAGE_SIZE, ...input, nextToken }, patience));
    return { rows: pages.flatMap((page) => rowsOf(page) ?? []), paged: pages.length > 1 };
  };

  const change = <Op extends Operation>(operation: Op, what: Omit<Input<Op>, 'resourceShareArn' | 'clientToken'>, patience?: Patience) => {
    const input = { resourceShareArn, ...what };
    return send(operation, { ...input, clientToken: clientTokens(operation, input) } as unknown as Input<Op>, patience);
  };

  /** The answer, or undefined if it is an error of the kind, or says that there can be no such share. */
  const unless = <T>(kind: ErrorKind, answer: Promise<T>): Promise<T | undefined> => answer.catch((error) => {
    if (kindOf(error) !== kind && !/^Malf/.test(error.name)) { throw error; }
    delete task.refusals[error.failedOperation];
    return undefined;
  });

  // The types are called like the kinds: PRINCIPAL, RESOURCE, SOURCE.
  const associations = async (kind: Kind) => listingOf(await all('GetResourceShareAssociations',
    { associationType: kind.replace(/Arns|s$/, '').toUpperCase() as sdk.ResourceShareAssociationType, resourceShareArns },
    (page) => page.resourceShareAssociations));

  const list = async (kind: Kind) => {
    if (kind !== 'sources') { return associations(kind); }
    // An older SDK or Region knows only the other way, and it is not said that it shows sources: if it shows none, that means nothing.
    const sources = sdk.ListSourceAssociationsCommand && await unless(ErrorKind.Permanent, all('ListSourceAssociations',
      { resourceShareArns }, (page) => page.sourceAssociations?.map((row) => ({ ...row, associatedEntity: row.sourceId }))));
    if (sources) { return listingOf(sources); }
    const other = await unless(ErrorKind.Permanent, associations(kind));
    return other?.associations.size ? other : undefined;
  };

  return {
    list,
    associate: (entities, patience) => change('AssociateResourceShare', entities, patience),
    disassociate: (entities) => change('DisassociateResourceShare', entities, { [ErrorKind.UnknownResource]: 0, [ErrorKind.InvalidState]: 0 }),
    sharePermissions: async () => (await all('ListResourceSharePermissions', { resourceShareArn }, (page) => page.permissions)).rows,
    attach: (permissionArn) => change('AssociateResourceSharePermission', { permissionArn, replace: true }),
    detach: (permissionArn) => change('DisassociateResourceSharePermission', { permissionArn }, { [ErrorKind.NotPermitted]: 0, [ErrorKind.InvalidState]: 20_000 }),
    defaultPermission: async (resourceType) => (await all('ListPermissions', { resourceType }, (page) => page.permissions)).rows
      .find((permission) => permission.isResourceTypeDefault)?.arn,
    share: async () => {
      const shares = await unless(ErrorKind.UnknownResource, all('GetResourceShares',
        { resourceOwner: 'SELF', resourceShareArns }, (page) => page.resourceShares, { [ErrorKind.UnknownResource]: 0 }));
      return shares?.rows[0];
    },
    promote: () => send('PromoteResourceShareCreatedFromPolicy', { resourceShareArn }, { [ErrorKind.InvalidState]: 0 }),
  };
};
