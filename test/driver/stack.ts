import { deleteAll } from './deletion';
import { DeployedResource } from './deployed-resource';
import { Deployment } from './deployment';
import { digest, Environment, partitionOf } from './environment';
import { ResourceOperations } from './resource-operations';
import { EffectivePolicies } from './resources/iam';
import { StackIdentity } from './resources/resource-type';
import { restore } from './rollback';
import { TemplateScope } from './scope';
import { StackEvent, StackResult, StackStatus } from './stack-event';
import { isSame, Json, Template } from './template';
import { World } from './world';

const stackType = 'AWS::CloudFormation::Stack';

/** The policies that keep a resource: always, and when what created it is rolled back. */
const always = ['Retain', 'RetainExceptOnCreate'];
const onCreate = ['Retain'];

/** One stack in one account and region. */
export class Stack {
  /** Everything that happened to the stack. */
  readonly events: StackEvent[] = [];
  private status: StackStatus | undefined;
  private live: Map<string, DeployedResource> = new Map();
  private source: { template: Template; parameters: Readonly<Record<string, string>> } | undefined;
  private outputs: Record<string, string> = {};
  private readonly identity: StackIdentity;
  private readonly operations: ResourceOperations;

  constructor(readonly stackName: string, environment: Environment, private readonly world: World) {
    const { account, region } = environment;
    const uuid = digest(`${account}|${region}|${stackName}`, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    this.identity = {
      account, region, stackName, stackId: `arn:${partitionOf(region)}:cloudformation:${region}:${account}:stack/${stackName}/${uuid}`,
    };
    this.operations = new ResourceOperations(this.identity, type => world.typeOf(type), event => this.emit(event));
  }

  /** Where the stack is, with its name and id. */
  get environment(): StackIdentity {
    return this.identity;
  }

  /** The resources that the stack has now, also while an operation goes on, by logical id. */
  get resources(): ReadonlyMap<string, DeployedResource> {
    return this.live;
  }

  /** The resource with this logical id. */
  resource(logicalId: string): DeployedResource {
    const resource = this.live.get(logicalId);
    if (!resource) throw new Error(`stack ${this.stackName} has no resource ${JSON.stringify(logicalId)}`);
    return resource;
  }

  /** Makes the next step on a resource fail instead of being carried out. */
  failNext(logicalId: string, reason: string): void {
    this.operations.failNext(logicalId, reason);
  }

  /** What the role of a function of this stack is allowed at this moment. */
  policiesOf(functionLogicalId: string): EffectivePolicies {
    return this.world.policiesOf(String(this.resource(functionLogicalId).attribute('Arn')));
  }

  /** Creates or updates the stack. A failure is rolled back and told in the result; only what CloudFormation would not even begin is thrown. */
  async deploy(template: Template, parameters: Readonly<Record<string, string>> = {}): Promise<StackResult> {
    const first = this.events.length;
    if (this.status === 'ROLLBACK_COMPLETE') await this.delete();
    if (this.status?.endsWith('_FAILED')) throw new Error(`stack ${this.stackName} is in ${this.status} state and can not be updated`);
    const verb = this.status === undefined || this.status === 'DELETE_COMPLETE' ? 'CREATE' : 'UPDATE';
    if (verb === 'UPDATE' && isSame(this.source as unknown as Json, { template, parameters } as unknown as Json)) return this.result(first);

    const before = this.live;
    const deployment = new Deployment(template, before, this.operations, resources => this.scope(template, parameters, resources));
    this.live = deployment.resources;
    this.emitStack(`${verb}_IN_PROGRESS`);
    try {
      await deployment.run();
      this.publish(deployment);
    } catch (failure) {
      await (verb === 'CREATE' ? this.rollBackCreate(deployment, failure) : this.rollBackUpdate(deployment, before, failure));
      return this.result(first, messageOf(failure));
    }
    this.source = { template, parameters };
    await this.finish(verb, deployment);
    return this.result(first);
  }

  /** Deletes the stack. What could not be deleted stays in it. */
  async delete(): Promise<StackResult> {
    const first = this.events.length;
    if (this.status === undefined || this.status === 'DELETE_COMPLETE') return this.result(first);
    this.emitStack('DELETE_IN_PROGRESS');
    const failed = await deleteAll(this.operations, this.withoutRetained([...this.live.values()], it => it.deletionPolicy), 'keep what it needs');
    this.live = new Map(failed.map(resource => [resource.logicalId, resource]));
    if (failed.length === 0) this.unpublish();
    const reason = failed.length > 0 ? `The following resource(s) failed to delete: [${failed.map(it => it.logicalId).join(', ')}].` : undefined;
    this.rest(failed.length > 0 ? 'DELETE_FAILED' : 'DELETE_COMPLETE', reason);
    return this.result(first, reason);
  }

  private async finish(verb: string, deployment: Deployment): Promise<void> {
    const removed = this.withoutRetained(deployment.removed, it => it.deletionPolicy);
    const replaced = this.withoutRetained(deployment.replaced, it => it.updateReplacePolicy);
    for (const { logicalId } of deployment.removed) deployment.resources.delete(logicalId);
    if (verb === 'UPDATE') this.emitStack('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    await deleteAll(this.operations, [...removed, ...replaced], 'go on');
    this.rest(verb === 'CREATE' ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE');
  }

  private async rollBackCreate(deployment: Deployment, failure: unknown): Promise<void> {
    this.emitStack('ROLLBACK_IN_PROGRESS', messageOf(failure));
    const created = this.withoutRetained(deployment.changes.map(change => change.after), it => it.deletionPolicy, onCreate);
    const failed = await deleteAll(this.operations, created, 'keep what it needs');
    this.live = new Map(failed.map(resource => [resource.logicalId, resource]));
    this.rest(failed.length > 0 ? 'ROLLBACK_FAILED' : 'ROLLBACK_COMPLETE');
  }

  private async rollBackUpdate(deployment: Deployment, before: ReadonlyMap<string, DeployedResource>, failure: unknown): Promise<void> {
    this.emitStack('UPDATE_ROLLBACK_IN_PROGRESS', messageOf(failure));
    const restored = await restore(deployment, before, this.operations);
    this.live = restored.resources;
    if (restored.failure) return this.rest('UPDATE_ROLLBACK_FAILED', messageOf(restored.failure));
    this.emitStack('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    const created = restored.leftovers.filter(resource => !before.has(resource.logicalId));
    const replacements = restored.leftovers.filter(resource => before.has(resource.logicalId));
    await deleteAll(this.operations, [...this.withoutRetained(created, it => it.deletionPolicy, onCreate), ...replacements], 'go on');
    return this.rest('UPDATE_ROLLBACK_COMPLETE');
  }

  private withoutRetained(
    resources: DeployedResource[],
    policyOf: (resource: DeployedResource) => string | undefined,
    retaining = always,
  ): DeployedResource[] {
    return resources.filter(resource => {
      const retained = retaining.includes(policyOf(resource) ?? 'Delete');
      if (retained) this.operations.skipDeletion(resource);
      return !retained;
    });
  }

  private scope(template: Template, parameters: Readonly<Record<string, string>>, resources: ReadonlyMap<string, DeployedResource>): TemplateScope {
    return new TemplateScope(template, parameters, this.identity, resources, name => this.world.exports.get(this.identity, name));
  }

  private publish(deployment: Deployment): void {
    const { outputs, exports } = deployment.outputs();
    this.outputs = outputs;
    this.world.exports.put(this.identity, exports);
  }

  private unpublish(): void {
    this.outputs = {};
    this.world.exports.put(this.identity, {});
  }

  private result(first: number, reason?: string): StackResult {
    return { status: this.status ?? 'DELETE_COMPLETE', reason, outputs: this.outputs, events: this.events.slice(first) };
  }

  private rest(status: StackStatus, reason?: string): void {
    this.status = status;
    this.emitStack(status, reason);
  }

  private emitStack(status: string, reason?: string): void {
    this.emit({ logicalId: this.stackName, physicalId: this.identity.stackId, type: stackType, status, reason });
  }

  private emit(event: Omit<StackEvent, 'time' | 'stackName'>): void {
    const complete = { time: this.world.clock.now(), stackName: this.stackName, ...event };
    this.events.push(complete);
    this.world.onEvent(complete);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
