import { isObject, Json, TemplateResource } from './template';

/** The logical names that a resource needs before it can be created: by Ref, GetAtt, Sub and DependsOn. */
export function dependenciesOf(resource: TemplateResource): Set<string> {
  return new Set([...[resource.DependsOn ?? []].flat(), ...namesIn(resource.Properties ?? {})]);
}

function namesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, argument]) => {
    switch (key) {
      case 'Ref': return [String(argument)];
      case 'Fn::GetAtt': return [Array.isArray(argument) ? String(argument[0]) : String(argument).split('.')[0]];
      case 'Fn::Sub': return namesInSubstitution(argument);
      default: return namesIn(argument);
    }
  });
}

function namesInSubstitution(argument: Json): string[] {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const names = [...String(template).matchAll(/\$\{([^!}.]+)/g)].map(match => match[1]);
  return [...names, ...namesIn(variables)];
}
