import { Entities } from './listing';
import { Goal } from './next-step';

/** The most entities that RAM takes in one call. */
const MAX_ENTITIES_PER_CALL = 100;

/** Whether a principal is an AWS service, such as `pca-connector-ad.amazonaws.com`. */
export function isServicePrincipal(principal: string): boolean {
  return /^[^:]+\.amazonaws\./.test(principal);
}

/** Whether it is about a service principal, or a source of one: they go together. */
export function isForService({ kind, entity }: Goal): boolean {
  return kind === 'sources' || isServicePrincipal(entity);
}

/**
 * Splits what is to be sent into as few calls as RAM takes, in the goals' order.
 *
 * @param sources where the goals are associated: service principals go first, because RAM takes none beside resources, and together with these
 */
export function batches<G extends Goal>(goals: G[], sources?: string[]): [Entities, G[]][] {
  const calls: [Entities, G[]][] = [];
  let rest = goals;
  const add = (call: Entities, concerns: (goal: G) => boolean) => {
    calls.push([call, rest.filter(concerns)]);
    rest = rest.filter((goal) => !concerns(goal));
  };
  const services = goals.filter(({ entity }) => isServicePrincipal(entity));
  if (sources && services.length) {
    const companions = sources.slice(0, MAX_ENTITIES_PER_CALL - services.length);
    add({ principals: entitiesOf(services), ...companions.length ? { sources: companions } : {} }, (goal) =>
      services.includes(goal) || (goal.kind === 'sources' && companions.includes(goal.entity)));
  }
  while (rest.length) {
    const [{ kind, alone }] = rest;
    const next = rest.filter((goal) => goal.kind === kind).slice(0, alone ? 1 : MAX_ENTITIES_PER_CALL);
    add({ [kind]: entitiesOf(next) }, (goal) => next.includes(goal));
  }
  return calls;
}

/** The entities of some goals. */
export function entitiesOf(goals: Goal[]): string[] {
  return goals.map(({ entity }) => entity);
}
