import { Stack, Token } from 'aws-cdk-lib';
import type { IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { Construct, IConstruct } from 'constructs';
import { fail } from './errors';
import { settled } from './settled-facts';
import { factsOf } from './share-facts';
import type { ShareDeclaration } from './share-facts';
import { warn } from './warn';
import { checkShare } from '../rules/check-share';
import type { Finding } from '../rules/rule';

// What is missing now may still be added.
const CURABLE = ['cdk-ram:sourceWithoutServicePrincipal'];

/** What can be added to a share. */
export type ShareContent = Partial<Pick<ShareDeclaration, 'principals' | 'resources' | 'sources' | 'permissions'>>;

/** Fails if something that is being added can't be right, whatever else the share holds. */
export function checkAdded(declaration: ShareDeclaration, added: ShareContent): void {
  const alone = { ...declaration, principals: [], resources: [], sources: [], permissions: [], ...added };
  const contradiction = checkShare(factsOf(alone)).filter(isContradiction).find(({ id }) => !CURABLE.includes(id));
  if (contradiction) {
    fail(declaration.scope, contradiction.id.replace(/^.*:/, ''), contradiction.message);
  }
}

/**
 * Checks the whole declaration when nothing can be added any more: contradictions are returned, the rest becomes warnings that can be acknowledged.
 *
 * What the catalogue calls refused is only warned of, because AWS comes to allow more every month.
 */
export function checkWhole(declaration: ShareDeclaration, conflicts: Finding[]): string[] {
  const own = checkShare(settled(factsOf(declaration), declaration.scope));
  return report(declaration.scope, [...own, ...conflicts.filter(({ message }) => !own.some((finding) => finding.message === message))]);
}

/** Warns of what may be right, and returns the contradictions. */
export function report(scope: IConstruct, findings: Finding[]): string[] {
  findings.filter((finding) => !isContradiction(finding)).forEach(({ id, message }) => warn(scope, id, message));
  return findings.filter(isContradiction).map(({ message }) => message);
}

function isContradiction({ severity }: Finding): boolean {
  return severity === 'error';
}

/** Fails if the share is known to be in another account or Region than the stack: associations are made where the share is, by its owner. */
export function checkEnvironment(scope: Construct, { env }: IResourceShareRef): void {
  const stack = Stack.of(scope);
  for (const [noun, there, here] of [['account', env.account, stack.account], ['Region', env.region, stack.region]]) {
    if (![there, here].some((value) => Token.isUnresolved(value)) && there !== here) {
      fail(scope, 'ResourceShareElsewhere', `the share is in the ${noun} ${JSON.stringify(there)}, and this stack in ${JSON.stringify(here)}: `
        + 'add to a share in a stack of its own account and Region');
    }
  }
}
