import { Goal } from './next-step';
import { Entities, Kind } from './ram';

/** The most entities that RAM takes in one call. */
export const MAX_ENTITIES_PER_CALL = 100;

/** Whether a principal is an AWS service, such as `pca-connector-ad.amazonaws.com`. */
export function isServicePrincipal(principal: string): boolean {
  return /^[^:/]+\.amazonaws\.com(\.cn)?$/.test(principal);
}

/**
 * Splits what is to be sent into as few calls as RAM takes, in the goals' order.
 *
 * A service principal that is associated goes together with the sources on whose behalf it may act.
 */
export function batches(goals: Goal[], companions: string[] = []): Entities[] {
  const byKind = new Map<Kind, string[]>();
  for (const { kind, entity } of goals) { byKind.set(kind, [...byKind.get(kind) ?? [], entity]); }
  const calls: Entities[] = [];
  const services = byKind.get('principals')?.filter(isServicePrincipal) ?? [];
  if (services.length && companions.length) {
    const together = services.slice(0, MAX_ENTITIES_PER_CALL - 1);
    const sources = companions.slice(0, MAX_ENTITIES_PER_CALL - together.length);
    calls.push({ principals: together, sources });
    for (const [kind, sent] of [['principals', together], ['sources', sources]] as const) {
      byKind.set(kind, (byKind.get(kind) ?? []).filter((entity) => !sent.includes(entity)));
    }
  }
  for (const [kind, entities] of byKind) {
    for (let start = 0; start < entities.length; start += MAX_ENTITIES_PER_CALL) {
      calls.push({ [kind]: entities.slice(start, start + MAX_ENTITIES_PER_CALL) });
    }
  }
  return calls;
}
