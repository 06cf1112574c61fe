import { answerBody, MAX_ANSWER_BYTES, Outcome } from '../answer';
import { ClientTokens, clientTokens } from '../client-token';
import {
  ACCEPTER_RESOURCE_TYPE, AccepterProperties, LOOKUP_RESOURCE_TYPE, LookupProperties, ORGANIZATION_RESOURCE_TYPE, OrganizationProperties,
} from '../consumer-protocol';
import { entries } from '../contents';
import { CustomResource } from '../custom-resource';
import { CustomResourceRequest } from '../request';
import { Patience } from '../retry';
import { sender } from '../sender';
import { Task } from '../task';
import { Directory } from './directory';
import { explain } from './explain';
import { leave } from './leave';
import { DisableServiceAccess, disableSharing, enableSharing } from './organization-sharing';
import { placeOfStack } from './place';
import { ownShare, receivedResources, receivedShare } from './reach';

/** What the consumer's handler works with. */
export interface ConsumerTools {
  readonly connect: (task: Task, patience: Patience, tokens: ClientTokens) => Directory;
  readonly disableServiceAccess: DisableServiceAccess;
}

type Properties = AccepterProperties & Partial<LookupProperties> & OrganizationProperties;
type Request = CustomResourceRequest<Properties> & { readonly ResourceType?: string };

/** IAM is eventually consistent, and so is RAM. */
const PATIENCE: Patience = { accessDenied: 60_000, invalidState: 60_000 };
const DEFAULT_TIMEOUT_S = 60;

/** The custom resources of the accounts that receive shares: one function, told apart by the resource's type. */
export function consumer({ connect, disableServiceAccess }: ConsumerTools): CustomResource<Properties> {
  return {
    fallbackId: ({ LogicalResourceId }) => `${LogicalResourceId}|create-failed`,
    handle: async (request, task) => {
      try {
        return await handle(request, task);
      } catch (error) {
        throw new Error(explain(error));
      }
    },
  };

  async function handle(request: Request, task: Task): Promise<Outcome> {
    const directory = connect(task, PATIENCE, clientTokens(request.RequestId));
    switch (request.ResourceType) {
      case ACCEPTER_RESOURCE_TYPE: return request.RequestType === 'Delete' ? forgo(request, task, directory) : find(request, task, true);
      case LOOKUP_RESOURCE_TYPE: return request.RequestType === 'Delete' ? unchanged(request) : find(request, task, false);
      case ORGANIZATION_RESOURCE_TYPE: return organization(request, task, directory);
      default: throw new Error(`This function knows no resource type ${request.ResourceType}.`);
    }
  }

  async function find(request: Request, task: Task, accepting: boolean): Promise<Outcome> {
    const { ResourceProperties: properties, StackId, RequestId, LogicalResourceId } = request;
    const seconds = Number(properties.Timeout) || DEFAULT_TIMEOUT_S;
    const wait: Task = { ...task, endsAt: Math.min(task.endsAt, task.clock.now() + 1000 * seconds) };
    const directory = connect(wait, PATIENCE, clientTokens(RequestId));
    const own = properties.ResourceOwner === 'SELF';
    const arn = own
      ? await ownShare(directory, wait, properties)
      : await receivedShare(directory, wait, properties, placeOfStack(StackId), accepting);
    const attributes = own ? {} : await receivedResources(directory, wait, arn, entries(properties.Attributes));
    const outcome = { physicalResourceId: `${arn}|${LogicalResourceId}`, data: { ResourceShareArn: arn, ...attributes } };
    task.log('found', outcome.data);
    checkSize(request, outcome);
    return outcome;
  }

  /** Only an id of ours names a share; any other stands for a creation that was not completed. An accepted invitation then stays accepted:
   * it can be accepted once only, and the next attempt needs it. */
  async function forgo(request: Request, task: Task, directory: Directory): Promise<Outcome> {
    const [arn] = request.PhysicalResourceId!.split('|');
    if (arn.startsWith('arn:')) {
      await leave(directory, task, arn, placeOfStack(request.StackId).account);
    } else {
      task.log('nothing-was-created');
    }
    return unchanged(request);
  }

  async function organization(request: Request, task: Task, directory: Directory): Promise<Outcome> {
    if (request.RequestType === 'Delete') {
      await disableSharing(request.ResourceProperties, task, sender(task, PATIENCE), disableServiceAccess);
      return unchanged(request);
    }
    await enableSharing(directory);
    return { physicalResourceId: placeOfStack(request.StackId).account };
  }
}

function unchanged({ PhysicalResourceId }: Request): Outcome {
  return { physicalResourceId: PhysicalResourceId! };
}

function checkSize(request: Request, outcome: Outcome): void {
  const room = MAX_ANSWER_BYTES - Buffer.byteLength(answerBody(request, { ...outcome, data: {} }));
  const size = Buffer.byteLength(JSON.stringify(outcome.data)) - Buffer.byteLength('{}');
  if (size > room) {
    throw new Error(`What is asked for takes ${size} bytes, but CloudFormation takes only ${room} at a time. Ask for ids instead of ARNs, `
      + 'for fewer resource types in one construct, or have the owner use several shares.');
  }
}
