import { Reference, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A look-up of the default VPC, as the CDK notes its result in the context. */
const DEFAULT_VPC = /^vpc-provider:(?:.*:)?filter\.isDefault=true(?::|$)/;

/**
 * Whether AWS and not the owner made a subnet or security group, as far as an app knows: a VPC's default security group by the attribute
 * of the VPC, and what is in a VPC that was looked up as the default one.
 *
 * @param vpcId of the VPC that the resource's properties name
 */
export function isMadeByDefault(arn: string, construct?: IConstruct, vpcId?: unknown): boolean {
  const [, type] = /:(subnet|security-group)\//.exec(arn) ?? [];
  if (!type) { return false; }
  return (type === 'security-group' && isDefaultSecurityGroup(arn)) || (construct !== undefined && isInDefaultVpc(construct, vpcId));
}

function isDefaultSecurityGroup(arn: string): boolean {
  return Tokenization.reverseString(arn).tokens.some((token) => Reference.isReference(token) && token.displayName === 'DefaultSecurityGroup');
}

function isInDefaultVpc({ node }: IConstruct, vpcId: unknown): boolean {
  const defaultVpcs = Object.entries(node.getAllContext())
    .filter(([key]) => DEFAULT_VPC.test(key))
    .map(([, value]) => (value as VpcLike).vpcId);
  return [vpcId, ...node.scopes.map((scope) => (scope as VpcLike).vpcId)].some((id) => id !== undefined && defaultVpcs.includes(id));
}

interface VpcLike {
  readonly vpcId?: unknown;
}
