import { Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { SynthesizedTemplate } from './synthesized-app';
import { isRecord } from './synthesized-app';
import { unknown } from './unknown';

/** A value and the template that it has to be read in. */
export interface TemplateValue {
  readonly template: SynthesizedTemplate;
  readonly value: unknown;
}

/** Where a stack is deployed: an id and a name, or what stands for them where only the deployment tells. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** The environment of a stack. Two that are not known are taken for the same, as AWS CDK does. */
export function environmentOf({ account, region }: Stack): Environment {
  return {
    account: Token.isUnresolved(account) ? unknown('AWS::AccountId') : account,
    region: Token.isUnresolved(region) ? unknown('AWS::Region') : region,
  };
}

/**
 * What the stacks of an app hand to each other.
 */
export class StackValues {
  constructor(private readonly templates: readonly SynthesizedTemplate[]) {
  }

  /** What is exported under a name in an environment; more than one value if stages of the app do so, of which only one can be deployed there. */
  public exported(name: unknown, environment: Environment): TemplateValue[] {
    return this.deployedTo(environment).flatMap((template) => Object.values(template.outputs)
      .filter(({ Export }) => Export?.Name === name)
      .map(({ Value }) => ({ template, value: Value })));
  }

  /** An output of the stacks that have a name in an environment. */
  public output(stackName: string, output: string, environment: Environment): TemplateValue[] {
    return this.deployedTo(environment)
      .filter(({ stack, outputs }) => stack.stackName === stackName && output in outputs)
      .map((template) => ({ template, value: template.outputs[output].Value }));
  }

  /** What the parent stack passes as a parameter to a nested stack. */
  public passed({ stack }: SynthesizedTemplate, parameter: string): TemplateValue[] {
    const nested = stack.nestedStackResource;
    const parent = nested && this.templates.find((template) => template.stack === nested.stack);
    const parameters = parent?.resources[nested!.stack.resolve(nested!.logicalId) as string]?.Properties?.Parameters;
    return parent && isRecord(parameters) && parameter in parameters ? [{ template: parent, value: parameters[parameter] }] : [];
  }

  /** What a nested stack returns to its parent as an output. */
  public returned(parent: SynthesizedTemplate, logicalId: string, output: string): TemplateValue[] {
    const template = this.templates.find(({ stack: { nestedStackResource } }) => nestedStackResource?.stack === parent.stack
      && parent.stack.resolve(nestedStackResource.logicalId) === logicalId);
    return template && output in template.outputs ? [{ template, value: template.outputs[output].Value }] : [];
  }

  private deployedTo({ account, region }: Environment): SynthesizedTemplate[] {
    return this.templates.filter(({ stack }) => {
      const environment = environmentOf(stack);
      return environment.account === account && environment.region === region;
    });
  }
}
