/** The kinds of entities on a share, by the name of RAM's request members. */
export type Kind = 'principals' | 'resourceArns' | 'sources';

/** Entities by kind: what is on a share, or what is in one call. */
export type Entities = Partial<Record<Kind, string[]>>;

/** One association of a share as RAM shows it. */
export interface Association {
  readonly associatedEntity?: string;
  readonly status?: string;
  readonly statusMessage?: string;
  /** A principal outside the organization, which has to accept an invitation. */
  readonly external?: boolean;
  readonly lastUpdatedTime?: Date;
}

/** The associations of one kind, by entity. */
export interface Listing {
  readonly associations: ReadonlyMap<string, Association>;
  /** Whether they came in several pages: between two of them one may have slipped away. */
  readonly paged: boolean;
}

// The states of what is not on a share, least lively last.
const NOT_LIVE = ['DISASSOCIATING', 'FAILED', 'DISASSOCIATED'];

/** Puts associations together. An old one may still be listed beside its successor: the livelier one counts. */
export function listingOf({ rows, paged }: { rows: Association[]; paged: boolean }): Listing {
  const rank = ({ status }: Association) => NOT_LIVE.indexOf(status!);
  rows.sort((one, other) => rank(other) - rank(one));
  return { associations: new Map(rows.map((association) => [association.associatedEntity!, association])), paged };
}

/** The entities of the associations that fit. */
export function entitiesIn(listing: Listing | undefined, fits: (association: Association) => unknown): string[] {
  return [...listing?.associations.values() ?? []].filter(fits).map(({ associatedEntity }) => associatedEntity!);
}

/** Whether it is on the share, though perhaps not in effect. */
export function isLive(association?: Association): boolean | undefined {
  return association && !NOT_LIVE.includes(association.status!);
}

/** Whether an association waits for somebody to accept an invitation. */
export function isPending(association?: Association): boolean | undefined {
  return association?.status === 'ASSOCIATING' && association.external;
}
