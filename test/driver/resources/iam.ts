import { digest, partitionOf } from '../environment';
import { Json, JsonObject } from '../template';
import { ExistingResourceRequest, ResourceRequest, ResourceType, resultOf } from './resource-type';

/** What a role is allowed: the documents that are in the account, and the ARNs of managed policies that are not. */
export interface EffectivePolicies {
  readonly documents: JsonObject[];
  readonly managedPolicyArns: string[];
  readonly permissionsBoundary?: string;
}

/** An entry of a role's `Policies`. */
type PolicyProperty = { PolicyName: string; PolicyDocument: JsonObject };

interface Role {
  readonly properties: JsonObject;
  /** Documents by the policy resource that put them there. */
  readonly attached: Map<string, JsonObject>;
}

/** The roles and policies of all accounts, as they are now. */
export class Iam {
  private readonly roles = new Map<string, Role>();
  private readonly managed = new Map<string, JsonObject>();

  /** What the role with this ARN is allowed at this moment. */
  policiesOf(roleArn: string): EffectivePolicies {
    const role = this.roles.get(roleArn);
    if (!role) return { documents: [], managedPolicyArns: [] };
    const inline = (role.properties.Policies ?? []) as PolicyProperty[];
    const arns = (role.properties.ManagedPolicyArns ?? []) as string[];
    return {
      documents: [
        ...inline.map(policy => policy.PolicyDocument),
        ...role.attached.values(),
        ...arns.map(arn => this.managed.get(arn)).filter(document => document !== undefined),
      ],
      managedPolicyArns: arns.filter(arn => !this.managed.has(arn)),
      permissionsBoundary: role.properties.PermissionsBoundary as string | undefined,
    };
  }

  /** The resource types of IAM that the driver carries out. */
  types(): Record<string, ResourceType> {
    return {
      'AWS::IAM::Role': this.role(),
      'AWS::IAM::Policy': this.policy(request => request.properties.Roles),
      'AWS::IAM::RolePolicy': this.policy(request => [request.properties.RoleName]),
      'AWS::IAM::ManagedPolicy': this.managedPolicy(),
    };
  }

  private role(): ResourceType {
    const put = (request: ResourceRequest, name: string, attached: Map<string, JsonObject>) => {
      const arn = iamArn(request, 'role', name);
      this.roles.set(arn, { properties: request.properties, attached });
      return resultOf(name, { Arn: arn, RoleId: `AROA${digest(arn, 17).toUpperCase()}` });
    };
    return {
      createOnly: ['RoleName', 'Path'],
      create: async request => put(request, nameOf(request, 'RoleName'), new Map()),
      update: async request => put(request, request.physicalId, this.roles.get(iamArn(request, 'role', request.physicalId))?.attached ?? new Map()),
      delete: async request => { this.roles.delete(iamArn(request, 'role', request.physicalId)); },
    };
  }

  private policy(rolesOf: (request: ResourceRequest) => Json | undefined): ResourceType {
    const detach = (request: ExistingResourceRequest) => {
      for (const role of this.roles.values()) role.attached.delete(keyOf(request));
    };
    const attach = (request: ExistingResourceRequest) => {
      for (const role of (rolesOf(request) ?? []) as string[]) {
        this.require(request, role).attached.set(keyOf(request), request.properties.PolicyDocument as JsonObject);
      }
      return resultOf(request.physicalId, { Id: request.physicalId });
    };
    return {
      create: async request => attach({ ...request, physicalId: request.generatedName }),
      update: async request => {
        detach(request);
        return attach(request);
      },
      delete: async request => detach(request),
    };
  }

  private managedPolicy(): ResourceType {
    const put = (request: ExistingResourceRequest) => {
      this.managed.set(request.physicalId, request.properties.PolicyDocument as JsonObject);
      for (const role of (request.properties.Roles ?? []) as string[]) {
        this.require(request, role).attached.set(keyOf(request), request.properties.PolicyDocument as JsonObject);
      }
      return resultOf(request.physicalId, { PolicyArn: request.physicalId });
    };
    const remove = (request: ExistingResourceRequest) => {
      this.managed.delete(request.physicalId);
      for (const role of this.roles.values()) role.attached.delete(keyOf(request));
    };
    return {
      createOnly: ['ManagedPolicyName', 'Path', 'Description'],
      create: async request => put({ ...request, physicalId: iamArn(request, 'policy', nameOf(request, 'ManagedPolicyName')) }),
      update: async request => {
        remove(request);
        return put(request);
      },
      delete: async request => remove(request),
    };
  }

  private require(request: ResourceRequest, roleName: string): Role {
    const role = this.roles.get(iamArn(request, 'role', roleName));
    if (!role) throw new Error(`The role with name ${roleName} cannot be found.`);
    return role;
  }
}

/** Roles are found by name within an account, so paths are left out of the ARN that serves as their key. */
function iamArn({ stack }: ResourceRequest, kind: string, name: string): string {
  return `arn:${partitionOf(stack.region)}:iam::${stack.account}:${kind}/${name}`;
}

function nameOf(request: ResourceRequest, property: string): string {
  return (request.properties[property] as string | undefined) ?? request.generatedName;
}

function keyOf(request: ExistingResourceRequest): string {
  return `${request.stack.stackId}|${request.physicalId}`;
}
