import { Declaration } from './landscape';
import type { AssociationView, ShareHandle } from '../simulator';

/** The kinds of entities, as a declaration names them. */
export const KINDS = ['principals', 'resourceArns', 'sources'] as const;
export type Kind = (typeof KINDS)[number];

/** As the simulator calls them. */
export const TYPES = { principals: 'PRINCIPAL', resourceArns: 'RESOURCE', sources: 'SOURCE' } as const;

const OFF = ['DISASSOCIATING', 'FAILED', 'DISASSOCIATED'];

/** The associations of a share, by kind. */
export function rows(share: ShareHandle, kind: Kind): AssociationView[] {
  return kind === 'principals' ? share.principals() : kind === 'resourceArns' ? share.resources() : share.sources();
}

/** What is on a share, though perhaps not in effect. */
export function contents(share: ShareHandle): Declaration {
  return entitiesIn(share, (status) => !OFF.includes(status));
}

/** What is on its way to a share. */
export function coming(share: ShareHandle): Declaration {
  return entitiesIn(share, (status) => status === 'ASSOCIATING');
}

function entitiesIn(share: ShareHandle, isWanted: (status: string) => boolean): Declaration {
  const wanted = (kind: Kind) => [...new Set(rows(share, kind).filter(({ status }) => isWanted(status)).map(({ entity }) => entity))];
  return { principals: wanted('principals'), resourceArns: wanted('resourceArns'), sources: wanted('sources') };
}

/** An entity's association, the livelier one if an old one is still listed. */
export function rowOf(share: ShareHandle, kind: Kind, entity: string): AssociationView | undefined {
  const all = rows(share, kind).filter((row) => row.entity === entity);
  return all.find(({ status }) => !OFF.includes(status)) ?? all[all.length - 1];
}

/** Whether an entity is in effect, or as much as the function can do about it. */
export function isGranted(row: AssociationView | undefined): boolean {
  return row !== undefined && (/^(ASSOCIATED|SUSPEND)/.test(row.status) || (row.status === 'ASSOCIATING' && row.external));
}

/** Whether an entity is off a share. */
export function isOff(row: AssociationView | undefined): boolean {
  return row === undefined || row.status === 'DISASSOCIATED' || row.status === 'FAILED';
}

/** The entities of one declaration that are not in another. */
export function minus(one: Declaration, other: Declaration): Declaration {
  return filter(one, (kind, entity) => !other[kind].includes(entity));
}

/** Both of them. */
export function union(one: Declaration, other: Declaration): Declaration {
  const both = (kind: Kind) => [...new Set([...one[kind], ...other[kind]])];
  return { principals: both('principals'), resourceArns: both('resourceArns'), sources: both('sources') };
}

/** The entities of a declaration that fit. */
export function filter(declaration: Declaration, fits: (kind: Kind, entity: string) => boolean): Declaration {
  const fitting = (kind: Kind) => declaration[kind].filter((entity) => fits(kind, entity));
  return { principals: fitting('principals'), resourceArns: fitting('resourceArns'), sources: fitting('sources') };
}

/** Whether any entity of a declaration fits. */
export function some(declaration: Declaration, fits: (kind: Kind, entity: string) => boolean): boolean {
  return KINDS.some((kind) => declaration[kind].some((entity) => fits(kind, entity)));
}
