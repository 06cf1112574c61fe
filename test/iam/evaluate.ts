import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Demand } from './function-call';
import type { JsonObject } from '../driver/template';

/** Whether documents allow something to a role of an account, by an evaluator that has AWS's authorization reference. */
export async function isAllowed(
  documents: JsonObject[], { action, resource }: Demand, account: string, context: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const outcome = await runSimulation({
    request: {
      principal: `arn:aws:iam::${account}:role/function`,
      action,
      // None of RAM's resources has a policy that would come in: what a role may do on those of others is its own policies' matter too.
      resource: { resource, accountId: account },
      contextVariables: context,
    },
    identityPolicies: documents.map((policy, index) => ({ name: `policy ${index}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }, {});
  if (outcome.resultType === 'error') { throw new Error(`${action} on ${resource}: ${JSON.stringify(outcome.errors)}`); }
  return outcome.overallResult === 'Allowed';
}
