import { isAllowed } from './evaluate';
import { demandsOf } from './function-call';
import type { Demand, FunctionCall, Grant } from './function-call';
import { grantsOf, serves } from './grants';
import type { JsonObject } from '../driver/template';

/** Something that was called for and not allowed. */
export interface Refusal extends Demand {
  readonly times: number;
}

/** What a function's role allowed, held against what the function called. */
export interface Review {
  readonly calls: number;
  /** How often each operation was called. */
  readonly operations: ReadonlyMap<string, number>;
  readonly refused: Refusal[];
  /** All policies that the role ever had. */
  readonly documents: JsonObject[];
  /** Everything that they allow. */
  readonly grants: Grant[];
  /** What of that no call needed. */
  readonly unused: Grant[];
}

/** Holds the calls of a function against the policies that its role had at the time of each. */
export async function review(calls: readonly FunctionCall[]): Promise<Review> {
  const verdicts = new Map<string, boolean>();
  const refused = new Map<string, Refusal>();
  for (const call of calls) {
    const documents = JSON.stringify(call.documents);
    for (const demand of demandsOf(call)) {
      const question = keyOf(demand) + documents + JSON.stringify(call.context);
      const verdict = verdicts.get(question) ?? await isAllowed(call.documents, demand, call.account, call.context);
      verdicts.set(question, verdict);
      if (!verdict) { refused.set(keyOf(demand), { ...demand, times: (refused.get(keyOf(demand))?.times ?? 0) + 1 }); }
    }
  }
  const demands = distinct(calls.flatMap(demandsOf));
  const documents = [...new Map(calls.flatMap((call) => call.documents.map((document) => [JSON.stringify(document), document]))).values()];
  const grants = distinct(grantsOf(documents));
  return {
    calls: calls.length,
    operations: countBy(calls.map(({ operation }) => operation)),
    refused: [...refused.values()],
    documents,
    grants,
    unused: grants.filter((grant) => !demands.some((demand) => serves(grant, demand))),
  };
}

function distinct<T extends Demand>(demands: T[]): T[] {
  return [...new Map(demands.map((demand) => [keyOf(demand), demand])).values()];
}

function keyOf({ action, resource }: Demand): string {
  return `${action} ${resource}`;
}

function countBy(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names.sort()) { counts.set(name, (counts.get(name) ?? 0) + 1); }
  return counts;
}
