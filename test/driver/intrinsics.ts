import { isObject, isSame, Json, JsonObject } from './template';

/** What the names in a template stand for. */
export interface Scope {
  readonly region: string;
  /** A parameter, a pseudo parameter or a resource; undefined is AWS::NoValue. */
  ref(name: string): Json | undefined;
  attribute(logicalId: string, name: string): Json;
  condition(name: string): boolean;
  mapping(name: string): Record<string, Record<string, Json>> | undefined;
  importValue(name: string): Json;
}

type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;

const intrinsics: Record<string, Intrinsic> = {
  'Ref': (name, scope) => scope.ref(text(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...name] = Array.isArray(argument) ? argument : text(argument).split('.');
    return scope.attribute(text(logicalId), text(resolve(name.length === 1 ? name[0] : name.join('.'), scope)));
  },
  'Fn::Join': (argument, scope) => {
    const [delimiter, values] = list(argument);
    return list(resolve(values, scope)).map(text).join(text(delimiter));
  },
  'Fn::Sub': (argument, scope) => Array.isArray(argument)
    ? substitute(text(argument[0]), scope, resolve(argument[1], scope) as JsonObject)
    : substitute(text(argument), scope, {}),
  'Fn::Select': (argument, scope) => {
    const [index, values] = list(resolve(argument, scope));
    const value = list(values)[Number(index)];
    if (value === undefined) throw new Error(`Fn::Select cannot select nonexistent value at index ${String(index)}`);
    return value;
  },
  'Fn::Split': (argument, scope) => {
    const [delimiter, value] = list(resolve(argument, scope));
    return text(value).split(text(delimiter));
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = list(resolve(argument, scope)).map(text);
    const value = scope.mapping(map)?.[top]?.[second];
    if (value === undefined) throw new Error(`Unable to get mapping for ${map}::${top}::${second}`);
    return value;
  },
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = list(argument);
    return resolve(scope.condition(text(condition)) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [one, other] = list(resolve(argument, scope));
    return isSame(one, other);
  },
  'Fn::And': (argument, scope) => list(argument).every(value => resolve(value, scope) === true),
  'Fn::Or': (argument, scope) => list(argument).some(value => resolve(value, scope) === true),
  'Fn::Not': (argument, scope) => resolve(list(argument)[0], scope) !== true,
  'Condition': (name, scope) => scope.condition(text(name)),
  'Fn::ImportValue': (name, scope) => scope.importValue(text(resolve(name, scope))),
  'Fn::Base64': (value, scope) => Buffer.from(text(resolve(value, scope))).toString('base64'),
  'Fn::GetAZs': (_, scope) => ['a', 'b', 'c'].map(zone => scope.region + zone),
};

/** The value with every intrinsic function carried out; undefined where it is AWS::NoValue. */
export function resolve(value: Json | undefined, scope: Scope): Json | undefined {
  if (Array.isArray(value)) return value.map(item => resolve(item, scope)).filter(item => item !== undefined);
  if (!isObject(value)) return value;

  const [[name, argument], ...others] = Object.entries(value).length > 0 ? Object.entries(value) : [['', null]];
  const known = others.length === 0 ? intrinsics[name] : undefined;
  if (known && !isConditionKey(name, argument)) return known(argument, scope);
  if (name.startsWith('Fn::')) throw new Error(`Template error: the driver does not know ${name}`);
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => {
    const resolved = resolve(item, scope);
    return resolved === undefined ? [] : [[key, resolved]];
  }));
}

/** `Condition` is an intrinsic function with a name, and a key of IAM policies with an object. */
function isConditionKey(name: string, argument: Json): boolean {
  return name === 'Condition' && typeof argument !== 'string';
}

function substitute(template: string, scope: Scope, variables: JsonObject): string {
  return template.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    const dot = name.indexOf('.');
    if (name in variables) return text(variables[name]);
    return text(dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
  });
}

function list(value: Json | undefined): Json[] {
  if (!Array.isArray(value)) throw new Error(`Template error: a list is needed, not ${JSON.stringify(value)}`);
  return value;
}

function text(value: Json | undefined): string {
  if (value === null || typeof value === 'object' || value === undefined) {
    throw new Error(`Template error: a string is needed, not ${JSON.stringify(value)}`);
  }
  return String(value);
}
