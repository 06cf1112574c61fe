import { App, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { SharedResource } from '../../src';
import * as ram from '../../src';

export const ENV = { account: '111111111111', region: 'eu-west-1' };
export const SHARE_ARN = 'arn:aws:ram:eu-west-1:111111111111:resource-share/7be8694e-095c-41ca-9ce8-7be4a0123456';
export const OU_ARN = 'arn:aws:organizations::111111111111:ou/o-abcdefghij/ou-ab12-11111111';
export const ORGANIZATION_ARN = 'arn:aws:organizations::111111111111:organization/o-abcdefghij';
export const CA_ARN = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/11112222-3333-4444-5555-666677778888';
export const ASSOCIATIONS = 'Custom::RamResourceShareAssociations';

export function newStack(props: StackProps = { env: ENV }): Stack {
  return new Stack(new App(), 'Stack', props);
}

export function prefixList(id: string): SharedResource {
  return ram.SharedResource.fromArn(`arn:aws:ec2:eu-west-1:111111111111:prefix-list/pl-0123456789abcdef${id}`);
}

export function certificateAuthority(): SharedResource {
  return ram.SharedResource.fromArn(CA_ARN);
}

export function newSubnet(stack: Stack, id = 'Subnet'): ec2.CfnSubnet {
  return new ec2.CfnSubnet(stack, id, { vpcId: 'vpc-0123456789abcdef0', cidrBlock: '10.0.0.0/24' });
}

/** The properties of the only resource of a type, resolved as far as synthesis resolves them. */
export function onlyOne(stack: Stack, type: string): { id: string; properties: any; resource: any } {
  const found = Object.entries(Template.fromStack(stack).findResources(type));
  expect(found).toHaveLength(1);
  const [id, resource] = found[0];
  return { id, properties: resource.Properties, resource };
}
