import { Validations } from 'aws-cdk-lib';
import { fail } from './errors';
import { factsOf } from './share-facts';
import type { ShareDeclaration } from './share-facts';
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
  const findings = [...checkShare(factsOf(declaration)), ...conflicts];
  findings.filter((finding) => !isContradiction(finding))
    .forEach(({ id, message }) => Validations.of(declaration.scope).addWarning(id, message));
  return findings.filter(isContradiction).map(({ message }) => message);
}

function isContradiction({ severity, overridable }: Finding): boolean {
  return severity === 'error' && !overridable;
}
