import { Patience } from './caller';
import { clientTokens } from './client-token';
import { SKEW_MS } from './clock';
import { contentsOf, distinct } from './contents';
import { CustomResource } from './custom-resource';
import { ErrorKind } from './errors';
import { giveBack } from './give-back';
import { explain } from './hints';
import { oldContents } from './old-contents';
import { attachPermissions, detachPermissions } from './permissions';
import { promote } from './promote';
import { AssociationsAttributes, AssociationsProperties } from './protocol';
import { Connect } from './ram';
import { reasonOf } from './reason';
import { reconcile, takeBack } from './reconcile';
import { remove } from './remove';
import { CustomResourceRequest, sentAt } from './request';
import { doPart } from './runtime';
import { settle } from './settle';
import { NEVER, ShareWork } from './share-work';
import { ReadStackEvents } from './stack-events';
import { standing } from './standing';

type Request = CustomResourceRequest<AssociationsProperties>;

/** Ends the id of a resource whose creation failed and left nothing associated: its deletion must not remove what was there before. */
const CREATE_FAILED = '|-failed';

/** What may be just a matter of time, because RAM, IAM and organization sharing are eventually consistent. */
const PATIENCE: Patience = {
  [ErrorKind.AccessDenied]: 60_000,
  [ErrorKind.UnknownResource]: 60_000,
  [ErrorKind.NotPermitted]: 90_000,
  [ErrorKind.InvalidState]: 300_000,
};
const DELETE_PATIENCE: Patience = {
  [ErrorKind.AccessDenied]: 60_000, [ErrorKind.UnknownResource]: 10_000, [ErrorKind.NotPermitted]: 20_000, [ErrorKind.InvalidState]: 60_000,
};

const MAX_ATTRIBUTE_LENGTH = 1000;

/**
 * The custom resource that owns associations of a share.
 *
 * @param outerStackIds the stacks in which the function's own is nested, outermost first
 */
export function associations(connect: Connect, readStackEvents: ReadStackEvents, outerStackIds: string[]): CustomResource<AssociationsProperties> {
  // Outlives the requests: for a share and a construct, because the rollback of another construct may come first.
  const changes: Record<string, ShareWork['changes']> = {};
  return {
    fallbackId: idOf,
    explain,
    async handle(request, task) {
      const began = task.now();
      const fresh = idOf(request);
      const {
        RequestType, RequestId, ResourceProperties: next, OldResourceProperties: old = next, PhysicalResourceId: physicalResourceId = fresh,
      } = request;
      const hasFailed = physicalResourceId.endsWith(CREATE_FAILED);
      const tokens = clientTokens(RequestId);
      const { rolledBackSince, check } = standing(readStackEvents, request, task, outerStackIds);
      const start = (properties: AssociationsProperties, patience = PATIENCE): ShareWork => ({
        ram: connect(properties.ResourceShareArn, task, patience, tokens, check),
        task,
        owner: properties.ResourceShareArn.split(':')[4],
        since: sentAt(request.ResponseURL) || Infinity,
        // A creation is never part of a rollback.
        rolledBackSince: RequestType === 'Create' ? NEVER : rolledBackSince,
        changes: changes[properties.ResourceShareArn + request.LogicalResourceId] ??= {},
        invited: new Set(),
      });
      const removeAll = async (properties: AssociationsProperties) => {
        await remove({ ...start(properties, DELETE_PATIENCE), passing: isTrue(properties.DeletedWithShare) }, contentsOf(properties));
      };

      if (RequestType === 'Delete') {
        if (!hasFailed) { await removeAll(next); }
        return { physicalResourceId };
      }
      const moved = old.ResourceShareArn !== next.ResourceShareArn;
      const work = start(next);
      if (RequestType === 'Update' && !hasFailed) {
        const data = await bring(work, moved ? {} : old, next);
        // A rollback to the share that the id stands for already: CloudFormation won't ask for the deletion of what is on the other one.
        if (moved && physicalResourceId === fresh) { await removeAll(old); }
        await giveBack(work);
        return { physicalResourceId: moved ? fresh : physicalResourceId, data };
      }
      // A creation, or an update of one that has failed: that one holds nothing, but may have put permissions on the share.
      try {
        return { physicalResourceId: fresh, data: await doPart(task, () => bring(work, moved ? {} : { PermissionArns: old.PermissionArns }, next)) };
      } catch (error) {
        const reason = reasonOf(error, task, explain);
        // Like a rollback of what has happened since the request was sent, if it is known when. It looks anew: what this run has put on has a new date.
        const left = await takeBack({ ...start(next), rolledBackSince: async () => Math.min(work.since, began) - SKEW_MS });
        return { physicalResourceId: fresh + (left ? '' : CREATE_FAILED), reason: reason + left };
      }
    },
  };
}

/** Brings the share from what the old properties declare to what the properties declare. */
async function bring(
  work: ShareWork, oldProperties: Partial<AssociationsProperties>, properties: AssociationsProperties,
): Promise<AssociationsAttributes> {
  const old = contentsOf(oldProperties);
  const next = contentsOf(properties);
  const { PermissionArns: permissions = [], ManagedShare: managed } = properties;
  const unwanted = distinct(oldProperties.PermissionArns).filter((permission) => !permissions.includes(permission));
  await settle(work);
  // A share of the stack was made by it, so it needs no look.
  if (!managed) { await promote(work, isTrue(properties.PromoteFromPolicy)); }
  if (permissions.length) { await attachPermissions(work, permissions); }
  await reconcile(work, await oldContents(work, old, next, isTrue(properties.Exclusive)), next);
  if (unwanted.length) { await detachPermissions(work, unwanted); }
  const pending = [...work.invited].join();
  return {
    ResourceShareArn: properties.ResourceShareArn,
    PendingPrincipals: pending.length <= MAX_ATTRIBUTE_LENGTH ? pending : `${work.invited.size} principals`,
  };
}

function idOf({ ResourceProperties, LogicalResourceId }: Request): string {
  return `${ResourceProperties.ResourceShareArn}|${LogicalResourceId}`;
}

/** CloudFormation delivers scalars as strings. */
function isTrue(value: unknown): boolean {
  return /^t/.test(value as string);
}
