import { invalidParameter, invalidState } from '../errors';
import { associate } from './associate';
import { findLiveShare, findModifiableShare, type Context } from './context';
import { addTags } from './tags';
import type { Operations } from './types';
import { viewShare } from './views';
import { ResourceShare } from '../model/resource-share';
import { startDisassociation } from '../model/transitions';

// The guide and the service's own message do not mention underscores, but shares with them exist.
const NAME = /^[A-Za-z0-9 ._-]{1,255}$/;

/** The life of a share. */
export const shareOperations: Operations<
'CreateResourceShare' | 'UpdateResourceShare' | 'DeleteResourceShare' | 'PromoteResourceShareCreatedFromPolicy'
> = {
  CreateResourceShare(context, input) {
    const retainSharing = input.resourceShareConfiguration?.retainSharingOnAccountLeaveOrganization ?? false;
    const share = newShare(context, { name: input.name ?? '', allowExternalPrincipals: input.allowExternalPrincipals ?? true, retainSharing });
    addTags(share.tags, input.tags ?? []);
    context.state.permissions.attachAll(share, input.permissionArns ?? []);
    if (input.principals || input.resourceArns || input.sources) {
      associate(context, share, input);
    }
    context.state.addShare(share);
    return { resourceShare: viewShare(context, share), clientToken: input.clientToken };
  },

  UpdateResourceShare(context, input) {
    const share = findModifiableShare(context, input.resourceShareArn ?? '');
    if (input.name !== undefined) {
      checkName(input.name);
    }
    share.name = input.name ?? share.name;
    share.allowExternalPrincipals = input.allowExternalPrincipals ?? share.allowExternalPrincipals;
    share.lastUpdatedTime = context.now;
    return { resourceShare: viewShare(context, share), clientToken: input.clientToken };
  },

  DeleteResourceShare(context, input) {
    const share = findLiveShare(context, input.resourceShareArn ?? '');
    const rows = share.associations(context.now).filter(row => row.present || row.status === 'FAILED');
    if (context.state.rules.deleteWhileAssociating === 'refuse' && rows.some(row => row.status === 'ASSOCIATING')) {
      throw invalidState('At least one of the associations in the resource share is in ASSOCIATING status.');
    }
    rows.forEach(row => startDisassociation(context.state, share, row));
    share.deletion = { startedAt: context.now, doneAt: context.now + context.state.delays.deleteShare };
    share.lastUpdatedTime = context.now;
    return { returnValue: true, clientToken: input.clientToken };
  },

  PromoteResourceShareCreatedFromPolicy(context, input) {
    const share = findLiveShare(context, input.resourceShareArn ?? '');
    if (share.featureSetAt(context.now) !== 'CREATED_FROM_POLICY') {
      throw invalidState(`The resource share ${share.arn} has the feature set ${share.featureSetAt(context.now)} and can't be promoted.`);
    }
    share.promotion = { doneAt: context.now + context.state.delays.promote };
    return { returnValue: true };
  },
};

/** A share that is not yet among the others. */
export function newShare(
  { state, now, account, region, partition }: Context,
  init: Pick<ResourceShare, 'name' | 'allowExternalPrincipals' | 'retainSharing'>,
  featureSet: 'STANDARD' | 'CREATED_FROM_POLICY' = 'STANDARD',
): ResourceShare {
  checkName(init.name);
  if (init.retainSharing && !init.allowExternalPrincipals) {
    throw invalidParameter('retainSharingOnAccountLeaveOrganization requires that external principals are allowed.');
  }
  const share = new ResourceShare({
    ...init,
    sequence: state.nextSequence(),
    arn: `arn:${partition}:ram:${region}:${account}:resource-share/${state.ids.uuid()}`,
    owner: account,
    region,
    creationTime: now,
    featureSet,
  });
  share.activeAt = now + state.delays.createShare;
  return share;
}

function checkName(name: string): void {
  if (!NAME.test(name)) {
    throw invalidParameter('Resource share name can contain only alphabetic characters, numbers, spaces, periods, and dashes.');
  }
}
