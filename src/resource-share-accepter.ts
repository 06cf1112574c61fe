import { RemovalPolicy } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { ACCEPTER_RESOURCE_TYPE } from './handler/consumer-protocol';
import { requireOneAccepter } from './private/one-accepter';
import { ReceivedShare } from './private/received-share';
import { selectShare } from './private/share-selector';
import type { ReceivedResourceShareProps } from './received-resource-share';

/**
 * Properties of `ResourceShareAccepter`. The share is named either by `resourceShare`, or by `shareOwner` and `resourceShareName`.
 */
export interface ResourceShareAccepterProps extends ReceivedResourceShareProps {
  /**
   * What happens when the construct is removed, or gets another share.
   *
   * An invitation can be accepted only once: an account outside the organization that has left needs the owner to share with it again. That
   * also holds when the creation of the stack is rolled back because of something else; `RemovalPolicy.RETAIN` avoids it.
   *
   * @default RemovalPolicy.DESTROY - the account leaves the share if this construct accepted the invitation to it, and otherwise stays as it was
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Accepts a share of another account.
 *
 * It accepts the invitation if there is one, or waits for one that is on its way. An account that sees the share already, because it is in the
 * owner's organization or has accepted before, needs none. A deployment waits until the share and what is asked of it can be used, or all of its
 * resources if nothing is asked of it.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-shared-invitations.html
 */
@propertyInjectable
export class ResourceShareAccepter extends ReceivedShare {
  /** Uniquely identifies this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ram.ResourceShareAccepter';

  /**
   * @throws if the share is not named in exactly one way, or if it can't be received in the account and Region of the stack; at synthesis if
   * another `ResourceShareAccepter` of the app accepts the same share in the same account, or if `removalPolicy` is RETAIN and something else, such as
   * an aspect, has it deleted
   */
  constructor(scope: Construct, id: string, props: ResourceShareAccepterProps = {}) {
    super(scope, id, (self) => {
      const share = selectShare(self, props);
      requireOneAccepter(self, share.selector);
      const removalPolicy = props.removalPolicy ?? RemovalPolicy.DESTROY;
      return {
        share,
        resourceType: ACCEPTER_RESOURCE_TYPE,
        properties: { RefreshToken: props.refreshToken },
        timeout: props.timeout,
        removalPolicy,
        functionOptions: props.functionOptions,
        accepting: true,
        leaving: removalPolicy !== RemovalPolicy.RETAIN,
      };
    });
  }
}
