import type { Construct } from 'constructs';
import type { SharePrincipal } from '../share-principal';
import type { ShareSource } from '../share-source';
import { fail } from './errors';

/** Fails if `added` can't stand beside the principals that are there: RAM wants a service principal to be among its like. */
export function checkMix(scope: Construct, principals: readonly SharePrincipal[], added: SharePrincipal): void {
  const isService = added._kind === 'service';
  const other = principals.find(({ _kind }) => _kind !== 'unknown' && added._kind !== 'unknown' && (_kind === 'service') !== isService);
  if (other) {
    const [service, rest] = isService ? [added, other] : [other, added];
    fail(scope, 'MixedPrincipals', `the service principal ${JSON.stringify(service.value)} can't stand beside ${JSON.stringify(rest.value)}: `
      + 'a share with a service principal takes no other kind of principal; make a second share for the others');
  }
}

/** What is wrong with sources that have no service principal; a principal of unknown kind may be one. */
export function sourceProblems(principals: readonly SharePrincipal[], sources: readonly ShareSource[]): string[] {
  if (sources.length === 0 || principals.some(({ _kind }) => _kind === 'service' || _kind === 'unknown')) {
    return [];
  }
  const values = sources.map(({ value }) => JSON.stringify(value)).join(', ');
  return [`sources say on whose behalf a service principal acts, and there is no service principal: take the sources ${values} out, or add one with SharePrincipal.service()`];
}
