import { ArnFormat, Lazy, Stack, Stage, Token } from 'aws-cdk-lib';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import type { IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import { fail, failOn } from './errors';
import type { ShareSelector } from '../handler/consumer-protocol';
import { accountIdProblem, resourceShareArnProblem, resourceShareNameProblem } from '../rules/formats';
import { differ, isNotLookedUp, isStandIn } from '../rules/token';

/** The ways to say which share of another account is meant. */
export interface ShareReference {
  readonly resourceShare?: IResourceShareRef;
  readonly shareOwner?: string;
  readonly resourceShareName?: string;
}

/** A share of another account, and which account that is. */
export interface SelectedShare {
  readonly selector: ShareSelector;
  readonly owner: string;
}

/** Which share is meant; fails if it isn't said in exactly one way, or if the account can't receive it. */
export function selectShare(scope: Construct, { resourceShare, shareOwner, resourceShareName }: ShareReference): SelectedShare {
  const byName = shareOwner !== undefined && resourceShareName !== undefined;
  if (byName === (resourceShare !== undefined) || (shareOwner === undefined) !== (resourceShareName === undefined)) {
    fail(scope, 'AmbiguousResourceShare', 'which share is meant has to be said in one way: specify either resourceShare, or both shareOwner and resourceShareName');
  }
  return byName ? selectByName(scope, shareOwner, resourceShareName) : selectByReference(scope, resourceShare!);
}

function selectByName(scope: Construct, owner: string, name: string): SelectedShare {
  failOn(accountIdProblem(owner), 'InvalidShareOwner', scope);
  failOn(resourceShareNameProblem(name), 'InvalidResourceShareName', scope);
  refuseOwnShare(scope, owner);
  return { selector: { OwningAccountId: owner, Name: name }, owner };
}

function selectByReference(scope: Construct, share: IResourceShareRef): SelectedShare {
  const arn = share.resourceShareRef.resourceShareArn;
  // The CLI looks the ARN up after this synthesis, and then synthesizes again.
  if (isNotLookedUp(arn)) { return { selector: { ResourceShareArn: arn }, owner: arn }; }
  if (isStandIn(arn)) {
    fail(scope, 'UnknownShareOwner', `CloudFormation replaces ${JSON.stringify(arn)} at deployment, so the owner of the share can't be told from it: `
      + 'say which share is meant with shareOwner and resourceShareName');
  }
  // Stacks that leave their account open all call it alike, and may be deployed into different ones.
  if (Stack.of(share) === Stack.of(scope) || !Token.isUnresolved(share.env.account)) { refuseOwnShare(scope, share.env.account); }
  const foreign = foreignShare(scope, share);
  if (foreign) {
    refuseOtherRegion(scope, share.env.region);
    refuseNameOfItsStack(scope, foreign);
    deployAfter(scope, share);
    // Read at synthesis, because an aspect may still change it.
    return selectByName(scope, share.env.account, Lazy.uncachedString({ produce: () => foreign.name }));
  }
  failOn(resourceShareArnProblem(arn), 'InvalidResourceShareArn', scope);
  const { account, region } = Stack.of(scope).splitArn(arn, ArnFormat.SLASH_RESOURCE_NAME);
  refuseOwnShare(scope, account!);
  refuseOtherRegion(scope, region!);
  return { selector: { ResourceShareArn: arn }, owner: account! };
}

/** A share that another account's stack of the app defines: its ARN isn't known in this account before it is deployed, but its name is. */
function foreignShare(scope: Construct, share: IResourceShareRef): CfnResourceShare | undefined {
  const resource = CfnResourceShare.isCfnResourceShare(share) ? share : share.node.defaultChild;
  const isForeign = differ(share.env.account, Stack.of(scope).account);
  return isForeign && CfnResourceShare.isCfnResourceShare(resource) ? resource : undefined;
}

/** A pseudo parameter means something else in each stack. */
function refuseNameOfItsStack(scope: Construct, share: CfnResourceShare): void {
  scope.node.addValidation({
    validate: () => {
      const [, parameter] = /"Ref":"(AWS::(?:AccountId|StackName|StackId))"/.exec(JSON.stringify(Stack.of(share).resolve(share.name))) ?? [];
      return parameter ? [`the name of ${JSON.stringify(share.node.path)} holds ${JSON.stringify(parameter)}, which means something else in this stack: `
        + 'give the share a name without it, or say which share is meant with shareOwner and resourceShareName'] : [];
    },
  });
}

/** Deploys the stack of the share first, where one command can deploy both. */
function deployAfter(scope: Construct, share: IResourceShareRef): void {
  if (Stage.of(scope) === Stage.of(share)) {
    Stack.of(scope).addDependency(Stack.of(share));
  }
}

function refuseOwnShare(scope: Construct, owner: string): void {
  if (owner === Stack.of(scope).account) {
    const account = Token.isUnresolved(owner) ? '' : `, ${JSON.stringify(owner)}`;
    fail(scope, 'OwnResourceShare', `the share belongs to the account of this stack${account}; only the accounts that it is shared with can receive it`);
  }
}

function refuseOtherRegion(scope: Construct, shareRegion: string): void {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(shareRegion) && !Token.isUnresolved(region) && shareRegion !== region) {
    fail(scope, 'ResourceShareOfOtherRegion', `the share is in ${JSON.stringify(shareRegion)} and can't be used in ${JSON.stringify(region)}; receive it in a stack in its own Region`);
  }
}
