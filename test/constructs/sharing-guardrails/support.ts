import { App, CfnElement, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SharingGuardrails } from '../../../src/sharing-guardrails';
import type { SharingGuardrailsProps } from '../../../src/sharing-guardrails';
import { quietApp } from '../sharing-guardrails-report';

export const OWNER = '111111111111';
export const FRIEND = '222222222222';
export const STRANGER = '999999999999';
export const ORGANIZATION = 'o-abcdefghij';
export const ORGANIZATION_ARN = `arn:aws:organizations::${OWNER}:organization/${ORGANIZATION}`;
export const OTHER_ORGANIZATION_ARN = `arn:aws:organizations::${OWNER}:organization/o-zzzzzzzzzz`;
export const UNIT = 'ou-ab12-11111111';
export const UNIT_ARN = `arn:aws:organizations::${OWNER}:ou/${ORGANIZATION}/${UNIT}`;
export const OTHER_UNIT_ARN = `arn:aws:organizations::${OWNER}:ou/${ORGANIZATION}/ou-ab12-99999999`;
export const SERVICE = 'pca-connector-ad.amazonaws.com';
export const SUBNET_ARN = `arn:aws:ec2:eu-west-1:${OWNER}:subnet/subnet-0123456789abcdef0`;
export const GATEWAY_ARN = `arn:aws:ec2:eu-west-1:${OWNER}:transit-gateway/tgw-0123456789abcdef0`;
export const SUBNET_PERMISSION = 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet';

/** An app under guardrails, and a stack in it. */
export function appWith(props: SharingGuardrailsProps, app: App = quietApp()): { app: App; stack: Stack } {
  new SharingGuardrails(app, 'Guardrails', props);
  return { app, stack: new Stack(app, 'Network', { env: { account: OWNER, region: 'eu-west-1' } }) };
}

/** A piece of a template, of which AWS CDK doesn't know what it is. */
export class Fragment extends CfnElement {
  constructor(scope: Construct, id: string, private readonly content: object) {
    super(scope, id);
  }

  public _toCloudFormation(): object {
    return this.content;
  }
}

/** A share with a principal, as it stands in a template. */
export function shareWith(principal: string): object {
  return { Resources: { Share: { Type: 'AWS::RAM::ResourceShare', Properties: { Principals: [principal] } } } };
}
