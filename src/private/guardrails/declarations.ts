import type { IConstruct } from 'constructs';
import type { SynthesizedApp, SynthesizedTemplate } from './synthesized-app';
import type { PossibleValue } from './template-values';
import { TemplateValues } from './template-values';
import { ASSOCIATIONS_RESOURCE_TYPE } from '../../handler/protocol';

/** Properties in which a type of resource names what is shared, with whom, and for what. */
interface SharingProperties {
  readonly share?: string;
  readonly principals?: string;
  readonly sources?: string;
  readonly resources?: string;
  readonly permissions?: string;
}

const RESOURCE_SHARE = 'AWS::RAM::ResourceShare';
const LISTS: SharingProperties = { principals: 'Principals', sources: 'Sources', resources: 'ResourceArns', permissions: 'PermissionArns' };

const SHARING_TYPES: Readonly<Record<string, SharingProperties>> = {
  [RESOURCE_SHARE]: LISTS,
  [ASSOCIATIONS_RESOURCE_TYPE]: { ...LISTS, share: 'ResourceShareArn' },
  'AWS::RAM::PrincipalAssociation': { share: 'ResourceShareArn', principals: 'Principal' },
  'AWS::RAM::ResourceAssociation': { share: 'ResourceShareArn', resources: 'ResourceArn' },
  'AWS::RAM::SourceAssociation': { share: 'ResourceShareArn', sources: 'SourceId' },
  'AWS::RAM::PermissionAssociation': { share: 'ResourceShareArn', permissions: 'PermissionArn' },
};

/** A resource of a template. */
export interface Declaration {
  readonly construct: IConstruct;
  readonly template: SynthesizedTemplate;
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A value and the place where it stands. */
export interface Declared extends PossibleValue {
  readonly declaration: Declaration;
  /** The path of the property below the resource. */
  readonly location: string;
}

/** All that an app says about one share, wherever it says it. */
export interface DeclaredShare {
  /** The share itself; undefined when it is not defined in the app. */
  readonly definition?: Declaration;
  readonly principals: readonly Declared[];
  readonly sources: readonly Declared[];
  readonly resources: readonly Declared[];
  readonly permissions: readonly Declared[];
}

/** Whether a type of resource says something about sharing. */
export function isSharingType(type: string): boolean {
  return type in SHARING_TYPES;
}

/** The shares of an app, defined with L1s, L2s or by any other means. */
export function declaredShares(app: SynthesizedApp): DeclaredShare[] {
  const values = new TemplateValues(app.templates);
  const shares = new Map<string, { definition?: Declaration; declarations: Declaration[] }>();
  for (const template of app.templates) {
    for (const [logicalId, { Type, Properties = {} }] of Object.entries(template.resources)) {
      if (isSharingType(Type)) {
        const declaration = { construct: app.constructOf(template, logicalId), template, logicalId, properties: Properties };
        for (const id of shareIds(declaration, Type, values)) {
          const share = shares.get(id) ?? { declarations: [] };
          share.declarations.push(declaration);
          shares.set(id, Type === RESOURCE_SHARE ? { ...share, definition: declaration } : share);
        }
      }
    }
  }
  return [...shares.values()].map(({ definition, declarations }) => {
    const all = (kind: keyof SharingProperties) => declarations.flatMap((declaration) => declared(declaration, kind, values));
    return { definition, principals: all('principals'), sources: all('sources'), resources: all('resources'), permissions: once(all('permissions')) };
  });
}

/** The shares to which a declaration belongs, or may belong if a condition decides. */
function shareIds({ template, logicalId, properties }: Declaration, type: string, values: TemplateValues): Set<string> {
  const { share } = SHARING_TYPES[type];
  const ids = share === undefined ? [] : values.read({ template, value: properties[share] })
    .map(({ text, resource }) => (resource ? idOf(resource.template, resource.logicalId) : text));
  return new Set(ids.length > 0 ? ids : [idOf(template, logicalId)]);
}

/** Our custom resource repeats the permissions of the share. */
function once(values: Declared[]): Declared[] {
  return [...new Map(values.map((value) => [value.text, value])).values()];
}

function idOf({ file }: SynthesizedTemplate, logicalId: string): string {
  return `${file}#${logicalId}`;
}

function declared(declaration: Declaration, kind: keyof SharingProperties, values: TemplateValues): Declared[] {
  const { template, logicalId, properties } = declaration;
  const property = SHARING_TYPES[template.resources[logicalId].Type][kind];
  const value = property === undefined ? undefined : properties[property];
  const items = Array.isArray(value)
    ? value.map((item, index) => ({ item, location: `Properties/${property}/${index}` }))
    : [{ item: value, location: `Properties/${property}` }];
  return items.flatMap(({ item, location }) => values.read({ template, value: item }).map((possible) => ({ ...possible, declaration, location })));
}
