import { isSharingType } from '../declarations';
import type { Finding } from '../finding';
import { listed } from '../finding';
import type { SynthesizedApp, SynthesizedTemplate } from '../synthesized-app';
import { isRecord } from '../synthesized-app';

/** Macros of AWS that make no shares: what they expand is known. `AWS::Include` is none of them, because it brings in what stands elsewhere. */
const HARMLESS_MACROS = [
  'AWS::CodeDeployBlueGreen',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::Serverless-2016-10-31',
];

type Fault = Pick<Finding, 'declaration' | 'location' | 'description' | 'fix'>;

/** Where a template may come to hold shares that nobody can read in it. A guardrail that overlooks them is none. */
export function unreadableTemplates(app: SynthesizedApp): Finding[] {
  const lost = app.lost.map((stack): Fault => ({
    declaration: { construct: stack },
    location: stack.templateFile,
    description: `the template ${JSON.stringify(stack.templateFile)} of the stack is not in the cloud assembly, so what it shares can't be checked`,
    fix: 'give the stack a synthesizer that writes its template into the cloud assembly',
  }));
  return [...lost, ...app.templates.flatMap((template) => [...macros(template), ...functions(app, template)])]
    .map((found) => ({ ...found, rule: 'UnreadableTemplate' }));
}

function macros({ stack, body: { Transform = [] } }: SynthesizedTemplate): Fault[] {
  return (Array.isArray(Transform) ? Transform : [Transform])
    .map((macro: unknown) => (isRecord(macro) ? macro.Name : macro))
    .filter((name) => !HARMLESS_MACROS.includes(String(name)))
    .map((name) => ({
      declaration: { construct: stack },
      location: 'Transform',
      description: `the macro ${JSON.stringify(name)} changes the template when it is deployed, so what it shares can't be checked`,
      fix: `take the macro out of the stack; macros that may stay: ${listed(HARMLESS_MACROS)}`,
    }));
}

/** Functions in the place of names, such as `Fn::Transform` and `Fn::ForEach`, of which resources or properties are made. */
function functions(app: SynthesizedApp, template: SynthesizedTemplate): Fault[] {
  const { stack, body, resources } = template;
  const besides = [...functionsIn(body), ...functionsIn(resources, 'Resources/')].map((location) => fault({ construct: stack }, location));
  const inside = Object.entries(resources).flatMap(([logicalId, resource]) => {
    const { Type, Properties = {} } = resource;
    const declaration = { construct: app.constructOf(template, logicalId), template, logicalId, properties: Properties };
    return [...functionsIn(resource), ...isSharingType(Type) ? functionsIn(Properties, 'Properties/') : []]
      .map((location) => fault(declaration, location, `Resources/${logicalId}/${location}`));
  });
  return [...besides, ...inside];
}

function fault(declaration: Finding['declaration'], location: string, place = location): Fault {
  return {
    declaration,
    location,
    description: `${JSON.stringify(place)} becomes something else when it is deployed, so what it shares can't be checked`,
    fix: 'write out what it stands for',
  };
}

function functionsIn(value: object, path = ''): string[] {
  return Object.keys(value).filter((name) => name.startsWith('Fn::')).map((name) => `${path}${name}`);
}
