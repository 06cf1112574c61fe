import type { Outcome } from '../answer';
import { ClientTokens, clientTokens } from '../client-token';
import {
  ACCEPTER_RESOURCE_TYPE, AccepterProperties, LOOKUP_RESOURCE_TYPE, LookupProperties, ORGANIZATION_RESOURCE_TYPE, OrganizationProperties,
} from '../consumer-protocol';
import { distinct } from '../contents';
import { CustomResource } from '../custom-resource';
import { CustomResourceRequest } from '../request';
import { Task } from '../runtime';
import { acceptedShare, knownId, newId } from './accepter-id';
import { checkSize } from './answer-size';
import { hasAccepted, ownShare, receivedResources, receivedShare } from './await-share';
import type { Directory } from './directory';
import { explain } from './explain';
import { leave } from './leave';
import { DisableServiceAccess, disableSharing, enableSharing } from './organization-sharing';
import { placeOfStack } from './place';

/** What the consumer's handler works with. */
export interface ConsumerTools {
  readonly connect: (task: Task, tokens: ClientTokens) => Directory;
  readonly disableServiceAccess: DisableServiceAccess;
}

type Properties = AccepterProperties & Partial<LookupProperties> & OrganizationProperties;
type Request = CustomResourceRequest<Properties> & { readonly ResourceType?: string };

const DEFAULT_TIMEOUT_S = 60;

/** The custom resources of the accounts that receive shares: one function, which tells them apart by their types. */
export function consumer({ connect, disableServiceAccess }: ConsumerTools): CustomResource<Properties> {
  return {
    fallbackId: ({ LogicalResourceId }) => `${LogicalResourceId}|-failed`,
    handle,
    explain,
  };

  async function handle(request: Request, task: Task): Promise<Outcome> {
    const isDelete = request.RequestType === 'Delete';
    switch (request.ResourceType) {
      case ACCEPTER_RESOURCE_TYPE: return isDelete ? leaveAccepted(request, task) : find(request, task, true);
      case LOOKUP_RESOURCE_TYPE: return isDelete ? unchanged(request) : find(request, task, false);
      case ORGANIZATION_RESOURCE_TYPE: return isDelete ? disable(request, task) : enable(request, task);
      default: throw new Error(`This function knows no resource type ${request.ResourceType}.`);
    }
  }

  async function find(request: Request, functionTask: Task, accepting: boolean): Promise<Outcome> {
    const { ResourceProperties: properties, StackId, LogicalResourceId } = request;
    const seconds = Number(properties.Timeout) || DEFAULT_TIMEOUT_S;
    const task = { ...functionTask, endsAt: Math.min(functionTask.endsAt, functionTask.now() + 1000 * seconds) };
    const directory = directoryFor(request, task);
    const own = properties.ResourceOwner === 'SELF';
    const { arn, accepted } = own
      ? { arn: await ownShare(directory, task, properties), accepted: true }
      : await receivedShare(directory, task, properties, placeOfStack(StackId), accepting);
    const physicalResourceId = !accepting
      ? `${arn}|${LogicalResourceId}`
      : knownId(request, arn) ?? newId(request, arn, accepted || await hasAccepted(directory, task, arn));
    const attributes = own ? {} : await receivedResources(directory, task, arn, distinct(properties.Attributes));
    const outcome = { physicalResourceId, data: { ResourceShareArn: arn, ...attributes } };
    task.log('found', outcome.data);
    checkSize(request, outcome);
    return outcome;
  }

  /**
   * Who accepts leaves. What the account was on before it stays on, and what a creation that failed has accepted too: an invitation can be
   * accepted only once, and the next attempt needs it.
   */
  async function leaveAccepted(request: Request, task: Task): Promise<Outcome> {
    const { PhysicalResourceId } = request;
    const arn = acceptedShare(PhysicalResourceId!);
    if (arn === undefined) {
      task.log('nothing-to-leave', { PhysicalResourceId });
    } else {
      await leave(directoryFor(request, task), task, arn, placeOfStack(request.StackId).account);
    }
    return unchanged(request);
  }

  async function enable(request: Request, task: Task): Promise<Outcome> {
    await enableSharing(directoryFor(request, task));
    return { physicalResourceId: placeOfStack(request.StackId).account };
  }

  /** A creation that failed has turned nothing on: sharing may have been on before, and others may need it. */
  async function disable(request: Request, task: Task): Promise<Outcome> {
    if (request.PhysicalResourceId === placeOfStack(request.StackId).account) {
      await disableSharing(request.ResourceProperties, task, disableServiceAccess);
    } else {
      task.log('nothing-was-created');
    }
    return unchanged(request);
  }

  function directoryFor({ RequestId }: Request, task: Task): Directory {
    return connect(task, clientTokens(RequestId));
  }
}

function unchanged({ PhysicalResourceId }: Request): Outcome {
  return { physicalResourceId: PhysicalResourceId! };
}
