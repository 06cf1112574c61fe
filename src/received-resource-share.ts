import type { Duration } from 'aws-cdk-lib';
import type * as ram from 'aws-cdk-lib/aws-ram';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { ConsumerFunctionOptions } from './consumer-function-options';
import { LOOKUP_RESOURCE_TYPE } from './handler/consumer-protocol';
import { ReceivedShare } from './private/received-share';
import { selectShare } from './private/share-selector';

/**
 * Properties of `ReceivedResourceShare`. The share is named either by `resourceShare`, or by `shareOwner` and `resourceShareName`.
 */
export interface ReceivedResourceShareProps {
  /**
   * The share: usually `ResourceShare.fromResourceShareArn()`. It may also be one that a stack of another account in the same app defines; then
   * it is found by its name, and has to be deployed before.
   *
   * @default - found by `shareOwner` and `resourceShareName`
   */
  readonly resourceShare?: ram.IResourceShareRef;

  /**
   * The id of the account that owns the share.
   *
   * @default - that of `resourceShare`
   */
  readonly shareOwner?: string;

  /**
   * The name of the share. The deployment fails if this account goes on seeing more than one of that owner and name, be it an active share or an
   * invitation that is pending.
   *
   * @default - that of `resourceShare`
   */
  readonly resourceShareName?: string;

  /**
   * How long a deployment waits for the share and its resources, from 1 to 14 minutes.
   *
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;

  /**
   * Any text. Change it to have the next deployment look the share up again.
   *
   * CloudFormation looks only when something about the construct changes; a share that was taken away since then would go unnoticed.
   *
   * @default - none
   */
  readonly refreshToken?: string;

  /**
   * Settings of the function behind all constructs of the stack that receive shares.
   *
   * @default - a function with a role and a log group of its own
   */
  readonly functionOptions?: ConsumerFunctionOptions;
}

/**
 * A share of another account that needs no accepting: both accounts are in one organization, or the invitation was accepted before.
 *
 * A deployment waits until the share and what is asked of it can be used, or all of its resources if nothing is asked of it. Nothing is changed in
 * RAM.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-shared.html
 */
@propertyInjectable
export class ReceivedResourceShare extends ReceivedShare {
  /** Uniquely identifies this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ram.ReceivedResourceShare';

  /**
   * @throws if the share is not named in exactly one way, or if it can't be received in the account and Region of the stack
   */
  constructor(scope: Construct, id: string, props: ReceivedResourceShareProps = {}) {
    super(scope, id, (self) => ({
      share: selectShare(self, props),
      resourceType: LOOKUP_RESOURCE_TYPE,
      properties: { ResourceOwner: 'OTHER-ACCOUNTS', RefreshToken: props.refreshToken },
      timeout: props.timeout,
      functionOptions: props.functionOptions,
    }));
  }
}
