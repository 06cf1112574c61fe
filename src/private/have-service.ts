import type { IConstruct } from 'constructs';
import { settledText } from './settled-text';
import type { Sibling } from './siblings';
import { kindOf } from '../rules/principals';
import type { SharePrincipal } from '../share-principal';

/**
 * Whether one of several declarations on a share has a service principal.
 *
 * @param isSynthesis nothing is added any more: also looks at what a `Lazy` produces
 */
export function haveServicePrincipal(siblings: readonly Sibling[], isSynthesis: boolean): boolean {
  return siblings.some(({ scope, content: { principals } }) =>
    haveService(principals) || (isSynthesis && principals.some((principal) => turnsOutService(principal, scope))));
}

/** Whether one of some principals is a service; what is no principal at all is reported elsewhere. */
export function haveService(principals: readonly (SharePrincipal | undefined)[]): boolean {
  return principals.some((principal) => principal?._kind === 'service');
}

function turnsOutService({ value, _kind }: SharePrincipal, scope: IConstruct): boolean {
  return _kind === 'unknown' && kindOf({ value: settledText(value, scope) }) === 'service';
}
