import { DefaultTokenResolver, Resource, Stack, Stage, StringConcat, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { fail } from './errors';

const OWN_ACCOUNT = JSON.stringify({ Ref: 'AWS::AccountId' });

/**
 * The account that a construct is deployed to, or was imported from.
 *
 * Where a stack leaves its account open, all that it has is a reference that means the own account wherever it stands: in the template of a share
 * it would be the share's owner.
 */
export function accountOf(construct: IConstruct): string {
  const account = declaredAccount(construct);
  if (account === undefined || rendered(construct, account) === OWN_ACCOUNT) {
    fail(construct, 'UnknownAccount', 'its account is not known before it is deployed: give its stack or stage an env with an account, '
      + 'or name the account with SharePrincipal.account()');
  }
  return account;
}

function declaredAccount(construct: IConstruct): string | undefined {
  if (Stage.isStage(construct)) { return construct.account; }
  return Resource.isResource(construct) ? construct.env.account : Stack.of(construct).account;
}

function rendered(scope: IConstruct, value: string): string {
  return JSON.stringify(Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false }));
}
