import { Declaration, DeployedResource } from './deployed-resource';
import { digest } from './environment';
import { ExistingResourceRequest, ResourceResult, ResourceType, StackIdentity } from './resources/resource-type';
import { StackEvent } from './stack-event';
import { isSame, JsonObject } from './template';

type Verb = 'CREATE' | 'UPDATE' | 'DELETE';

/** Carries out single steps on the resources of one stack, and tells about them. */
export class ResourceOperations {
  private readonly failures = new Map<string, string>();
  private names = 0;

  constructor(
    private readonly stack: StackIdentity,
    private readonly typeOf: (type: string) => ResourceType,
    private readonly emit: (event: Omit<StackEvent, 'time' | 'stackName'>) => void,
  ) {}

  /** Makes the next step on a resource fail instead of being carried out. */
  failNext(logicalId: string, reason: string): void {
    this.failures.set(logicalId, reason);
  }

  /** Creates a resource. */
  async create(declaration: Declaration, properties: JsonObject, stopped?: AbortSignal): Promise<DeployedResource> {
    return this.step('CREATE', declaration, properties, undefined, async request => this.typeOf(declaration.type).create({ ...request, stopped }));
  }

  /** Brings a resource to new properties, by a new resource where there is no other way; the old one is then left to be deleted. */
  async update(before: DeployedResource, declaration: Declaration, properties: JsonObject, stopped?: AbortSignal): Promise<DeployedResource> {
    const type = this.typeOf(declaration.type);
    return this.step('UPDATE', declaration, properties, before.physicalId, async request => {
      if (type.update && !this.needsReplacement(before, properties)) {
        return type.update({ ...request, physicalId: before.physicalId, oldProperties: before.properties, stopped });
      }
      const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
      this.emit({ ...describe(declaration, before.physicalId), status: 'UPDATE_IN_PROGRESS', reason });
      return type.create({ ...request, stopped });
    });
  }

  /** Whether the change from one state to other properties is one that the type can't make in place. */
  needsReplacement(before: DeployedResource, properties: JsonObject): boolean {
    const { update, createOnly = [] } = this.typeOf(before.type);
    return !update || createOnly.some(name => !isSame(before.properties[name], properties[name]));
  }

  /** Deletes a resource. */
  async delete(resource: DeployedResource): Promise<void> {
    await this.step('DELETE', resource, resource.properties, resource.physicalId, async request => {
      await this.typeOf(resource.type).delete({ ...request, physicalId: resource.physicalId });
      return resource;
    });
  }

  /** Leaves a resource alone that the template wants to be retained. */
  skipDeletion(resource: DeployedResource): void {
    this.emit({ ...describe(resource, resource.physicalId), status: 'DELETE_SKIPPED' });
  }

  /** Tells that a resource is back in its old state without any step having been necessary. */
  restored(resource: DeployedResource): void {
    this.emit({ ...describe(resource, resource.physicalId), status: 'UPDATE_COMPLETE' });
  }

  private async step(
    verb: Verb,
    declaration: Declaration,
    properties: JsonObject,
    physicalId: string | undefined,
    work: (request: Omit<ExistingResourceRequest, 'physicalId'>) => Promise<ResourceResult>,
  ): Promise<DeployedResource> {
    const { logicalId, type } = declaration;
    // CloudFormation tells no properties of what it cleans up; here, of nothing that it deletes.
    const told = verb === 'DELETE' ? undefined : properties;
    this.emit({ ...describe(declaration, physicalId), status: `${verb}_IN_PROGRESS`, properties: told });
    try {
      this.failIfAsked(logicalId);
      const result = await work({ stack: this.stack, type, logicalId, properties, generatedName: this.generateName(logicalId) });
      this.emit({ ...describe(declaration, result.physicalId), status: `${verb}_COMPLETE`, properties: told });
      return { ...declaration, ...result, properties };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.emit({ ...describe(declaration, physicalId), status: `${verb}_FAILED`, reason, properties: told });
      throw error;
    }
  }

  private failIfAsked(logicalId: string): void {
    const reason = this.failures.get(logicalId);
    this.failures.delete(logicalId);
    if (reason !== undefined) throw new Error(reason);
  }

  private generateName(logicalId: string): string {
    const suffix = digest(`${this.stack.stackId}|${logicalId}|${this.names++}`, 12).toUpperCase();
    return `${this.stack.stackName.slice(0, 24)}-${logicalId.slice(0, 24)}-${suffix}`;
  }
}

function describe({ logicalId, type }: Declaration, physicalId: string | undefined): Pick<StackEvent, 'logicalId' | 'type' | 'physicalId'> {
  return { logicalId, type, physicalId };
}
