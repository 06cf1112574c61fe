import type { PermissionFeatureSet } from '@aws-sdk/client-ram';
import type { ResourceShare } from './model/resource-share';
import { associate } from './operations/associate';
import type { Context } from './operations/context';
import { newPermission } from './operations/permissions';
import { newShare } from './operations/shares';
import { addTags } from './operations/tags';

/** A share to begin with. */
export interface ShareSeed {
  readonly owner?: string;
  readonly region?: string;
  readonly name?: string;
  readonly principals?: string[];
  readonly resourceArns?: string[];
  readonly sources?: string[];
  readonly permissionArns?: string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly allowExternalPrincipals?: boolean;
  readonly retainSharing?: boolean;
  readonly featureSet?: 'STANDARD' | 'CREATED_FROM_POLICY';
}

/** A customer managed permission to begin with. */
export interface PermissionSeed {
  readonly name: string;
  readonly resourceType: string;
  readonly owner?: string;
  readonly region?: string;
  readonly policyTemplate?: string;
  readonly featureSet?: PermissionFeatureSet;
}

/** Makes a share by the rules of the API, and completes what RAM completes by itself. */
export function seedShare(context: Context, seed: ShareSeed): ResourceShare {
  const { state, now } = context;
  const share = newShare(context, {
    name: seed.name ?? 'seeded',
    allowExternalPrincipals: seed.allowExternalPrincipals ?? true,
    retainSharing: seed.retainSharing ?? false,
  }, seed.featureSet);
  share.activeAt = now;
  addTags(share.tags, Object.entries(seed.tags ?? {}).map(([key, value]) => ({ key, value })));
  state.permissions.attachAll(share, seed.permissionArns ?? []);
  associate(context, share, seed);
  for (const row of share.associations(now)) {
    if (row.pendingInvitation === undefined) {
      row.become(now, 'ASSOCIATED');
      row.associatedAt = -Infinity;
    }
  }
  state.addShare(share);
  return share;
}

/** Makes a customer managed permission and returns its ARN. */
export function seedPermission(context: Context, seed: PermissionSeed): string {
  const template = seed.policyTemplate ?? JSON.stringify({ Effect: 'Allow', Action: [`${seed.resourceType.split(':')[0]}:*`] });
  const permission = newPermission(context, seed.name, seed.resourceType, template, seed.featureSet);
  context.state.permissions.add(permission);
  return permission.arn;
}
