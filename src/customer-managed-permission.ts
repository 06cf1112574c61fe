import { Lazy, Names, RemovalPolicy, Resource } from 'aws-cdk-lib';
import type { IResolvable, IResource } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { digestOf } from './private/digest';
import { failOn } from './private/errors';
import { isGiven } from './private/given-name';
import { importedEnvironment } from './private/imported-environment';
import { actionsProblem, conditionsProblem, policyTemplate } from './private/permission-policy';
import { resourceTypeDoubt, resourceTypeProblem } from './private/permission-resource-type';
import { checkedTags } from './private/tags';
import { warn } from './private/warn';
import { customerManagedPermissionArnProblem, customerManagedPermissionNameProblem } from './rules/formats';

const CUSTOMER_MANAGED_PERMISSION = Symbol.for('cdk-ram.CustomerManagedPermission');
const NAME_LENGTH = 36;

/**
 * A customer managed permission, defined in this app or imported.
 */
export interface ICustomerManagedPermission extends IResource, ram.IPermissionRef {
  /**
   * The ARN of the permission.
   *
   * @attribute
   */
  readonly permissionArn: string;
}

/**
 * Properties of `CustomerManagedPermission`.
 */
export interface CustomerManagedPermissionProps {
  /**
   * The name of the permission: letters, digits, `.`, `_` and `-`, at most 36 characters, unique in its Region.
   *
   * CloudFormation replaces a permission whose type, actions or conditions change: it creates the new one before it deletes the old one, which
   * fails if both have the same name. So change a name given here together with the content.
   *
   * @default - a name derived from the construct's path and from the content of the permission
   */
  readonly permissionName?: string;

  /**
   * The type of resources that the permission is for, as RAM writes it, such as `ec2:SecurityGroup`.
   */
  readonly resourceType: string;

  /**
   * What principals may do, such as `ec2:DescribeSecurityGroups`. The type has to support each of the actions.
   */
  readonly actions: string[];

  /**
   * When they may do it: IAM condition operators, the condition keys that each of them compares, and with what, such as
   * `{ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }`.
   *
   * RAM refuses negated operators, set operators (`ForAllValues:`, `ForAnyValue:`), condition keys about the principal or source
   * (`aws:PrincipalOrgID`, `aws:SourceArn`), and tag keys that start with `aws:`.
   *
   * @default - always
   */
  readonly conditions?: { [operator: string]: { [key: string]: any } };

  /**
   * Tags of the permission.
   *
   * @default - only those of `Tags.of()`
   */
  readonly tags?: { [key: string]: string };

  /**
   * What happens to the permission when the construct is removed, or replaced by one with other content.
   *
   * @default RemovalPolicy.DESTROY - shares elsewhere that use it have to be given another permission first
   */
  readonly removalPolicy?: RemovalPolicy;
}

abstract class CustomerManagedPermissionBase extends Resource implements ICustomerManagedPermission {
  public abstract readonly permissionArn: string;

  public get permissionRef(): ram.PermissionReference {
    return { permissionArn: this.permissionArn };
  }
}

/**
 * A permission of your own: what the principals of a share may do with its resources of one type.
 *
 * It is used in its own account and Region only, and not every type takes one. A change of its content makes a new permission, which takes the
 * place of the old one in the shares of the app during the same deployment.
 *
 * @resource AWS::RAM::Permission
 * @see https://docs.aws.amazon.com/ram/latest/userguide/create-customer-managed-permissions.html
 */
@propertyInjectable
export class CustomerManagedPermission extends CustomerManagedPermissionBase {
  /** Uniquely identifies this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ram.CustomerManagedPermission';

  /**
   * A permission that was not defined in this app.
   *
   * @param customerManagedPermissionArn `arn:<partition>:ram:<region>:<account>:permission/<name>`
   * @throws if `customerManagedPermissionArn` is not the ARN of a customer managed permission
   */
  public static fromCustomerManagedPermissionArn(scope: Construct, id: string, customerManagedPermissionArn: string): ICustomerManagedPermission {
    failOn(customerManagedPermissionArnProblem(customerManagedPermissionArn), 'InvalidPermissionArn', scope, id);
    class Import extends CustomerManagedPermissionBase {
      public readonly permissionArn = customerManagedPermissionArn;
    }
    return new Import(scope, id, importedEnvironment(customerManagedPermissionArn));
  }

  /**
   * Whether a value is a `CustomerManagedPermission` that was defined in an app, and not imported.
   */
  public static isCustomerManagedPermission(x: any): x is CustomerManagedPermission {
    return x !== null && typeof x === 'object' && CUSTOMER_MANAGED_PERMISSION in x;
  }

  /**
   * The ARN of the permission.
   *
   * @attribute
   */
  public readonly permissionArn: string;

  /**
   * The version of the permission.
   *
   * @attribute
   */
  public readonly permissionVersion: string;

  /**
   * Who manages the permission: `CUSTOMER_MANAGED`.
   *
   * @attribute
   */
  public readonly permissionType: string;

  /**
   * Whether RAM attaches the permission to shares that name none for the type.
   *
   * @attribute
   */
  public readonly permissionIsResourceTypeDefault: IResolvable;

  /**
   * @throws if RAM is known to refuse the name, the type, an action, a condition or a tag
   */
  constructor(scope: Construct, id: string, props: CustomerManagedPermissionProps) {
    const conditions = props.conditions ?? {};
    const policy = policyTemplate(props.actions, conditions);
    super(scope, id, {
      physicalName: isGiven(props.permissionName) ? props.permissionName : Lazy.uncachedString({
        produce: (context) => this.uniqueName(digestOf(context.resolve({ resourceType: props.resourceType, policy })).toLowerCase()),
      }),
    });
    Object.defineProperty(this, CUSTOMER_MANAGED_PERMISSION, { value: true });
    failOn(customerManagedPermissionNameProblem(this.physicalName), 'InvalidPermissionName', this);
    failOn(resourceTypeProblem(props.resourceType), 'InvalidResourceType', this);
    failOn(actionsProblem(props.actions), 'InvalidActions', this);
    failOn(conditionsProblem(conditions), 'InvalidConditions', this);
    this.warn(props);

    const resource = new ram.CfnPermission(this, 'Resource', {
      name: this.physicalName,
      resourceType: props.resourceType,
      policyTemplate: policy,
      tags: checkedTags(this, props.tags),
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.DESTROY);
    this.permissionArn = resource.attrArn;
    this.permissionVersion = resource.attrVersion;
    this.permissionType = resource.attrPermissionType;
    this.permissionIsResourceTypeDefault = resource.attrIsResourceTypeDefault;
  }

  /** Another content makes another name, under which the new permission can stand beside the old one until the shares have changed over. */
  private uniqueName(suffix: string): string {
    const prefix = Names.uniqueResourceName(this, { maxLength: NAME_LENGTH - suffix.length - 1, separator: '-' });
    return `${prefix}-${suffix}`;
  }

  private warn({ resourceType, actions }: CustomerManagedPermissionProps): void {
    const doubt = resourceTypeDoubt(resourceType);
    if (doubt) { warn(this, doubt.id, doubt.message); }
    const wildcard = actions.find((action) => /[*?]/.test(action));
    if (wildcard !== undefined) {
      warn(this, 'cdk-ram:wildcardAction', `action ${JSON.stringify(wildcard)} holds a wildcard, and RAM is not known to take those: `
        + 'name each action, or acknowledge this if RAM takes it');
    }
  }
}
