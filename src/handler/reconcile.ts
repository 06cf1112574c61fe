import { converge } from './converge';
import { Contents, planOf } from './plan';
import { admit } from './service-principals';
import { ShareWork } from './share-work';

/** Brings a share from its old contents to the new ones. Whatever is in neither is left alone. */
export async function reconcile(work: ShareWork, old: Contents, next: Contents, owner: string): Promise<void> {
  const plan = planOf(old, next, owner);
  for (const goals of plan.makeRoom) { await converge(work, goals); }
  await admit(work, plan.admit, [...old.resourceArns, ...next.resourceArns]);
  await converge(work, plan.grant);
  for (const goals of plan.revoke) { await converge(work, goals); }
}
