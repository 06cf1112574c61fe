import { randomUUID } from 'node:crypto';

/** Where the tests' stacks are. */
export const REGION = 'us-east-1';

/** Properties as CloudFormation delivers them. */
export type Properties = Readonly<Record<string, unknown>>;

/** A request, as far as it differs from an ordinary one. */
export type PartialRequest = Readonly<Record<string, unknown>>;

/** A request as CloudFormation sends it at a time to a stack of an account. */
export function requestOf(account: string, now: number, { ResourceProperties, ...request }: PartialRequest): PartialRequest {
  const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return {
    RequestType: 'Create',
    RequestId: randomUUID(),
    ResponseURL: `https://cloudformation-custom-resource-response.s3.amazonaws.com/answer?X-Amz-Date=${date}&X-Amz-Expires=7200`,
    StackId: `arn:aws:cloudformation:${REGION}:${account}:stack/consumer/1`,
    LogicalResourceId: 'Network',
    ResourceProperties: { ServiceTimeout: '960', Timeout: '300', ...ResourceProperties as object },
    ...request,
  };
}
