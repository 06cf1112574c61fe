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
  const [, , , shareRegion, arnOwner] = selector.ResourceShareArn?.split(':') ?? [];
  if ((arnOwner ?? selector.OwningAccountId) === account) {
    return `The share ${describe(selector)} belongs to account ${account} itself; only those it is shared with can accept or look it up`;
  }
  if (shareRegion && shareRegion !== region) {
    return `The share ${selector.ResourceShareArn} can't be used in ${region}: deploy this stack into ${shareRegion}`;
  }
  return undefined;
}
