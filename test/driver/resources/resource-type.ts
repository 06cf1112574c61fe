import { Environment } from '../environment';
import { Json, JsonObject } from '../template';

/** The stack that a resource belongs to. */
export interface StackIdentity extends Environment {
  readonly stackName: string;
  readonly stackId: string;
}

/** What a resource type is asked to carry out. */
export interface ResourceRequest {
  readonly stack: StackIdentity;
  readonly type: string;
  readonly logicalId: string;
  readonly properties: JsonObject;
  /** A name of the form that CloudFormation generates. Different for each call. */
  readonly generatedName: string;
  /** Aborted when the stack operation no longer wants the result. */
  readonly stopped?: AbortSignal;
}

/** The same for a resource that exists. */
export interface ExistingResourceRequest extends ResourceRequest {
  readonly physicalId: string;
}

/** What a create or an update ends with. */
export interface ResourceResult {
  readonly physicalId: string;
  /** The value of Fn::GetAtt; undefined when there is no such attribute. */
  attribute(name: string): Json | undefined;
}

/** A result whose attributes are the entries of an object. */
export function resultOf(physicalId: string, attributes: Readonly<Record<string, Json>> = {}): ResourceResult {
  return { physicalId, attribute: name => attributes[name] };
}

/** How resources of one type are created, updated and deleted. */
export interface ResourceType {
  /** Properties whose change needs a new resource. All of them when there is no `update`. */
  readonly createOnly?: readonly string[];
  create(request: ResourceRequest): Promise<ResourceResult>;
  update?(request: ExistingResourceRequest & { readonly oldProperties: JsonObject }): Promise<ResourceResult>;
  delete(request: ExistingResourceRequest): Promise<void>;
}

/** A failure that nevertheless left something with a physical id behind. */
export class ResourceFailure extends Error {
  constructor(message: string, readonly physicalId?: string) {
    super(message);
  }
}
