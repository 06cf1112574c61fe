import { Declaration, MEMBERS, NOTHING, OWNER, REFUSED } from './landscape';
import { contents, isGranted, isOff, Kind, KINDS, minus, rowOf, rows, some } from './share-view';
import { Stage } from './stage';
import { isServicePrincipal } from '../../src/handler/batches';
import type { AssociationView, ShareHandle } from '../simulator';

/** Why RAM itself may keep the function from its goal, as far as the model can tell; undefined when it has to succeed. */
export function excuse(
  stage: Stage, share: ShareHandle, old: Declaration, next: Declaration, deletes = false,
): string | undefined {
  const { settings: { rules }, seesSources } = stage;
  const leaving = minus(old, next);
  const status = (kind: Kind, entity: string) => rowOf(share, kind, entity)?.status;
  const failed = (kind: Kind, entity: string) => status(kind, entity) === 'FAILED';
  // Where the other way of listing sources shows none, that means nothing, and they have to be disassociated to be sure.
  const unsure = (kind: Kind) => kind === 'sources' && rules.listSourceAssociations === 'missing';
  // Where none was declared, the owner's account stood for them.
  const standIn = !old.sources.length && old.principals.some(isServicePrincipal) ? minus({ ...NOTHING, sources: [OWNER] }, next) : NOTHING;
  const isRemoved = (kind: Kind, entity: string) => unsure(kind) || !isOff(rowOf(share, kind, entity));
  const removes = some(leaving, isRemoved) || some(standIn, isRemoved);
  const isPending = (row?: AssociationView) => row?.status === 'ASSOCIATING' && row.external;
  const invites = next.principals.some((principal) => /^\d+$/.test(principal) && !MEMBERS.includes(principal));
  const pending = invites || rows(share, 'principals').some(isPending);
  const uninvites = leaving.principals.some((principal) => isPending(rowOf(share, 'principals', principal)));
  const services = [...old.principals, ...next.principals].filter(isServicePrincipal);
  const way = next.principals.some((principal) => isServicePrincipal(principal) && !isGranted(rowOf(share, 'principals', principal)));
  const serves = next.principals.some(isServicePrincipal);
  // What others have, and what is still going.
  const strangers = rows(share, 'principals').filter((row) => !isOff(row)).map(({ entity }) => entity)
    .filter((principal) => !old.principals.includes(principal) && !next.principals.includes(principal));

  if (next.principals.length && strangers.some((principal) => isServicePrincipal(principal) !== serves)) { return 'RAM mixes no kinds of principals'; }
  const existing = some({ ...NOTHING, resourceArns: minus(next, old).resourceArns }, (kind, entity) => !isOff(rowOf(share, kind, entity)));
  if (way && existing && rules.servicePrincipalAfterResources === 'refuse') { return 'RAM takes no service principal, and resources of others are in its way'; }
  const sourcesLeft = minus(contents(share), leaving).sources.length > 0 || next.sources.length > 0;
  if (leaving.sources.length && !sourcesLeft && strangers.some(isServicePrincipal) && rules.lastSourceRemoval === 'refuse') { return 'RAM keeps the last source'; }
  if (share.status !== 'ACTIVE' && !deletes) { return 'the share is gone'; }
  if (next.principals.some((principal) => REFUSED.includes(principal))) { return 'RAM refuses a principal'; }
  const inEffect = serves && !next.sources.length ? { ...next, sources: [OWNER] } : next;
  if (some(inEffect, (kind, entity) => status(kind, entity) === 'RESTORING')) { return 'RAM is restoring'; }
  const blocked = pending && rules.pendingInvitationBlocks || rules.disassociateWhileAssociating === 'refusePerShare' && stage.isAccepting(share);
  const clears = rules.disassociateFailed === 'remove' && !blocked;
  if (!clears && rules.associateOverFailed !== 'restart' && some(inEffect, failed)) { return 'RAM never repairs'; }
  if (!seesSources && rules.associateOverFailed !== 'restart' && inEffect.sources.some((source) => failed('sources', source))) {
    return 'RAM neither shows a failed source nor repairs it';
  }
  if ((removes || way) && rules.disassociateSuspended === 'refuse' && isSuspended(share, leaving, next)) { return 'RAM does not let go of what is suspended'; }
  if (((removes || way) && pending && rules.pendingInvitationBlocks) || (uninvites && rules.disassociatePendingInvitation === 'refuse')) { return 'an invitation is pending'; }
  if (!seesSources && rules.disassociateFailed === 'refuse' && [...leaving.sources, ...standIn.sources].some((source) => failed('sources', source))) {
    return 'RAM neither shows a failed source nor lets go of it';
  }
  if (rules.severalServicePrincipals === 'refuse' && new Set(services).size > 1) { return 'RAM takes one service principal'; }
  return undefined;
}

/** Why others on the share may keep the function from letting a service principal in. */
export function excuseByOthers(
  { settings: { rules } }: Stage, share: ShareHandle, ours: Declaration, next: Declaration, undoes: boolean,
): string | undefined {
  const foreign = minus(minus(contents(share), ours), next);
  if (!next.principals.some((principal) => isServicePrincipal(principal) && !isGranted(rowOf(share, 'principals', principal)))) { return undefined; }
  if (rules.severalServicePrincipals === 'refuse' && foreign.principals.some(isServicePrincipal)) { return 'RAM takes one service principal'; }
  // To undo something they make way, unless somebody could miss them or RAM doesn't let go of them.
  const stay = !undoes || foreign.principals.length > 0 || (rules.disassociateSuspended === 'refuse' && isSuspended(share, { ...NOTHING, resourceArns: foreign.resourceArns }));
  return rules.servicePrincipalAfterResources === 'refuse' && foreign.resourceArns.length && stay ? 'resources of others are in its way' : undefined;
}

function isSuspended(share: ShareHandle, ...declarations: Declaration[]): boolean {
  const suspended = (kind: Kind, entity: string) => /^(SUSPEND|RESTORING)/.test(rowOf(share, kind, entity)?.status ?? '');
  return declarations.some((declaration) => some(declaration, suspended));
}

/** The entities that should be on a share and are not. */
export function missing({ seesSources }: Stage, share: ShareHandle, declared: Declaration): string[] {
  return KINDS.filter((kind) => kind !== 'sources' || seesSources)
    .flatMap((kind) => declared[kind].filter((entity) => !isGranted(rowOf(share, kind, entity))).map((entity) => describe(share, kind, entity)));
}

/** The entities that should be off a share and are not. */
export function left({ seesSources, settings: { delays } }: Stage, share: ShareHandle, declared: Declaration): string[] {
  // Where lists are behind, what had failed seems to be so still, while it goes; only principals are waited for.
  const isGone = (kind: Kind, row?: AssociationView) => isOff(row) || (!!delays.listing && kind !== 'principals' && row?.status === 'DISASSOCIATING');
  return KINDS.filter((kind) => kind !== 'sources' || seesSources)
    .flatMap((kind) => declared[kind].filter((entity) => !isGone(kind, rowOf(share, kind, entity))).map((entity) => describe(share, kind, entity)));
}

function describe(share: ShareHandle, kind: Kind, entity: string): string {
  return `${entity} (${rowOf(share, kind, entity)?.status ?? 'no row'})`;
}
