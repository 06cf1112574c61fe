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

const TEXTS = ['RequestType', 'RequestId', 'ResponseURL', 'StackId', 'LogicalResourceId'] as const;

/** What keeps an event from being a request; nothing when it is one. */
export function flawOf(event: Partial<CustomResourceRequest<unknown>>): string | undefined {
  const missing = TEXTS.filter((key) => typeof event[key] !== 'string' || event[key] === '');
  if (missing.length) { return `the event has no ${missing.join(', ')}`; }
  if (!['Create', 'Update', 'Delete'].includes(event.RequestType!)) { return `"${event.RequestType}" is no request type`; }
  if (event.RequestType !== 'Create' && !event.PhysicalResourceId) { return 'the event has no PhysicalResourceId'; }
  return event.ResourceProperties && typeof event.ResourceProperties === 'object' ? undefined : 'the event has no ResourceProperties';
}

const DEFAULT_SERVICE_TIMEOUT_S = 3600;

/** When CloudFormation stops waiting for a resource whose request it sent at the given time. */
export function waitsUntil(request: CustomResourceRequest<{ ServiceTimeout?: string | number }>, sentAt: number): number {
  return sentAt + 1000 * (Number(request.ResourceProperties.ServiceTimeout) || DEFAULT_SERVICE_TIMEOUT_S);
}

/** When CloudFormation sent the request, as the signature of the response URL tells, if it does. */
export function sentAt(url: URL): number | undefined {
  const [, date] = /^(\d{8}T\d{6}Z)$/.exec(url.searchParams.get('X-Amz-Date') ?? '') ?? [];
  return date && Date.parse(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z')) || undefined;
}

/** When the response URL stops being good for anything, as far as it tells. */
export function expiresAt(url: URL): number {
  const sent = sentAt(url);
  const lifetime = url.searchParams.get('X-Amz-Expires');
  return sent !== undefined && lifetime ? sent + 1000 * Number(lifetime) : 1000 * Number(url.searchParams.get('Expires') ?? Infinity);
}
