/** A request of CloudFormation to a custom resource. */
export interface CustomResourceRequest<Properties> {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly RequestId: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly LogicalResourceId: string;
  /** Absent on Create. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Properties;
  /** Present on Update. */
  readonly OldResourceProperties?: Properties;
}

/** Properties that CloudFormation itself looks at. */
export interface CommonProperties {
  readonly ServiceToken?: string;
  readonly ServiceTimeout?: string | number;
}

const DEFAULT_SERVICE_TIMEOUT_S = 3600;

/** Whether the event is a request that can be carried out. */
export function isRequest(event: Partial<CustomResourceRequest<unknown>>): boolean {
  const { RequestType, RequestId, StackId, LogicalResourceId, PhysicalResourceId = RequestId, ResourceProperties } = event;
  return /^(Create|Update|Delete)$/.test(RequestType!) && ResourceProperties instanceof Object
    && [RequestId, StackId, LogicalResourceId, PhysicalResourceId].every((text) => text && typeof text === 'string');
}

/** When CloudFormation sent the request, as the signature of the response URL tells; not a number if it doesn't. */
export function sentAt(url: string): number {
  const date = /X-Amz-Date=(\w+)/.exec(url)?.[1].replace(/(....)(..)(..T..)(..)/, '$1-$2-$3:$4:');
  return Date.parse(date!);
}

/** When CloudFormation stops waiting for the answer, as far as it is known. */
export function waitsUntil({ ResponseURL, ResourceProperties }: CustomResourceRequest<CommonProperties>, now: number): number {
  const expires = /[?&]Expires=(\d+)/.exec(ResponseURL)?.[1] ?? Infinity;
  const sent = sentAt(ResponseURL) || now;
  return Math.min(1000 * Number(expires), sent + 1000 * (Number(ResourceProperties.ServiceTimeout) || DEFAULT_SERVICE_TIMEOUT_S));
}
