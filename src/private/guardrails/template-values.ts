import { environmentOf, StackValues } from './stack-values';
import type { TemplateValue } from './stack-values';
import type { SynthesizedTemplate, TemplateResource } from './synthesized-app';
import { isRecord } from './synthesized-app';
import { unknown, withoutDynamicReferences } from './unknown';

/** One value that a property may have. */
export interface PossibleValue {
  /** The value, with `${…}` in the place of what only a deployment tells. */
  readonly text: string;
  /** The resource to which the whole value refers. */
  readonly resource?: ReferencedResource;
}

/** A resource to which a template refers. */
export interface ReferencedResource extends TemplateResource {
  readonly template: SynthesizedTemplate;
  readonly logicalId: string;
  /** The attribute that is referred to; undefined where it is the resource itself. */
  readonly attribute?: string;
}

type Intrinsic = (argument: unknown, template: SynthesizedTemplate) => PossibleValue[];

const ROLE_ACCOUNT = /^arn:[^:]+:iam::([^:]+):role\//;

/**
 * Reads the values of properties out of templates as far as they are known.
 *
 * References are followed from stack to stack. Of an `Fn::If` both branches are possible, since nobody knows which one a deployment takes.
 */
export class TemplateValues {
  private readonly intrinsics: Readonly<Record<string, Intrinsic>> = {
    'Ref': (name, template) => this.reference(String(name), undefined, template),
    'Fn::GetAtt': (path, template) => this.attribute(path, template),
    'Fn::If': (branches, template) => this.read({ template, value: Array.isArray(branches) ? branches.slice(1) : branches }),
    'Fn::ImportValue': (name, { stack }) => this.follow(this.stacks.exported(name, environmentOf(stack)), 'ImportValue'),
    'Fn::GetStackOutput': (output, template) => this.stackOutput(output, template),
    'Fn::Join': (argument, template) => this.join(argument, template),
    'Fn::Sub': (argument, template) => this.substitute(argument, template),
  };
  private readonly stacks: StackValues;

  constructor(templates: readonly SynthesizedTemplate[]) {
    this.stacks = new StackValues(templates);
  }

  /** All values that a property or one item of it may have. */
  public read({ template, value }: TemplateValue): PossibleValue[] {
    if (value === undefined || value === null) {
      return [];
    }
    if (Array.isArray(value)) {
      return value.flatMap((item) => this.read({ template, value: item }));
    }
    if (!isRecord(value)) {
      return [known(String(value))];
    }
    const [name, argument] = Object.entries(value)[0] ?? ['Object', undefined];
    return this.intrinsics[name]?.(argument, template) ?? [known(unknown(name))];
  }

  private reference(name: string, attribute: string | undefined, template: SynthesizedTemplate): PossibleValue[] {
    const resource = template.resources[name];
    const label = attribute === undefined ? name : `${name}.${attribute}`;
    if (resource?.Type === 'AWS::CloudFormation::Stack' && attribute?.startsWith('Outputs.')) {
      return this.follow(this.stacks.returned(template, name, attribute.slice('Outputs.'.length)), label);
    }
    if (resource) {
      return [{ text: unknown(label), resource: { ...resource, template, logicalId: name, attribute } }];
    }
    return pseudoParameter(name, template) ?? this.follow(this.stacks.passed(template, name), label);
  }

  private attribute(path: unknown, template: SynthesizedTemplate): PossibleValue[] {
    const [name, ...attribute] = Array.isArray(path) ? path.map(String) : String(path).split('.');
    return this.reference(name, attribute.join('.'), template);
  }

  /** The output of a stack in the account of the role that may read it, or else in the account of the reader. */
  private stackOutput(argument: unknown, template: SynthesizedTemplate): PossibleValue[] {
    const { StackName, OutputName, Region, RoleArn } = isRecord(argument) ? argument : {};
    const { account, region } = environmentOf(template.stack);
    return this.follow(this.stacks.output(this.part(StackName, template), String(OutputName), {
      account: RoleArn === undefined ? account : ROLE_ACCOUNT.exec(this.part(RoleArn, template))?.[1] ?? unknown('RoleArn'),
      region: Region === undefined ? region : this.part(Region, template),
    }), 'GetStackOutput');
  }

  private join(argument: unknown, template: SynthesizedTemplate): PossibleValue[] {
    const [separator, parts] = Array.isArray(argument) ? argument : [];
    return [known(Array.isArray(parts) ? parts.map((part) => this.part(part, template)).join(String(separator)) : unknown('Join'))];
  }

  private substitute(argument: unknown, template: SynthesizedTemplate): PossibleValue[] {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const part = (name: string) => {
      if (isRecord(variables) && name in variables) {
        return this.part(variables[name], template);
      }
      return this.part(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, template);
    };
    return [known(String(text).replace(/\$\{([^!}]+)\}/g, (_, name: string) => part(name)))];
  }

  /** One piece of a longer text. */
  private part(value: unknown, template: SynthesizedTemplate): string {
    const possible = this.read({ template, value });
    return possible.length === 1 ? possible[0].text : unknown('If');
  }

  private follow(values: TemplateValue[], label: string): PossibleValue[] {
    return values.length === 0 ? [known(unknown(label))] : values.flatMap((value) => this.read(value));
  }
}

function pseudoParameter(name: string, { stack }: SynthesizedTemplate): PossibleValue[] | undefined {
  switch (name) {
    case 'AWS::NoValue': return [];
    case 'AWS::AccountId': return [known(environmentOf(stack).account)];
    case 'AWS::Region': return [known(environmentOf(stack).region)];
    default: return undefined;
  }
}

/** A value as far as it is known. */
function known(text: string): PossibleValue {
  return { text: withoutDynamicReferences(text) };
}
