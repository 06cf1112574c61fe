/** Any value of a template. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** An object of a template. */
export type JsonObject = { [key: string]: Json };

/** A resource as a template declares it. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly DependsOn?: string | string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A template, as far as the driver understands it. */
export interface Template {
  readonly Parameters?: Record<string, { readonly Type: string; readonly Default?: Json }>;
  readonly Mappings?: Record<string, Record<string, Record<string, Json>>>;
  readonly Conditions?: Record<string, Json>;
  readonly Resources: Record<string, TemplateResource>;
  readonly Outputs?: Record<string, { readonly Value: Json; readonly Export?: { readonly Name: Json }; readonly Condition?: string }>;
}

/** Whether a value is an object, neither a list nor a scalar. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are the same, whatever the order of their keys. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: Json | undefined): string | undefined {
  return JSON.stringify(value, (_, it) => isObject(it) ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => a < b ? -1 : 1)) : it);
}
