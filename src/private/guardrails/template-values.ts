import { Token } from 'aws-cdk-lib';
import type { SynthesizedApp, SynthesizedTemplate, TemplateResource, TemplateValue } from './synthesized-app';
import { isRecord } from './synthesized-app';

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
}

type Intrinsic = (argument: unknown, template: SynthesizedTemplate) => PossibleValue[];

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
    'Fn::ImportValue': (name) => this.follow(this.app.exported(name), 'ImportValue'),
    'Fn::Join': (argument, template) => this.join(argument, template),
    'Fn::Sub': (argument, template) => this.substitute(argument, template),
  };

  constructor(private readonly app: SynthesizedApp) {
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
      return [{ text: String(value) }];
    }
    const [name, argument] = Object.entries(value)[0] ?? ['Object', undefined];
    return this.intrinsics[name]?.(argument, template) ?? [unknown(name)];
  }

  private reference(name: string, attribute: string | undefined, template: SynthesizedTemplate): PossibleValue[] {
    const resource = template.resources[name];
    const label = attribute === undefined ? name : `${name}.${attribute}`;
    if (resource?.Type === 'AWS::CloudFormation::Stack' && attribute?.startsWith('Outputs.')) {
      return this.follow(this.app.returned(template, name, attribute.slice('Outputs.'.length)), label);
    }
    if (resource) {
      return [{ ...unknown(label), resource: { ...resource, template, logicalId: name } }];
    }
    return pseudoParameter(name, template) ?? this.follow(this.app.passed(template, name), label);
  }

  private attribute(path: unknown, template: SynthesizedTemplate): PossibleValue[] {
    const [name, ...attribute] = Array.isArray(path) ? path.map(String) : String(path).split('.');
    return this.reference(name, attribute.join('.'), template);
  }

  private join(argument: unknown, template: SynthesizedTemplate): PossibleValue[] {
    const [separator, parts] = Array.isArray(argument) ? argument : [];
    return [Array.isArray(parts) ? { text: parts.map((part) => this.part(part, template)).join(String(separator)) } : unknown('Join')];
  }

  private substitute(argument: unknown, template: SynthesizedTemplate): PossibleValue[] {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const part = (name: string) => {
      if (isRecord(variables) && name in variables) {
        return this.part(variables[name], template);
      }
      return this.part(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, template);
    };
    return [{ text: String(text).replace(/\$\{([^!}]+)\}/g, (_, name: string) => part(name)) }];
  }

  /** One piece of a longer text. */
  private part(value: unknown, template: SynthesizedTemplate): string {
    const possible = this.read({ template, value });
    return possible.length === 1 ? possible[0].text : unknown('If').text;
  }

  private follow(value: TemplateValue | undefined, label: string): PossibleValue[] {
    return value ? this.read(value) : [unknown(label)];
  }
}

function pseudoParameter(name: string, { stack }: SynthesizedTemplate): PossibleValue[] | undefined {
  switch (name) {
    case 'AWS::NoValue': return [];
    case 'AWS::AccountId': return [knownOr(stack.account, name)];
    case 'AWS::Region': return [knownOr(stack.region, name)];
    default: return undefined;
  }
}

function knownOr(value: string, name: string): PossibleValue {
  return Token.isUnresolved(value) ? unknown(name) : { text: value };
}

/** Without the characters that part an ARN: what is unknown stays one segment of it. */
function unknown(name: string): PossibleValue {
  return { text: `\${${name.replace(/[:/]+/g, '.')}}` };
}
