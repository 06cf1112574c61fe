import { partitionOf, urlSuffixOf } from './environment';
import { resolve, Scope } from './intrinsics';
import { ResourceResult, StackIdentity } from './resources/resource-type';
import { Json, Template } from './template';

/** What the names in a template stand for while the stack is deployed. */
export class TemplateScope implements Scope {
  constructor(
    private readonly template: Template,
    private readonly parameters: Readonly<Record<string, string>>,
    private readonly stack: StackIdentity,
    private readonly resources: ReadonlyMap<string, ResourceResult>,
    readonly importValue: (name: string) => Json,
  ) {}

  get region(): string {
    return this.stack.region;
  }

  ref(name: string): Json | undefined {
    if (name.startsWith('AWS::')) return this.pseudoParameter(name);
    const parameter = this.template.Parameters?.[name];
    return parameter ? this.parameter(name, parameter.Type, parameter.Default) : this.resource(name).physicalId;
  }

  attribute(logicalId: string, name: string): Json {
    const value = this.resource(logicalId).attribute(name);
    if (value === undefined) throw new Error(`Resource ${logicalId} has no attribute ${name}`);
    return value;
  }

  condition(name: string): boolean {
    const condition = this.template.Conditions?.[name];
    if (condition === undefined) throw new Error(`Unresolved condition ${name}`);
    return resolve(condition, this) === true;
  }

  mapping(name: string) {
    return this.template.Mappings?.[name];
  }

  private resource(logicalId: string): ResourceResult {
    const resource = this.resources.get(logicalId);
    if (!resource) throw new Error(`Unresolved resource dependencies [${logicalId}]`);
    return resource;
  }

  private parameter(name: string, type: string, fallback: Json | undefined): Json {
    const value = this.parameters[name] ?? fallback;
    if (value === undefined) throw new Error(`Parameters: [${name}] must have values`);
    return /List/.test(type) ? String(value).split(',').map(item => item.trim()) : value;
  }

  private pseudoParameter(name: string): Json | undefined {
    const { account, region, stackName, stackId } = this.stack;
    switch (name) {
      case 'AWS::AccountId': return account;
      case 'AWS::Region': return region;
      case 'AWS::Partition': return partitionOf(region);
      case 'AWS::URLSuffix': return urlSuffixOf(region);
      case 'AWS::StackName': return stackName;
      case 'AWS::StackId': return stackId;
      case 'AWS::NotificationARNs': return [];
      case 'AWS::NoValue': return undefined;
      default: throw new Error(`Unresolved pseudo parameter ${name}`);
    }
  }
}
