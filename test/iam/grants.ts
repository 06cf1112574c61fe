import type { Demand, Grant } from './function-call';
import type { JsonObject } from '../driver/template';

/** All that documents allow, one by one. */
export function grantsOf(documents: JsonObject[]): Grant[] {
  const statements = documents.flatMap(({ Statement }) => [Statement].flat() as JsonObject[]);
  return statements.flatMap((statement) => {
    if (statement.Effect !== 'Allow' || !('Action' in statement && 'Resource' in statement)) {
      throw new Error(`this statement is more than a list of what is allowed: ${JSON.stringify(statement)}`);
    }
    const resources = [statement.Resource].flat().map(String);
    return [statement.Action].flat().map(String).flatMap((action) => resources.map((resource) => ({ action, resource })));
  });
}

/** Whether a grant is what allows a demand. */
export function serves(grant: Grant, demand: Demand): boolean {
  return grant.action === demand.action && pattern(grant.resource).test(demand.resource);
}

function pattern(resource: string): RegExp {
  return new RegExp(`^${resource.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&')).join('.*')}$`);
}
