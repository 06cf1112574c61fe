import type { ResourceShareAssociationType } from '@aws-sdk/client-ram';
import { invalidParameter, invalidState, limitExceeded } from '../errors';
import { checkAdditions, findUnsupported, isExternal, isService, presentPrincipals } from './association-rules';
import { findModifiableShare, type Context } from './context';
import type { Operations } from './types';
import { viewAssociation } from './views';
import { Association } from '../model/association';
import { checkSource, parsePrincipal, type Principal } from '../model/principal';
import type { ResourceShare } from '../model/resource-share';
import { checkResource } from '../model/resource-types';
import { invite, renewExpiry, startAssociation } from '../model/transitions';

interface Entities {
  readonly principals?: string[];
  readonly resourceArns?: string[];
  readonly sources?: string[];
}

/** AssociateResourceShare. */
export const associateOperations: Operations<'AssociateResourceShare'> = {
  AssociateResourceShare(context, input) {
    const share = findModifiableShare(context, input.resourceShareArn ?? '');
    requireEntities(input);
    const rows = associate(context, share, input);
    return { resourceShareAssociations: rows.map(row => viewAssociation(share, row)), clientToken: input.clientToken };
  },
};

/** Refuses a call that names nothing, or too much. */
export function requireEntities({ principals, resourceArns, sources }: Entities): void {
  if (!principals && !resourceArns && !sources) {
    throw invalidParameter('You must specify at least one of resourceArns, principals and sources.');
  }
}

/** Refuses more entities than one call may have. */
export function checkCallSize({ state: { rules } }: Context, { principals = [], resourceArns = [], sources = [] }: Entities): void {
  for (const [name, list] of Object.entries({ principals, resourceArns, sources })) {
    if (list.length > rules.maxEntitiesPerCall) {
      throw limitExceeded(`${name} has ${list.length} entries. You can specify at most ${rules.maxEntitiesPerCall} in one call.`);
    }
  }
}

/** Adds entities to a share: all of them, or none when one is refused. */
export function associate(context: Context, share: ResourceShare, entities: Entities): Association[] {
  const { state, now } = context;
  checkCallSize(context, entities);
  const principals = [...new Set(entities.principals)].map(parsePrincipal);
  const resourceArns = [...new Set(entities.resourceArns)];
  const sources = [...new Set(entities.sources)];
  resourceArns.forEach(arn => checkResource(arn, share.owner, share.region, state.rules));
  sources.forEach(checkSource);
  checkAdditions(context, share, { principals, resourceArns, sources });
  principals.forEach(({ id }) => refuseTransition(context, share, 'PRINCIPAL', id));
  resourceArns.forEach(arn => refuseTransition(context, share, 'RESOURCE', arn));
  sources.forEach(source => refuseTransition(context, share, 'SOURCE', source));

  const allSources = withDefaultSource(context, share, principals, sources);
  const rows = [
    ...principals.map(principal => addPrincipal(context, share, principal)),
    ...resourceArns.map(arn => addResource(context, share, arn)),
    ...allSources.map(source => addRow(context, share, 'SOURCE', source, false, row => startAssociation(state, share, row))),
  ];
  if (resourceArns.length > 0) {
    renewExpiry(state, share);
  }
  share.lastUpdatedTime = now;
  return rows;
}

function refuseTransition({ state: { rules }, now }: Context, share: ResourceShare, type: ResourceShareAssociationType, entity: string): void {
  const status = share.association(now, type, entity)?.status;
  const refused = (status === 'DISASSOCIATING' && rules.associateWhileDisassociating === 'refuse')
    || (status === 'FAILED' && rules.associateOverFailed === 'refuse')
    || (status === 'DISASSOCIATED' && rules.associateOverDisassociated === 'refuse');
  if (refused) {
    throw invalidState(`At least one of the associations in the resource share is in ${status} status.`);
  }
}

function withDefaultSource({ state: { rules }, now }: Context, share: ResourceShare, principals: Principal[], sources: string[]): string[] {
  const needed = rules.defaultSource && sources.length === 0 && principals.some(({ id }) => isService(id))
    && !share.associations(now, 'SOURCE').some(row => row.present);
  return needed ? [share.owner] : sources;
}

function addPrincipal(context: Context, share: ResourceShare, principal: Principal): Association {
  const external = isExternal(context, share, principal);
  return addRow(context, share, 'PRINCIPAL', principal.id, external, row => {
    if (external && principal.account !== undefined) {
      invite(context.state, share, row, principal.account);
    } else {
      startAssociation(context.state, share, row);
    }
  });
}

function addResource(context: Context, share: ResourceShare, arn: string): Association {
  return addRow(context, share, 'RESOURCE', arn, false, row => {
    context.state.permissions.ensureDefault(share, arn);
    startAssociation(context.state, share, row);
    const unsupported = context.state.rules.unsupportedPrincipalKinds === 'fail' && findUnsupported(presentPrincipals(context, share), [arn]);
    if (unsupported) {
      row.become(context.now, 'FAILED', unsupported);
    }
  });
}

function addRow(
  context: Context,
  share: ResourceShare,
  type: ResourceShareAssociationType,
  entity: string,
  external: boolean,
  start: (row: Association) => void,
): Association {
  const existing = share.association(context.now, type, entity);
  if (existing && !startsAgain(context, existing)) {
    return existing;
  }
  const reused = existing && !isNewRow(context, existing) ? existing : undefined;
  const row = reused ?? new Association(context.state.nextSequence(), type, entity, external, context.now);
  if (!reused) {
    share.add(row);
  }
  row.external = external;
  row.associatedAt = undefined;
  start(row);
  context.onAssociation(share, row);
  share.touched(row);
  return row;
}

function startsAgain({ state: { rules } }: Context, { status }: Association): boolean {
  return (status === 'FAILED' && rules.associateOverFailed === 'restart')
    || (status === 'DISASSOCIATED' && rules.associateOverDisassociated !== 'ignore')
    || status === 'DISASSOCIATING';
}

function isNewRow({ state: { rules } }: Context, { status }: Association): boolean {
  return status === 'DISASSOCIATED' && rules.associateOverDisassociated === 'newRow';
}
