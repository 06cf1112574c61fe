import {
  AcceptResourceShareInvitationCommand, DisassociateResourceShareCommand, EnableSharingWithAwsOrganizationCommand, GetResourceShareInvitationsCommand,
  GetResourceSharesCommand, ListResourcesCommand, RAMClient,
} from '@aws-sdk/client-ram';
import type {
  $Command, Resource, ResourceShare, ResourceShareInvitation, ServiceInputTypes, ServiceOutputTypes,
} from '@aws-sdk/client-ram';
import { allPages, call, Patience } from '../caller';
import { ClientTokens } from '../client-token';
import { ErrorKind, kindOf } from '../errors';
import { Task } from '../runtime';

export type { Resource, ResourceShare, ResourceShareInvitation };

const MAX_RESULTS = 500;

/** IAM is eventually consistent, and RAM can't let go of what is just being associated. */
const PATIENCE: Patience = { [ErrorKind.AccessDenied]: 60_000, [ErrorKind.InvalidState]: 300_000 };

/** So long may a part of RAM not know a share that another part shows. */
const LAG_MS = 15_000;

/** What one's own shares are called, and those that were received. */
export type ResourceOwner = 'SELF' | 'OTHER-ACCOUNTS';

/** Selects shares. */
export type ShareFilter = { resourceShareArns: string[] } | { name: string };

type CommandClass<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> =
  new (input: Input) => $Command<Input, Output, RAMClient['config'], ServiceInputTypes, ServiceOutputTypes>;

/** What an account sees of shares, and what it can do about them. */
export interface Directory {
  /** The shares with an ARN or a name, in whatever state; none if RAM knows none or shows none. */
  shares(resourceOwner: ResourceOwner, filter: ShareFilter): Promise<ResourceShare[]>;
  /** The invitations that the account has received, answered ones too as long as RAM shows them. */
  invitations(): Promise<ResourceShareInvitation[]>;
  /** Accepts an invitation. */
  accept(resourceShareInvitationArn: string): Promise<unknown>;
  /** The resources of a received share, as far as the account sees them; none if RAM doesn't know the share. */
  resources(resourceShareArn: string): Promise<Resource[]>;
  /** Takes the account itself off a share that it received. */
  leave(resourceShareArn: string, account: string): Promise<unknown>;
  /** Turns on sharing within the organization. */
  enableOrganizationSharing(): Promise<{ returnValue?: boolean }>;
}

/** The client of the function. Retries are the handler's own: the SDK's would not regard the time that is left. */
export function newClient(): RAMClient {
  return new RAMClient({ maxAttempts: 1 });
}

/** Connects an account to RAM: the only part of the consumer's handler that knows RAM's SDK. */
export function directory(client: RAMClient, task: Task, clientTokens: ClientTokens): Directory {
  const send = async <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    operation: string, Command: CommandClass<Input, Output>, input: Input, patience?: Patience,
  ) => call(task, operation, { ...PATIENCE, ...patience }, (options) => client.send(new Command(input), options));

  const pages = async <Input extends ServiceInputTypes & { nextToken?: string }, Output extends ServiceOutputTypes & { nextToken?: string }>(
    operation: string, Command: CommandClass<Input, Output>, input: Input,
  ) => allPages((nextToken) => send(operation, Command, { ...input, maxResults: MAX_RESULTS, nextToken }));

  const known = async <T>(answers: Promise<T[]>) => answers.catch((error): T[] => {
    if (kindOf(error) !== ErrorKind.UnknownResource) { throw error; }
    delete task.refusals[error.failedOperation];
    return [];
  });

  const change = async <Input extends ServiceInputTypes>(
    operation: string, Command: CommandClass<Input, ServiceOutputTypes>, input: Input, patience?: Patience,
  ) => send(operation, Command, { ...input, clientToken: clientTokens(operation, input) }, patience);

  return {
    shares: async (resourceOwner, filter) => {
      const answers = await known(pages('GetResourceShares', GetResourceSharesCommand, { resourceOwner, ...filter }));
      return answers.flatMap(({ resourceShares = [] }) => resourceShares);
    },
    invitations: async () => {
      const answers = await pages('GetResourceShareInvitations', GetResourceShareInvitationsCommand, {});
      return answers.flatMap(({ resourceShareInvitations = [] }) => resourceShareInvitations);
    },
    accept: async (resourceShareInvitationArn) =>
      change('AcceptResourceShareInvitation', AcceptResourceShareInvitationCommand, { resourceShareInvitationArn }),
    resources: async (resourceShareArn) => {
      const answers = await known(pages('ListResources', ListResourcesCommand, { resourceOwner: 'OTHER-ACCOUNTS', resourceShareArns: [resourceShareArn] }));
      return answers.flatMap(({ resources = [] }) => resources);
    },
    leave: async (resourceShareArn, account) =>
      change('DisassociateResourceShare', DisassociateResourceShareCommand, { resourceShareArn, principals: [account] },
        { [ErrorKind.UnknownResource]: LAG_MS }),
    enableOrganizationSharing: async () => send('EnableSharingWithAwsOrganization', EnableSharingWithAwsOrganizationCommand, {}),
  };
}
