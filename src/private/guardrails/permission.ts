import type { PossibleValue } from './template-values';
import { typeByPermission, typeByResourceType } from '../../catalogue/catalogue';
import type { ShareableResource } from '../../catalogue/shareable-resource';

/** A permission, as far as a guardrail has to know it. */
export interface Permission {
  readonly name: string;
  /** `aws`, or the id of the account to which it belongs. */
  readonly owner: string;
  readonly region: string;
  /** The type it is for, as far as it is known: that of a permission which AWS manages or the app defines. */
  readonly type?: ShareableResource;
}

const ARN = /^arn:[^:]+:ram:([^:]*):([^:]+):permission\/([\w.-]+)$/;
const AWS_NAME = /^AWSRAM/;

/** The permission behind a value; undefined if nobody can tell before the deployment. */
export function permissionOf({ text, resource }: PossibleValue): Permission | undefined {
  if (!resource) {
    return permissionByArn(text);
  }
  const { Type, Properties: { Name, ResourceType } = {}, template: { stack: { account, region } } } = resource;
  return Type === 'AWS::RAM::Permission' && typeof Name === 'string'
    ? { name: Name, owner: account, region, type: typeByResourceType(String(ResourceType)) }
    : undefined;
}

/**
 * Whether an entry of a list, a name or an ARN, means a permission.
 *
 * A name that starts as AWS's own do means AWS's permission alone: else a customer managed permission of that name would pass for it.
 */
export function means(entry: string, { name, owner, region }: Permission): boolean {
  const arn = permissionByArn(entry);
  return arn
    ? arn.name === name && arn.owner === owner && arn.region === region
    : entry === name && AWS_NAME.test(entry) === (owner === 'aws');
}

function permissionByArn(arn: string): Permission | undefined {
  const [match, region, owner, name] = ARN.exec(arn) ?? [];
  return match === undefined ? undefined : { name, owner, region, type: owner === 'aws' ? typeByPermission(name) : undefined };
}
