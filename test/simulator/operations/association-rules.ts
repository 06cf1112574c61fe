import { RamError, invalidParameter, limitExceeded } from '../errors';
import { sharingOrganization, type Context } from './context';
import { findInOrganization, type Principal } from '../model/principal';
import type { ResourceShare } from '../model/resource-share';
import { resourceTypeOf } from '../model/resource-types';

const MAX_ASSOCIATIONS = 5000;

/** What a call wants to add to a share. */
export interface Additions {
  readonly principals: readonly Principal[];
  readonly resourceArns: readonly string[];
  readonly sources: readonly string[];
}

/** Refuses what RAM would not let into a share. */
export function checkAdditions(context: Context, share: ResourceShare, additions: Additions): void {
  checkLimits(context, share, additions);
  checkOwnAccount(share, additions);
  checkMixing(context, share, additions);
  checkOrganization(context, share, additions);
  checkExternals(context, share, additions);
  checkPrincipalKinds(context, share, additions);
}

/** Whether a principal has to accept an invitation, or be allowed as an external one. */
export function isExternal(context: Context, share: ResourceShare, principal: Principal): boolean {
  if (principal.account === undefined || principal.account === share.owner) {
    return false;
  }
  return share.retainSharing || !sharingOrganization(context, share.owner)?.has(principal.account);
}

function checkLimits({ now }: Context, share: ResourceShare, { principals, resourceArns }: Additions): void {
  const additions = { PRINCIPAL: principals.map(({ id }) => id), RESOURCE: resourceArns };
  for (const type of ['PRINCIPAL', 'RESOURCE'] as const) {
    const added = additions[type].filter(entity => !share.association(now, type, entity)?.present);
    if (added.length > 0 && share.associations(now, type).filter(row => row.present).length + added.length > MAX_ASSOCIATIONS) {
      throw limitExceeded(`A resource share can have at most ${MAX_ASSOCIATIONS} associations of type ${type}.`);
    }
  }
}

function checkOwnAccount(share: ResourceShare, { principals }: Additions): void {
  if (principals.some(({ id }) => id === share.owner)) {
    throw invalidParameter(`Principal ID ${share.owner} is the owner of the resource share. You can't share with your own account.`);
  }
}

function checkMixing({ state: { rules }, now }: Context, share: ResourceShare, { principals, sources }: Additions): void {
  const present = share.associations(now, 'PRINCIPAL').filter(row => row.present).map(row => row.entity);
  const all = new Set([...present, ...principals.map(({ id }) => id)]);
  const services = [...all].filter(isService);
  if (services.length > 0 && services.length < all.size) {
    throw invalidParameter('If you share with a service principal, you can\'t associate any other principals with the resource share.');
  }
  if (services.length > 1 && rules.severalServicePrincipals === 'refuse') {
    throw invalidParameter('A resource share can have only one service principal.');
  }
  if (sources.length > 0 && services.length === 0 && rules.sourcesWithoutServicePrincipal === 'refuse') {
    throw invalidParameter('Sources can be specified only for a resource share with a service principal.');
  }
  const newService = principals.some(({ id, kind }) => kind === 'service' && !present.includes(id));
  if (newService && rules.servicePrincipalAfterResources === 'refuse' && share.associations(now, 'RESOURCE').some(row => row.present)) {
    throw invalidParameter('You can\'t associate a service principal with a resource share that already has resources.');
  }
}

function checkOrganization(context: Context, share: ResourceShare, { principals }: Additions): void {
  const organization = context.state.organizationOf(share.owner);
  for (const principal of principals.filter(({ kind }) => kind === 'organization' || kind === 'unit')) {
    findInOrganization(principal, organization);
    if (share.retainSharing) {
      throw invalidParameter(`Principal ID ${principal.id} is not allowed in a resource share that retains sharing when an account leaves.`);
    }
    const readyAt = (organization?.sharingEnabledAt ?? 0) + context.state.rules.organizationOnboardingMs;
    if (context.now < readyAt) {
      throw new RamError('OperationNotPermittedException', 'Sharing with your AWS Organization is being set up. Try again later.');
    }
  }
}

function checkExternals(context: Context, share: ResourceShare, { principals, resourceArns }: Additions): void {
  const { state: { rules }, now } = context;
  const newExternals = principals.filter(principal => principal.kind === 'service' || isExternal(context, share, principal));
  if (newExternals.length > 0 && !share.allowExternalPrincipals) {
    throw new RamError(rules.externalPrincipalError,
      `Principal ID ${newExternals[0].id} is not in your AWS organization. The resource share can only be shared within your AWS Organization.`);
  }
  if (rules.organizationOnlyTypes === 'ignore') {
    return;
  }
  const outsiders = newExternals.some(({ kind }) => kind !== 'service') || share.associations(now, 'PRINCIPAL').some(row => row.external && row.present);
  const resources = newExternals.length > 0 ? [...presentResources(context, share), ...resourceArns] : resourceArns;
  const inOnly = resources.find(arn => resourceTypeOf(arn).outsideOrganization === false);
  if (outsiders && inOnly) {
    throw new RamError(rules.externalPrincipalError, `The resource ${inOnly} can only be shared within your AWS Organization.`);
  }
}

function checkPrincipalKinds(context: Context, share: ResourceShare, additions: Additions): void {
  if (context.state.rules.unsupportedPrincipalKinds !== 'refuse') {
    return;
  }
  const unsupported = findUnsupported([...presentPrincipals(context, share), ...additions.principals.map(({ id }) => id)],
    [...presentResources(context, share), ...additions.resourceArns]);
  if (unsupported) {
    throw new RamError('OperationNotPermittedException', unsupported);
  }
}

/** Why a resource does not go together with a principal, if it does not. */
export function findUnsupported(principals: readonly string[], resourceArns: readonly string[]): string | undefined {
  for (const arn of resourceArns) {
    const type = resourceTypeOf(arn);
    const refused = principals.find(id => (type.servicePrincipals === false && isService(id)) || (type.iamPrincipals === false && id.includes(':iam:')));
    if (refused) {
      return `Resource type ${type.type} can't be shared with principal ${refused}.`;
    }
  }
  return undefined;
}

export function isService(principal: string): boolean {
  return principal.endsWith('.amazonaws.com');
}

export function presentPrincipals({ now }: Context, share: ResourceShare): string[] {
  return share.associations(now, 'PRINCIPAL').filter(row => row.present).map(row => row.entity);
}

function presentResources({ now }: Context, share: ResourceShare): string[] {
  return share.associations(now, 'RESOURCE').filter(row => row.present).map(row => row.entity);
}
