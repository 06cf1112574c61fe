import * as sdk from '@aws-sdk/client-ram';
import { NormalizedSchema } from '@smithy/core/schema';
import type { OperationName } from '../operations/types';

/** A value's type, as far as the protocol knows it. */
export type Shape =
  | { readonly kind: 'string' | 'integer' | 'boolean' | 'timestamp' }
  | { readonly kind: 'list'; readonly member: Shape }
  | Structure;

/** A structure of the protocol. */
export interface Structure {
  readonly kind: 'structure';
  readonly members: ReadonlyMap<string, Member>;
}

interface Member {
  readonly shape: Shape;
  readonly required: boolean;
  /** The name in the query string, for a member that does not travel in the body. */
  readonly query?: string;
}

/** An operation's place in the protocol. */
export interface OperationModel {
  readonly name: OperationName;
  readonly input: Structure;
  readonly output: Structure;
}

type RuntimeSchema = Parameters<typeof NormalizedSchema.of>[0];

const exported = Object.entries(sdk as Record<string, unknown>).filter(([name, value]) => name.endsWith('$') && Array.isArray(value));

/** The operations by method and path, as the SDK's own schemas describe them. */
export const routes: ReadonlyMap<string, OperationModel> = new Map(exported
  .filter(([, schema]) => (schema as unknown[])[0] === 9)
  .map(([, schema]) => readOperation(schema as [9, string, OperationName, object, () => RuntimeSchema, () => RuntimeSchema])));

/** The HTTP status of each modelled error. */
export const errorStatuses: ReadonlyMap<string, number> = new Map(exported
  .filter(([, schema]) => (schema as unknown[])[0] === -3)
  .map(([, schema]) => [(schema as string[])[2], Number(NormalizedSchema.of(schema as RuntimeSchema).getMergedTraits().httpError ?? 400)]));

function readOperation(schema: [9, string, OperationName, object, () => RuntimeSchema, () => RuntimeSchema]): [string, OperationModel] {
  const [, , name, traits, input, output] = schema;
  const [method, path] = (traits as { http: [string, string, number] }).http;
  return [`${method} ${path}`, { name, input: readStructure(input()), output: readStructure(output()) }];
}

function readStructure(schema: RuntimeSchema): Structure {
  const required = requiredMembers(schema);
  const members = [...NormalizedSchema.of(schema).structIterator()].map(([name, member]): [string, Member] =>
    [name, { shape: readShape(member), required: required.has(name), query: member.getMergedTraits().httpQuery }]);
  return { kind: 'structure', members: new Map(members) };
}

// A structure's schema lists its required members first and says how many they are.
function requiredMembers(schema: RuntimeSchema): Set<string> {
  type StructureSchema = [3, string, string, object, string[], unknown[], number?];
  const [, , , , names, , count = 0] = NormalizedSchema.of(schema).getSchema() as unknown as StructureSchema;
  return new Set(names.slice(0, count));
}

function readShape(schema: NormalizedSchema): Shape {
  if (schema.isListSchema()) {
    return { kind: 'list', member: readShape(schema.getValueSchema()) };
  }
  if (schema.isStructSchema()) {
    return readStructure(schema.getSchema());
  }
  if (schema.isNumericSchema()) {
    return { kind: 'integer' };
  }
  if (schema.isTimestampSchema()) {
    return { kind: 'timestamp' };
  }
  return { kind: schema.isBooleanSchema() ? 'boolean' : 'string' };
}
