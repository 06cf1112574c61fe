import { ShareSelector } from '../consumer-protocol';

/** An account and a Region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Where a stack is, by its ARN. */
export function placeOfStack(stackId: string): Place {
  const [, , , region, account] = stackId.split(':');
  return { account, region };
}

/** A share in words. */
export function describe({ ResourceShareArn, Name, OwningAccountId }: ShareSelector): string {
  return ResourceShareArn ?? `"${Name}"${OwningAccountId ? ` of account ${OwningAccountId}` : ''}`;
}

/** Why a share can't be received at a place, if so. */
export function unreachable(selector: ShareSelector, { account, region }: Place): string | undefined {
  const [, , service, shareRegion, arnOwner] = selector.ResourceShareArn?.split(':') ?? [];
  if (selector.ResourceShareArn && service !== 'ram') { return `${selector.ResourceShareArn} is not the ARN of a resource share.`; }
  if ((arnOwner ?? selector.OwningAccountId) === account) {
    return `The share ${describe(selector)} belongs to this account, ${account}, itself. Only the accounts that it is shared with can accept it or look it up.`;
  }
  if (shareRegion && shareRegion !== region) {
    return `The share ${selector.ResourceShareArn} is in ${shareRegion}, and can't be used from ${region}. Deploy this stack into ${shareRegion}.`;
  }
  return undefined;
}
