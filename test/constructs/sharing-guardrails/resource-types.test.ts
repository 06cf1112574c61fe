import { readFileSync } from 'fs';
import * as path from 'path';
import { Fn } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { GATEWAY_ARN, OWNER, SUBNET_ARN, appWith } from './support';
import { shareableTypeOf } from '../../../src/private/guardrails/shareable-type';
import type { SynthesizedTemplate } from '../../../src/private/guardrails/synthesized-app';
import { ResourceShare } from '../../../src/resource-share';
import { SharedResource } from '../../../src/shared-resource';
import type { SharingGuardrailsProps } from '../../../src/sharing-guardrails';
import { violations } from '../sharing-guardrails-report';

interface Row {
  readonly cloudFormation: { readonly type: string; readonly arnAttribute: string | null; readonly l1ArnGetters: string[] }[];
}

const rows: Row[] = JSON.parse(readFileSync(path.join(__dirname, '../../../data/ram-shareable-resources.json'), 'utf8'));

/** The types of CloudFormation that can be shared, the attribute that is the ARN of each, and attributes that are ARNs of something else. */
const ATTRIBUTES = rows.flatMap(({ cloudFormation }) => cloudFormation)
  .map(({ type, arnAttribute, l1ArnGetters }): [string, string | undefined, string[]] => [
    type,
    arnAttribute ?? undefined,
    l1ArnGetters.map((getter) => getter.replace('attr', '')).filter((name) => name.toLowerCase() !== arnAttribute?.toLowerCase()),
  ]);

describe('what may be shared', () => {
  test.each<[SharingGuardrailsProps, string, string | undefined]>([
    [{ allowedResourceTypes: ['ec2:Subnet'] }, SUBNET_ARN, undefined],
    [{ allowedResourceTypes: ['EC2:subnet'] }, SUBNET_ARN, undefined],
    [{ allowedResourceTypes: ['ec2:Subnet'] }, GATEWAY_ARN, 'ResourceTypeNotAllowed'],
    [{ allowedResourceTypes: ['ec2:Subnet'] }, `arn:aws:brandnew:eu-west-1:${OWNER}:thing/1`, 'UnknownResourceType'],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, SUBNET_ARN, 'ResourceTypeForbidden'],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, GATEWAY_ARN, undefined],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, `arn:aws:brandnew:eu-west-1:${OWNER}:thing/1`, undefined],
    [{ allowedResourceTypes: ['ec2:Subnet'], forbiddenResourceTypes: ['ec2:Subnet'] }, SUBNET_ARN, 'ResourceTypeForbidden'],
  ])('under %j the resource %s gives %s', (props, arn, rule) => {
    const { app, stack } = appWith(props);
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(arn)] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  test.each<[SharingGuardrailsProps, string]>([
    [{ allowedResourceTypes: ['ec2:Subnet'] }, '{{resolve:ssm:/subnet/arn}}'],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, '{{resolve:ssm:/subnet/arn}}'],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, `arn:aws:ec2:eu-west-1:${OWNER}:{{resolve:ssm:/what}}`],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }, `arn:aws:ec2:eu-west-1:${OWNER}:{{resolve:ssm:${Fn.ref('Name')}}}`],
  ])('under %j the type in the dynamic reference %s is unknown', (props, arn) => {
    const { app, stack } = appWith(props);
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', resourceArns: [arn] });
    expect(violations(app)).toMatchObject([{ ruleName: 'UnknownResourceType', description: expect.stringContaining('resolve.ssm') }]);
  });

  test('a dynamic reference for an id leaves the type known', () => {
    const { app, stack } = appWith({ forbiddenResourceTypes: ['ec2:Subnet'] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', resourceArns: [`arn:aws:ec2:eu-west-1:${OWNER}:subnet/{{resolve:ssm:/id}}`] });
    expect(violations(app)).toMatchObject([{ ruleName: 'ResourceTypeForbidden' }]);
  });

  test.each<[SharingGuardrailsProps]>([
    [{ allowedResourceTypes: ['ssm:Parameter'] }],
    [{ forbiddenResourceTypes: ['ec2:Subnet'] }],
  ])('under %j the value of a parameter may be the ARN of anything', (props) => {
    const { app, stack } = appWith(props);
    const parameter = new ssm.CfnParameter(stack, 'Parameter', { type: 'String', value: SUBNET_ARN });
    new ResourceShare(stack, 'Share', { resources: [SharedResource.fromArn(parameter.attrValue)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'UnknownResourceType', description: expect.stringContaining('Parameter.Value') }]);
  });

  test.each(ATTRIBUTES)('of the attributes of %s only %s is its ARN', (Type, own, others) => {
    const typeOf = (attribute?: string) => shareableTypeOf({
      text: '',
      resource: { Type, Properties: { Type: 'STATEFUL' }, attribute, logicalId: 'Resource', template: {} as SynthesizedTemplate },
    });
    expect(typeOf(own)).toBeDefined();
    expect(others.filter(typeOf)).toEqual([]);
  });
});
