import { isObject, Json } from '../template';

/** The value as a custom resource receives it: every scalar, however deep, is a string. */
export function stringify(value: Json): Json {
  if (Array.isArray(value)) return value.map(stringify);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, stringify(item)]));
  return String(value);
}
