import type * as sdk from '@aws-sdk/client-ram';
import { ClientTokens } from '../client-token';
import { kindOf } from '../errors';
import { allPages } from '../pages';
import type { Connection } from '../ram';
import { Patience } from '../retry';
import { Sender } from '../sender';

const MAX_RESULTS = 500;

/** The names by which RAM tells one's own shares from those that were received. */
export type ResourceOwner = 'SELF' | 'OTHER-ACCOUNTS';

/** What an account sees of shares and can do about them: the only part of the consumer's handler that knows the SDK. */
export class Directory {
  constructor(private readonly connection: Connection, private readonly send: Sender, private readonly clientTokens: ClientTokens) {}

  /** The shares with an ARN or a name, in whatever state; none if RAM knows none or shows none. */
  public async shares(resourceOwner: ResourceOwner, filter: { resourceShareArns: string[] } | { name: string }): Promise<sdk.ResourceShare[]> {
    const { sdk: ram, client } = this.connection;
    try {
      const pages = await allPages((nextToken) => this.send('GetResourceShares', (options) =>
        client.send(new ram.GetResourceSharesCommand({ resourceOwner, ...filter, maxResults: MAX_RESULTS, nextToken }), options)));
      return pages.flatMap(({ resourceShares = [] }) => resourceShares);
    } catch (error) {
      if (kindOf(error) === 'unknownResource') { return []; }
      throw error;
    }
  }

  /** The invitations that the account has received, answered ones too as long as RAM shows them. */
  public async invitations(): Promise<sdk.ResourceShareInvitation[]> {
    const { sdk: ram, client } = this.connection;
    const pages = await allPages((nextToken) => this.send('GetResourceShareInvitations', (options) =>
      client.send(new ram.GetResourceShareInvitationsCommand({ maxResults: MAX_RESULTS, nextToken }), options)));
    return pages.flatMap(({ resourceShareInvitations = [] }) => resourceShareInvitations);
  }

  /** Accepts an invitation. */
  public async accept(resourceShareInvitationArn: string): Promise<void> {
    const { sdk: ram, client } = this.connection;
    const input = this.withToken('AcceptResourceShareInvitation', { resourceShareInvitationArn });
    await this.send('AcceptResourceShareInvitation', (options) => client.send(new ram.AcceptResourceShareInvitationCommand(input), options));
  }

  /** The resources of a received share, as far as the account sees them. */
  public async resources(resourceShareArn: string): Promise<sdk.Resource[]> {
    const { sdk: ram, client } = this.connection;
    const input = { resourceOwner: 'OTHER-ACCOUNTS', resourceShareArns: [resourceShareArn], maxResults: MAX_RESULTS } as const;
    const pages = await allPages((nextToken) => this.send('ListResources', (options) =>
      client.send(new ram.ListResourcesCommand({ ...input, nextToken }), options)));
    return pages.flatMap(({ resources = [] }) => resources);
  }

  /** Takes the account itself off a share that it received. */
  public async leave(resourceShareArn: string, account: string, patience: Patience): Promise<void> {
    const { sdk: ram, client } = this.connection;
    const input = this.withToken('DisassociateResourceShare', { resourceShareArn, principals: [account] });
    await this.send('DisassociateResourceShare', (options) => client.send(new ram.DisassociateResourceShareCommand(input), options), patience);
  }

  /** Turns on sharing within the organization. */
  public async enableOrganizationSharing(): Promise<boolean> {
    const { sdk: ram, client } = this.connection;
    const { returnValue } = await this.send('EnableSharingWithAwsOrganization', (options) =>
      client.send(new ram.EnableSharingWithAwsOrganizationCommand({}), options));
    return returnValue === true;
  }

  private withToken<T extends object>(operation: string, input: T): T & { clientToken: string } {
    return { ...input, clientToken: this.clientTokens(operation, input) };
  }
}
