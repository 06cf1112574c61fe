import { Stack, Token } from 'aws-cdk-lib';
import type { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import type { Sibling } from './siblings';
import { principalKind } from '../rules/formats';

/** What the resource of a share declares itself, beside the constructs that add to it. */
export function plainShare(share: CfnResourceShare): Sibling {
  return {
    scope: share,
    exclusive: false,
    content: {
      get principals() {
        return texts(share, share.principals).map((value) => ({ value, _kind: principalKind(value) }));
      },
      get resources() {
        return texts(share, share.resourceArns).map((resourceArn) => ({ resourceArn }));
      },
      get sources() {
        return texts(share, share.sources).map((value) => ({ value }));
      },
    },
    get allowExternalPrincipals() {
      return typeof share.allowExternalPrincipals === 'boolean' ? share.allowExternalPrincipals : undefined;
    },
  };
}

/** A list of a resource as texts; one that is known at deployment only counts as a single text. */
function texts(share: CfnResourceShare, list: unknown = []): string[] {
  return [Stack.of(share).resolve(list)].flat().map((value) => Token.asString(value));
}
