import { Entities, Kind } from './listing';
import { Goal } from './next-step';

/** The most entities that RAM takes in one call. */
const MAX_ENTITIES_PER_CALL = 100;

/** Whether a principal is an AWS service, such as `pca-connector-ad.amazonaws.com`. */
export function isServicePrincipal(principal: string): boolean {
  return /^[^:/]+\.amazonaws\.com(\.cn)?$/.test(principal);
}

/**
 * Splits what is to be sent into as few calls as RAM takes, in the goals' order.
 *
 * A service principal that is associated goes together with the sources on whose behalf it may act.
 */
export function batches<G extends Goal>(goals: G[], sources: string[] = []): [Entities, G[]][] {
  const calls: [Entities, G[]][] = [];
  let rest = goals;
  const services = goals.filter(({ kind, entity }) => kind === 'principals' && isServicePrincipal(entity)).map(({ entity }) => entity);
  if (services.length && sources.length) {
    const principals = services.slice(0, MAX_ENTITIES_PER_CALL - 1);
    add({ principals, sources: sources.slice(0, MAX_ENTITIES_PER_CALL - principals.length) });
  }
  while (rest.length) {
    const [{ kind }] = rest;
    add({ [kind]: rest.filter((goal) => goal.kind === kind).slice(0, MAX_ENTITIES_PER_CALL).map(({ entity }) => entity) });
  }
  return calls;

  function add(call: Entities): void {
    const sent = Object.entries(call).map(([kind, entities]) => [kind as Kind, new Set(entities)] as const);
    const concerned = rest.filter((goal) => sent.some(([kind, entities]) => goal.kind === kind && entities.has(goal.entity)));
    rest = rest.filter((goal) => !concerned.includes(goal));
    calls.push([call, concerned]);
  }
}
