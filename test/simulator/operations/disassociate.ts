import type { ResourceShareAssociationType } from '@aws-sdk/client-ram';
import { RamError, invalidParameter, invalidState, notPermitted, unknownResource } from '../errors';
import { checkCallSize, requireEntities } from './associate';
import { isService } from './association-rules';
import { findModifiableShare, findShare, refuseDeleted, type Context } from './context';
import type { Input, Operations } from './types';
import { viewAssociation } from './views';
import { isVisibleTo } from './visibility';
import type { Association } from '../model/association';
import { parsePrincipal } from '../model/principal';
import type { ResourceShare } from '../model/resource-share';
import { startDisassociation } from '../model/transitions';

/** DisassociateResourceShare, by the owner or by a consumer that leaves. */
export const disassociateOperations: Operations<'DisassociateResourceShare'> = {
  DisassociateResourceShare(context, input) {
    requireEntities(input);
    checkCallSize(context, input);
    const any = findShare(context, input.resourceShareArn ?? '');
    const leaving = any.owner !== context.account && isVisibleTo(context, any);
    const share = leaving ? any : findModifiableShare(context, any.arn);
    if (leaving) {
      refuseDeleted(context, share);
      refuseOthersEntities(context, input);
    }
    const rows = disassociate(context, share, input);
    return { resourceShareAssociations: rows.map(row => viewAssociation(share, row)), clientToken: input.clientToken };
  },
};

function refuseOthersEntities({ account }: Context, { principals = [], resourceArns, sources }: Input<'DisassociateResourceShare'>): void {
  if (resourceArns || sources || principals.some(id => id !== account)) {
    throw notPermitted('You can disassociate only your own account from a resource share that another account owns.');
  }
}

function disassociate(context: Context, share: ResourceShare, input: Input<'DisassociateResourceShare'>): Association[] {
  const { principals = [], resourceArns = [], sources = [] } = input;
  principals.forEach(parsePrincipal);
  const rows = [
    ...[...new Set(principals)].map(entity => find(context, share, 'PRINCIPAL', entity)),
    ...[...new Set(resourceArns)].map(entity => find(context, share, 'RESOURCE', entity)),
    ...[...new Set(sources)].map(entity => find(context, share, 'SOURCE', entity)),
  ].filter(row => row !== undefined);
  refuseTransition(context, share, rows);
  refuseLastSource(context, share, rows);
  for (const row of rows.filter(({ status }) => !isLeftAlone(context, status))) {
    startDisassociation(context.state, share, row);
  }
  share.lastUpdatedTime = context.now;
  return rows;
}

function find({ state: { rules }, now }: Context, share: ResourceShare, type: ResourceShareAssociationType, entity: string): Association | undefined {
  const row = share.association(now, type, entity);
  if (row && row.status !== 'DISASSOCIATED') {
    return row;
  }
  switch (rules.disassociateAbsent) {
    case 'UnknownResourceException': throw unknownResource(`The association of ${entity} with the resource share ${share.arn} could not be found.`);
    case 'InvalidParameterException': throw invalidParameter(`${entity} is not associated with the resource share ${share.arn}, or has already been disassociated.`);
    case 'accept': return undefined;
  }
}

function isLeftAlone({ state: { rules } }: Context, status: Association['status']): boolean {
  return status === 'DISASSOCIATING' || (status === 'FAILED' && rules.disassociateFailed === 'keep');
}

function refuseTransition(context: Context, share: ResourceShare, rows: readonly Association[]): void {
  const { state: { rules }, now } = context;
  for (const { status } of rows) {
    const refused = (status === 'FAILED' && rules.disassociateFailed === 'refuse')
      || (status === 'DISASSOCIATING' && rules.disassociateWhileDisassociating === 'refuse')
      || (isSuspended(status) && rules.disassociateSuspended === 'refuse');
    if (refused) {
      throw transitionError(status);
    }
  }
  const blockers = rules.disassociateWhileAssociating === 'refusePerShare' ? share.associations(now) : rows;
  if (blockers.some(row => blocks(context, row, rows))) {
    throw transitionError('ASSOCIATING');
  }
}

function blocks({ state: { rules } }: Context, row: Association, disassociated: readonly Association[]): boolean {
  if (row.status !== 'ASSOCIATING') {
    return false;
  }
  if (row.pendingInvitation === undefined) {
    return rules.disassociateWhileAssociating !== 'accept';
  }
  return disassociated.includes(row) ? rules.disassociatePendingInvitation === 'refuse' : rules.pendingInvitationBlocks;
}

function isSuspended(status: Association['status']): boolean {
  return status === 'SUSPENDED' || status === 'SUSPENDING' || status === 'RESTORING';
}

function transitionError(status: Association['status']): RamError {
  return invalidState(`At least one of the associations in the resource share is in ${status} status.`);
}

function refuseLastSource({ state: { rules }, now }: Context, share: ResourceShare, rows: readonly Association[]): void {
  const stays = (row: Association) => row.present && row.status !== 'DISASSOCIATING' && !rows.includes(row);
  const takesSource = rows.some(row => row.type === 'SOURCE' && row.present);
  const keepsService = share.associations(now, 'PRINCIPAL').some(row => isService(row.entity) && stays(row));
  if (rules.lastSourceRemoval === 'refuse' && takesSource && keepsService && !share.associations(now, 'SOURCE').some(stays)) {
    throw invalidParameter('At least one source must remain in a resource share while it has a service principal.');
  }
}
