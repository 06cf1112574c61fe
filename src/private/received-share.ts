import { CfnDeletionPolicy, CustomResource, Duration, Fn, Token } from 'aws-cdk-lib';
import type { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { typeByCfnResourceType, typeByResourceType } from '../catalogue/catalogue';
import type { ConsumerFunctionOptions } from '../consumer-function-options';
import { ConsumerFunction } from './consumer-function';
import { findShares, listResources } from './consumer-statements';
import { fail } from './errors';
import type { SelectedShare } from './share-selector';
import { stableList } from './stable-list';
import { warn } from './warn';
import { attributeName, attributeRequest, SEPARATOR } from '../handler/consumer-protocol';
import type { AttributeForm, LookupProperties } from '../handler/consumer-protocol';

/** Properties as they are rendered: tokens and numbers stand in the place of their texts. */
type Rendered<Properties> = { readonly [name in keyof Properties]?: unknown };

/** How a received share is reached. */
export interface ReceivedShareOptions {
  readonly share: SelectedShare;
  readonly resourceType: string;
  readonly properties: Rendered<LookupProperties>;
  readonly timeout?: Duration;
  readonly removalPolicy?: RemovalPolicy;
  readonly functionOptions?: ConsumerFunctionOptions;
  /** Whether an invitation to it is accepted. */
  readonly accepting?: boolean;
  /** Whether the account leaves it in the end. */
  readonly leaving?: boolean;
}

/** Leaving takes RAM up to five minutes, and the function needs time to answer. */
const LEAVING_S = 300;
const ANSWERING_S = 120;

/**
 * A share that this account has received, and what is in it.
 *
 * @internal
 */
export abstract class ReceivedShare extends Construct {
  /**
   * The ARN of the share. Whatever uses it is deployed when the account can use the share.
   */
  public readonly resourceShareArn: string;

  private readonly resource: CustomResource;
  private readonly requests = new Set<string>();

  constructor(scope: Construct, id: string, options: (scope: Construct) => ReceivedShareOptions) {
    super(scope, id);
    const { share, resourceType, properties, timeout, removalPolicy, functionOptions, accepting, leaving } = options(this);
    const seconds = secondsOf(this, timeout ?? Duration.minutes(5));
    const fn = ConsumerFunction.of(this, functionOptions);
    this.resource = new CustomResource(this, 'Resource', {
      resourceType,
      serviceToken: fn.functionArn,
      serviceTimeout: Duration.seconds(Math.max(seconds, LEAVING_S) + ANSWERING_S),
      removalPolicy,
      properties: {
        ...properties, ...share.selector, Attributes: stableList(() => [...this.requests]), Timeout: seconds,
      } satisfies Rendered<LookupProperties>,
    });
    fn.allow(this.resource, findShares(), listResources());
    if (accepting) { fn.allowAccepting(this.resource, share); }
    if (leaving) { fn.allowLeaving(this.resource, share); }
    if (accepting && !leaving) { this.node.addValidation({ validate: () => stayProblems(this.resource.node.defaultChild as CfnResource) }); }
    this.resourceShareArn = this.resource.getAttString('ResourceShareArn');
  }

  /**
   * The ARN of the only resource of a type in the share. The deployment fails if there is none, or more than one.
   *
   * @param resourceType RAM's name of the type, such as `ec2:TransitGateway`
   * @throws if `resourceType` is not of the form `service:Type`; a type of that form that is not known yet only warns
   */
  public resourceArn(resourceType: string): string {
    return this.one(resourceType, 'Arn');
  }

  /**
   * The ARNs of all resources of a type in the share, sorted by ARN. The deployment fails if there is none.
   *
   * The order is fixed for the same resources only: if the owner shares one that sorts earlier, or takes such a one off, `Fn.select(0, …)` means
   * another one after the next look, and CloudFormation may replace what uses it.
   *
   * @param resourceType RAM's name of the type, such as `ec2:Subnet`
   * @throws if `resourceType` is not of the form `service:Type`; a type of that form that is not known yet only warns
   */
  public resourceArns(resourceType: string): string[] {
    return this.all(resourceType, 'Arns');
  }

  /**
   * The id of the only resource of a type in the share, such as `tgw-0123456789abcdef0`: what follows the kind of the resource in its ARN. The
   * deployment fails if there is none, or more than one.
   *
   * @param resourceType RAM's name of the type, such as `ec2:TransitGateway`
   * @throws if `resourceType` is not of the form `service:Type`; a type of that form that is not known yet only warns
   */
  public resourceId(resourceType: string): string {
    return this.one(resourceType, 'Id');
  }

  /**
   * The ids of all resources of a type in the share, in the order of `resourceArns()`. The deployment fails if there is none.
   *
   * @param resourceType RAM's name of the type, such as `ec2:Subnet`
   * @throws if `resourceType` is not of the form `service:Type`; a type of that form that is not known yet only warns
   */
  public resourceIds(resourceType: string): string[] {
    return this.all(resourceType, 'Ids');
  }

  private one(resourceType: string, form: AttributeForm): string {
    const request = attributeRequest(this.checked(resourceType), form);
    this.requests.add(request);
    return this.resource.getAttString(attributeName(request));
  }

  private all(resourceType: string, form: AttributeForm): string[] {
    // One text that CloudFormation splits: that an attribute of a custom resource may be a list is nowhere documented.
    return Fn.split(SEPARATOR, this.one(resourceType, form));
  }

  /** The type as RAM writes it. */
  private checked(resourceType: string): string {
    const type = typeByResourceType(resourceType)?.resourceType;
    if (type !== undefined) { return type; }
    if (Token.isUnresolved(resourceType) || !/^[\w-]+:[\w-]+$/.test(resourceType)) {
      const meant = typeByCfnResourceType(resourceType)?.resourceType;
      fail(this, 'InvalidResourceType', `resource type ${JSON.stringify(resourceType)} must be RAM's name of a type, `
        + (meant ? `which here is ${JSON.stringify(meant)}` : 'such as "ec2:Subnet"'));
    }
    warn(this, 'cdk-ram:unknownReceivedType', `no shareable type ${JSON.stringify(resourceType)} is known: if RAM has it by now, acknowledge `
      + 'this warning; names of types are like "ec2:TransitGateway"');
    return resourceType;
  }
}

/** Rights are given when a construct is made. */
function stayProblems({ cfnOptions: { deletionPolicy } }: CfnResource): string[] {
  return deletionPolicy === CfnDeletionPolicy.RETAIN ? [] : ['the share is never left, because removalPolicy is RETAIN, so the function has no right to leave it, but something else, '
    + `such as RemovalPolicies.of(), has made the deletion policy ${JSON.stringify(deletionPolicy)}: leave removalPolicy out, or leave this construct out there`];
}

function secondsOf(scope: Construct, timeout: Duration): number {
  const seconds = timeout.isUnresolved() ? NaN : timeout.toSeconds();
  if (!(seconds >= 60 && seconds <= 840)) {
    fail(scope, 'InvalidTimeout', `timeout must be from 1 to 14 minutes, got: ${JSON.stringify(timeout.isUnresolved() ? 'a token' : timeout.toHumanString())}`);
  }
  return seconds;
}
