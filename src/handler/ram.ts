import type * as sdk from '@aws-sdk/client-ram';
import { ClientTokens } from './client-token';
import { kindOf } from './errors';
import { allPages } from './pages';
import { Patience } from './retry';
import { Sender } from './sender';

/** The kinds of entities on a share, by the name of RAM's request members. */
export type Kind = 'principals' | 'resourceArns' | 'sources';

/** Entities for one call. */
export type Entities = Partial<Record<Kind, string[]>>;

/** One association of a share as RAM shows it. */
export interface Association {
  readonly entity: string;
  readonly status: string;
  /** A principal outside the organization, which has to accept an invitation. */
  readonly external: boolean;
  readonly message?: string;
  /** Changes whenever the association does. */
  readonly updated: number;
}

/** The associations of one kind, or undefined if RAM doesn't show them. */
export type Listing = { readonly associations: Map<string, Association>; readonly pages: number } | undefined;

/** What identifies an SDK and a connection. */
export interface Connection {
  readonly sdk: typeof sdk;
  readonly client: sdk.RAMClient;
}

// The order in which the associations of one entity count: an old one may still be listed beside its successor.
const LIVELINESS = ['DISASSOCIATED', 'FAILED', 'DISASSOCIATING', 'SUSPENDED', 'SUSPENDING', 'ASSOCIATING', 'RESTORING', 'ASSOCIATED'];
const ASSOCIATION_TYPES = { principals: 'PRINCIPAL', resourceArns: 'RESOURCE', sources: 'SOURCE' } as const;
const PAGE_SIZE = 500;

/** One resource share in RAM: the only part of the handler that knows the SDK. */
export class Ram {
  constructor(
    private readonly connection: Connection,
    private readonly resourceShareArn: string,
    private readonly send: Sender,
    private readonly clientTokens: ClientTokens,
  ) {}

  /** The state of the share; undefined when it isn't known. */
  public async shareStatus(): Promise<string | undefined> {
    const { sdk: ram, client } = this.connection;
    const input = { resourceOwner: 'SELF', resourceShareArns: [this.resourceShareArn] } as const;
    try {
      const pages = await allPages((nextToken) => this.send('GetResourceShares',
        (options) => client.send(new ram.GetResourceSharesCommand({ ...input, nextToken }), options), { unknownResource: 0 }));
      return pages.flatMap(({ resourceShares = [] }) => resourceShares).find((share) => share.resourceShareArn === this.resourceShareArn)?.status;
    } catch (error) {
      if (kindOf(error) === 'unknownResource') { return undefined; }
      throw error;
    }
  }

  /** All associations of a kind, by entity. */
  public async list(kind: Kind): Promise<Listing> {
    if (kind !== 'sources') { return this.listAssociations(kind); }
    if ('ListSourceAssociationsCommand' in this.connection.sdk) {
      const sources = await unlessUnsupported(this.listSources());
      if (sources) { return sources; }
    }
    // An older SDK or Region knows only this way, and it is not said that it shows sources: if it shows none, that means nothing.
    const sources = await unlessUnsupported(this.listAssociations(kind));
    return sources?.associations.size ? sources : undefined;
  }

  /** The entities of a kind that are on the share. */
  public async live(kind: Kind): Promise<string[]> {
    const associations = (await this.list(kind))?.associations.values() ?? [];
    return [...associations].filter(({ status }) => !/^(DISASSOCIAT|FAILED)/.test(status)).map(({ entity }) => entity);
  }

  /** Associates the entities, in one call. */
  public async associate(entities: Entities, patience?: Patience): Promise<void> {
    const { sdk: ram, client } = this.connection;
    const input = this.change('AssociateResourceShare', entities);
    await this.send('AssociateResourceShare', (options) => client.send(new ram.AssociateResourceShareCommand(input), options), patience);
  }

  /** Disassociates the entities, in one call. */
  public async disassociate(entities: Entities, patience: Patience = { invalidState: 0 }): Promise<void> {
    const { sdk: ram, client } = this.connection;
    const input = this.change('DisassociateResourceShare', entities);
    await this.send('DisassociateResourceShare', (options) => client.send(new ram.DisassociateResourceShareCommand(input), options),
      { unknownResource: 0, ...patience });
  }

  private change(operation: string, entities: Entities) {
    const input = { resourceShareArn: this.resourceShareArn, ...entities };
    return { ...input, clientToken: this.clientTokens(operation, input) };
  }

  private async listSources(): Promise<Listing> {
    const { sdk: ram, client } = this.connection;
    const pages = await allPages((nextToken) => this.send('ListSourceAssociations', (options) =>
      client.send(new ram.ListSourceAssociationsCommand({ resourceShareArns: [this.resourceShareArn], maxResults: PAGE_SIZE, nextToken }), options)));
    return listing(pages.map(({ sourceAssociations = [] }) => sourceAssociations.map((row) => ({ ...row, associatedEntity: row.sourceId }))));
  }

  private async listAssociations(kind: Kind): Promise<Listing> {
    const { sdk: ram, client } = this.connection;
    const input = { associationType: ASSOCIATION_TYPES[kind], resourceShareArns: [this.resourceShareArn], maxResults: PAGE_SIZE };
    const pages = await allPages((nextToken) => this.send('GetResourceShareAssociations',
      (options) => client.send(new ram.GetResourceShareAssociationsCommand({ ...input, nextToken }), options)));
    return listing(pages.map(({ resourceShareAssociations = [] }) => resourceShareAssociations));
  }
}

async function unlessUnsupported(answer: Promise<Listing>): Promise<Listing> {
  try {
    return await answer;
  } catch (error) {
    if (kindOf(error) === 'permanent') { return undefined; }
    throw error;
  }
}

function listing(pages: sdk.ResourceShareAssociation[][]): Listing {
  const associations = new Map<string, Association>();
  for (const row of pages.flat()) {
    const association: Association = {
      entity: row.associatedEntity ?? '',
      status: row.status ?? '',
      external: row.external === true,
      message: row.statusMessage,
      updated: row.lastUpdatedTime?.getTime() ?? 0,
    };
    const known = associations.get(association.entity);
    if (!known || LIVELINESS.indexOf(association.status) >= LIVELINESS.indexOf(known.status)) { associations.set(association.entity, association); }
  }
  return { associations, pages: pages.length };
}
