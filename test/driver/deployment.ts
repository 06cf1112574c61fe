import { Declaration, DeployedResource, graphOf } from './deployed-resource';
import { resolve } from './intrinsics';
import { refuseCycles, runInOrder } from './order';
import { dependenciesOf } from './references';
import { ResourceOperations } from './resource-operations';
import { ResourceFailure } from './resources/resource-type';
import { TemplateScope } from './scope';
import { isSame, JsonObject, Template } from './template';

/** What happened to a resource: it was created, or brought from one state to another, in part perhaps. */
export interface Change {
  readonly before?: DeployedResource;
  readonly after: DeployedResource;
}

/** The way of a stack from the resources it has to those that a template declares. */
export class Deployment {
  /** The resources as they are while the deployment goes on. */
  readonly resources: Map<string, DeployedResource>;
  /** What was done so far, failed steps included when they may have left something behind. */
  readonly changes: Change[] = [];
  private readonly declarations: ReadonlyMap<string, Declaration>;
  private readonly scope: TemplateScope;

  constructor(
    private readonly template: Template,
    private readonly before: ReadonlyMap<string, DeployedResource>,
    private readonly operations: ResourceOperations,
    scopeOf: (resources: ReadonlyMap<string, DeployedResource>) => TemplateScope,
  ) {
    this.resources = new Map(before);
    this.scope = scopeOf(this.resources);
    this.declarations = declarationsOf(template, this.scope);
    refuseOtherTypes(this.declarations, before);
    refuseCycles(graphOf(this.declarations.values()));
  }

  /** The resources that the template no longer declares. */
  get removed(): DeployedResource[] {
    return [...this.before.values()].filter(resource => !this.declarations.has(resource.logicalId));
  }

  /** The old ones of the resources that were replaced, with what the template now says about their end. */
  get replaced(): DeployedResource[] {
    return this.changes.flatMap(({ before, after }) => before && before.physicalId !== after.physicalId
      ? [{ ...before, updateReplacePolicy: after.updateReplacePolicy }]
      : []);
  }

  /** Creates and updates, in the order of the dependencies. Throws the first failure. */
  async run(): Promise<void> {
    await runInOrder(graphOf(this.declarations.values()), async (logicalId, stopped) => this.apply(logicalId, stopped));
  }

  /** The stack's outputs, and those of them that it exports. */
  outputs(): { outputs: Record<string, string>; exports: Record<string, string> } {
    const outputs: Record<string, string> = {};
    const exports: Record<string, string> = {};
    for (const [name, output] of Object.entries(this.template.Outputs ?? {})) {
      if (output.Condition && !this.scope.condition(output.Condition)) continue;
      outputs[name] = String(resolve(output.Value, this.scope));
      if (output.Export) exports[String(resolve(output.Export.Name, this.scope))] = outputs[name];
    }
    return { outputs, exports };
  }

  private async apply(logicalId: string, stopped: AbortSignal): Promise<void> {
    const declaration = this.declarations.get(logicalId) as Declaration;
    const properties = resolve(this.template.Resources[logicalId].Properties ?? {}, this.scope) as JsonObject;
    const before = this.before.get(logicalId);
    if (before && isSame(before.properties, properties)) {
      this.resources.set(logicalId, { ...before, ...declaration });
      return;
    }
    try {
      const after = before
        ? await this.operations.update(before, declaration, properties, stopped)
        : await this.operations.create(declaration, properties, stopped);
      this.resources.set(logicalId, after);
      this.changes.push({ before, after });
    } catch (error) {
      const after = this.remains(error, declaration, properties, before);
      if (after) this.changes.push({ before, after });
      throw error;
    }
  }

  /** What may be there after a step that failed. */
  private remains(error: unknown, declaration: Declaration, properties: JsonObject, before?: DeployedResource): DeployedResource | undefined {
    if (before) return this.operations.needsReplacement(before, properties) ? undefined : { ...before, ...declaration, properties };
    const physicalId = error instanceof ResourceFailure ? error.physicalId : undefined;
    return physicalId === undefined ? undefined : { ...declaration, properties, physicalId, attribute: () => undefined };
  }
}

function declarationsOf(template: Template, scope: TemplateScope): Map<string, Declaration> {
  return new Map(Object.entries(template.Resources)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([logicalId, resource]) => [logicalId, {
      logicalId,
      type: resource.Type,
      dependencies: [...dependenciesOf(resource)],
      deletionPolicy: resource.DeletionPolicy,
      updateReplacePolicy: resource.UpdateReplacePolicy,
    }]));
}

function refuseOtherTypes(declarations: ReadonlyMap<string, Declaration>, before: ReadonlyMap<string, DeployedResource>): void {
  const changed = [...declarations.values()].filter(({ logicalId, type }) => (before.get(logicalId)?.type ?? type) !== type);
  if (changed.length > 0) {
    throw new Error(`Update of resource type is not permitted. The new template modifies resource type of: [${changed.map(it => it.logicalId).join(', ')}]`);
  }
}
