/**
 * Plays stacks through their lives and holds the rights of their functions against the calls that these made: `tsx tools/iam-check.ts`.
 * Fails if a call was refused, or something is allowed, without a reason.
 */
import type { Grant } from '../test/iam/function-call';
import { Life, lives, reasonOf } from '../test/iam/lives';
import { play } from '../test/iam/play';
import type { Review } from '../test/iam/review';

async function main(): Promise<void> {
  let faults = 0;
  for (const life of lives) {
    const review = await play(life);
    const superfluous = review.unused.filter((grant) => reasonOf(life, grant) === undefined);
    const refused = review.refused.filter(({ action }) => !(action in life.refused));
    console.log([
      `${life.name}: ${life.steps.map(({ name }) => name).join(', ')}`,
      ...called(review),
      `  rights: ${review.grants.length} (an action on a resource each), of which ${review.grants.length - review.unused.length} were needed`,
      ...explained(life, review.unused),
      ...Object.entries(life.refused).map(([action, reason]) => `  refused as it should be: ${action} (${reason})`),
      ...refused.map(({ action, resource, times }) => `  REFUSED ${times} times: ${action} on ${resource}`),
      ...superfluous.map(({ action, resource }) => `  SUPERFLUOUS: ${action} on ${resource}`),
      '',
    ].join('\n'));
    faults += superfluous.length + refused.length;
  }
  console.log(`${faults} faults`);
  process.exitCode = faults > 0 ? 1 : 0;
}

function called({ calls, operations }: Review): string[] {
  return [`  calls: ${calls}`, ...[...operations].map(([operation, count]) => `    ${String(count).padStart(5)}  ${operation}`)];
}

/** The rights that no call needed, counted by the reason for which they are there. */
function explained(life: Life, unused: readonly Grant[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const grant of unused) {
    const reason = reasonOf(life, grant);
    if (reason) { reasons.set(reason, [...reasons.get(reason) ?? [], grant.action]); }
  }
  return [...reasons].map(([reason, actions]) => `  not needed: ${actions.length} (${[...new Set(actions)].join(', ')}): ${reason}`);
}

void main();
