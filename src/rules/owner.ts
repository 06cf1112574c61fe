import { arnOrigin } from './arn-origin';
import type { PrincipalFacts, ShareFacts } from './facts';
import { kindOf } from './principals';
import { ownerOf } from './resource-home';
import { contradiction, doubt } from './rule';
import { listed, nameOf, quoted } from './text';
import { known } from './token';

/** Only its owner can share a resource. */
export const otherOwner = contradiction('otherOwner', (share) => {
  const owner = known(share.account);
  return owner === undefined ? [] : share.resources.flatMap((resource) => {
    const account = ownerOf(resource);
    return account === undefined || account === owner ? [] : [
      `resource ${quoted(nameOf(resource))} belongs to account "${account}", but the share to "${owner}": `
      + `only the owner can share it, so declare the share in a stack of "${account}"`,
    ];
  });
});

/** The owner of a share has access already. */
export const ownerAsPrincipal = doubt('ownerAsPrincipal', (share) => {
  const owner = known(share.account) ?? ownerOfAll(share);
  const own = owner === undefined ? [] : share.principals.filter((principal) => accountOf(principal) === owner);
  return own.length === 0 ? [] : [
    `account "${owner}" owns the share and already has access: remove ${listed(own.map(({ value }) => value))}`,
  ];
});

/** Only the owner of resources can share them, so where their owner is known, that of the share is. */
function ownerOfAll({ resources }: ShareFacts): string | undefined {
  const owners = new Set(resources.flatMap((resource) => ownerOf(resource) ?? []));
  return owners.size === 1 ? [...owners][0] : undefined;
}

function accountOf(principal: PrincipalFacts): string | undefined {
  switch (kindOf(principal)) {
    case 'account': return principal.value;
    case 'role':
    case 'user': return arnOrigin(principal.value).account;
    default: return undefined;
  }
}
