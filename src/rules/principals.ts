import type { PrincipalFacts, ShareFacts } from './facts';
import { principalKind, PrincipalKind } from './formats';

/** The kind of a principal: what its author says, or what the value shows. */
export function kindOf(principal: PrincipalFacts): PrincipalKind {
  return principal.kind ?? principalKind(principal.value);
}

/** A share's principals of some kinds. */
export function principalsOfKind(share: ShareFacts, ...kinds: PrincipalKind[]): PrincipalFacts[] {
  return share.principals.filter((principal) => kinds.includes(kindOf(principal)));
}

/** The values of a share's principals of some kinds. */
export function valuesOfKind(share: ShareFacts, ...kinds: PrincipalKind[]): string[] {
  return principalsOfKind(share, ...kinds).map(({ value }) => value);
}
