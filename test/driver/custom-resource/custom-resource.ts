import { randomUUID } from 'node:crypto';
import { ScaledClock } from '../clock';
import { LambdaFunction } from '../lambda/function';
import { LambdaService } from '../lambda/service';
import { ExistingResourceRequest, ResourceFailure, ResourceRequest, ResourceResult, ResourceType, resultOf } from '../resources/resource-type';
import { isObject, Json, JsonObject } from '../template';
import { Answer } from './answer';
import { ResponseServer } from './response-server';
import { stringify } from './stringify';

/** An event as the function of a custom resource receives it. */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ServiceToken: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly ResourceType: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: JsonObject;
  readonly OldResourceProperties?: JsonObject;
}

/** What was sent to a custom resource, and what came back. */
export interface Exchange {
  readonly event: CustomResourceEvent;
  readonly answer?: Answer;
  readonly failure?: string;
}

const defaultServiceTimeout = 3600;

const verbs = { Create: 'creation', Update: 'update', Delete: 'deletion' };

/** Real milliseconds in which a function that has answered usually returns, so that its environment can be used again for the next event. */
const noticeDelay = 1000;

/** CloudFormation's side of custom resources. */
export class CustomResources implements ResourceType {
  /** Every request that has ended, in the order of its end. */
  readonly exchanges: Exchange[] = [];
  /** Nothing is create-only: the function says by the physical id whether it replaced the resource. */
  readonly createOnly = [];

  constructor(private readonly lambda: LambdaService, private readonly responses: ResponseServer, private readonly clock: ScaledClock) {}

  /** A create that was not answered leaves something behind, for all that CloudFormation knows: it gets an invented id and a Delete. */
  async create(request: ResourceRequest): Promise<ResourceResult> {
    try {
      return await this.request('Create', request);
    } catch (error) {
      throw error instanceof ResourceFailure ? error : new ResourceFailure(messageOf(error), request.generatedName);
    }
  }

  async update(request: ExistingResourceRequest & { readonly oldProperties: JsonObject }): Promise<ResourceResult> {
    return this.request('Update', request);
  }

  async delete(request: ExistingResourceRequest): Promise<void> {
    await this.request('Delete', request);
  }

  private async request(
    requestType: CustomResourceEvent['RequestType'],
    request: ResourceRequest & { physicalId?: string; oldProperties?: JsonObject },
  ): Promise<ResourceResult> {
    const { stack, logicalId, physicalId, oldProperties } = request;
    const properties = stringify(request.properties) as JsonObject;
    const echo = { StackId: stack.stackId, RequestId: randomUUID(), LogicalResourceId: logicalId };
    const { url, answer } = await this.responses.expect(echo);
    const event: CustomResourceEvent = {
      RequestType: requestType,
      ServiceToken: String(properties.ServiceToken),
      ResponseURL: url,
      ...echo,
      ResourceType: request.type,
      ...(physicalId !== undefined && { PhysicalResourceId: physicalId }),
      ResourceProperties: properties,
      ...(oldProperties && { OldResourceProperties: stringify(oldProperties) as JsonObject }),
    };
    return accept(event, await this.exchange(event, answer, request.stopped));
  }

  private async exchange(event: CustomResourceEvent, answer: Promise<Answer>, stopped: AbortSignal | undefined): Promise<Answer> {
    try {
      const invocation = this.functionOf(event).invokeAsynchronously(event);
      const received = await this.answerInTime(event, answer, stopped);
      await this.clock.atMost(noticeDelay * this.clock.scale, invocation);
      this.exchanges.push({ event, answer: received });
      return received;
    } catch (error) {
      this.exchanges.push({ event, failure: messageOf(error) });
      throw error;
    }
  }

  private functionOf({ ServiceToken }: CustomResourceEvent): LambdaFunction {
    const fn = this.lambda.get(ServiceToken);
    if (!fn) throw new Error(`Lambda function not found: ${ServiceToken}`);
    return fn;
  }

  /** A stopped request is cut short: whatever the function still does, nobody listens any more. */
  private async answerInTime(event: CustomResourceEvent, answer: Promise<Answer>, stopped: AbortSignal | undefined): Promise<Answer> {
    const timeout = Number(event.ResourceProperties.ServiceTimeout ?? defaultServiceTimeout);
    const cancelled = new Promise<never>((_, reject) => {
      const cancel = () => reject(new Error(`Resource ${verbs[event.RequestType]} cancelled`));
      stopped?.addEventListener('abort', cancel, { once: true });
      if (stopped?.aborted) cancel();
    });
    const received = await this.clock.atMost(timeout * 1000, Promise.race([answer, cancelled]));
    if (received) return received;
    throw new Error(`CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${event.RequestId}].`);
  }
}

function accept(event: CustomResourceEvent, answer: Answer): ResourceResult {
  if (answer.Status === 'FAILED') {
    throw new ResourceFailure(
      `Received response status [FAILED] from custom resource. Message returned: ${answer.Reason} (RequestId: ${event.RequestId})`,
      answer.PhysicalResourceId,
    );
  }
  return resultOf(answer.PhysicalResourceId, flatten(answer.Data ?? {}));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Fn::GetAtt reaches into objects of the data by names with dots. */
function flatten(data: JsonObject, prefix = ''): Record<string, Json> {
  return Object.fromEntries(Object.entries(data).flatMap(([key, value]): [string, Json][] => [
    [prefix + key, value],
    ...(isObject(value) ? Object.entries(flatten(value, `${prefix}${key}.`)) : []),
  ]));
}
