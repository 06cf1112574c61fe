import type { ResourceShareAssociationType } from '@aws-sdk/client-ram';
import type { AssociationsProperties } from '../../src/handler/protocol';
import { ca, MEMBER, MEMBER_2, OWNER, SERVICE } from '../handler/support/world';
import type { RamSimulator, ShareHandle } from '../simulator';

/** What a construct declares. */
export type Declared = Pick<AssociationsProperties, 'Principals' | 'ResourceArns' | 'Sources' | 'PermissionArns' | 'PromoteFromPolicy'>;

/** A construct in two versions, and what somebody else has put on its share. */
export interface Scenario {
  readonly old: Declared;
  readonly next: Declared;
  /** Something of others that comes and goes without being in the way. */
  readonly passersBy: Readonly<Partial<Record<ResourceShareAssociationType, string>>>;
  readonly foreign: { readonly principals?: string[]; readonly resourceArns?: string[] };
  /** How the share was made. */
  readonly featureSet?: 'CREATED_FROM_POLICY';
  /** The operation that it is about, if other scenarios have the others. */
  readonly only?: string;
}

/** Accounts, with a permission of one's own in the old version. */
export function accounts(permission: string): Scenario {
  return {
    old: { Principals: [MEMBER], ResourceArns: [ca(1), ca(2)], PermissionArns: [permission] },
    next: { Principals: [MEMBER_2], ResourceArns: [ca(2), ca(3)] },
    passersBy: { PRINCIPAL: '777777777777', RESOURCE: ca(77), SOURCE: '777777777777' },
    foreign: { principals: ['444444444444'], resourceArns: [ca(9)] },
  };
}

/** A service principal with its sources. */
export const service: Scenario = {
  old: { Principals: [SERVICE], ResourceArns: [ca(1)], Sources: [MEMBER] },
  next: { Principals: [SERVICE], ResourceArns: [ca(1), ca(2)], Sources: [MEMBER_2] },
  passersBy: { RESOURCE: ca(77), SOURCE: '777777777777' },
  foreign: {},
};

/** A share that RAM made from a resource policy. */
export const fromPolicy: Scenario = {
  old: { Principals: [MEMBER], ResourceArns: [ca(1)], PromoteFromPolicy: 'true' },
  next: { Principals: [MEMBER_2], ResourceArns: [ca(1)], PromoteFromPolicy: 'true' },
  passersBy: {},
  foreign: {},
  featureSet: 'CREATED_FROM_POLICY',
  only: 'PromoteResourceShareCreatedFromPolicy',
};

/** Puts a scenario's share into RAM. */
export function seedShare(simulator: RamSimulator, { foreign, featureSet }: Scenario, declared: Declared = {}): ShareHandle {
  return simulator.seedShare({
    owner: OWNER,
    featureSet,
    principals: [...declared.Principals ?? [], ...foreign.principals ?? []],
    resourceArns: [...declared.ResourceArns ?? [], ...foreign.resourceArns ?? []],
    sources: declared.Sources,
    permissionArns: declared.PermissionArns,
  });
}

/** What is on a share, sorted. */
export function contentsOf(share: ShareHandle): Record<string, string[]> {
  const live = (rows: { entity: string; status: string }[]) =>
    rows.filter(({ status }) => /^(ASSOCIATED|SUSPEND)/.test(status)).map(({ entity }) => entity).sort();
  return { principals: live(share.principals()), resources: live(share.resources()), sources: live(share.sources()) };
}

/** What should be on the share. */
export function expectedOf({ foreign }: Scenario, declared: Declared = {}): Record<string, string[]> {
  return {
    principals: [...declared.Principals ?? [], ...foreign.principals ?? []].sort(),
    resources: [...declared.ResourceArns ?? [], ...foreign.resourceArns ?? []].sort(),
    sources: [...declared.Sources ?? []].sort(),
  };
}
