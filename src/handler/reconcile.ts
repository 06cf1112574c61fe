import { entitiesOf, isServicePrincipal } from './batches';
import { converge } from './converge';
import { ErrorKind, isUndecided, kindOf } from './errors';
import { giveBack } from './give-back';
import { noting } from './log';
import { oldContents } from './old-contents';
import { Contents, NOTHING, plan } from './plan';
import { isGone } from './remove';
import { admit } from './service-principals';
import { settle } from './settle';
import { ShareWork } from './share-work';

/** Brings a share from its old contents to the new ones. Whatever is in neither is left alone. */
export async function reconcile(work: ShareWork, old: Contents, next: Contents): Promise<void> {
  const { owner, rolledBackSince } = work;
  const isRollback = await rolledBackSince();
  const steps = plan(old, next, owner);
  const goals = steps.flat();
  // What is declared before and after, the deployment didn't take off. But on a service principal's share it may have, for the while.
  const early = !isRollback || entitiesOf(goals).some(isServicePrincipal);
  const last = early ? [] : goals.filter(({ assumed }) => assumed);
  for (const step of steps) {
    if (step.some(({ entity, present }) => present && isServicePrincipal(entity))) {
      // What is newly declared and there already is somebody else's. In a rollback all that is declared, before or after, may be moved.
      await admit(work, step, isRollback ? entitiesOf(goals) : old.resourceArns);
    } else {
      await converge(work, step.filter((goal) => !last.includes(goal)));
    }
  }
  await converge(work, last).catch(async (error) => {
    // The deployment didn't take it off, so it was off before, unless the whole share has gone.
    if (isUndecided(error) || kindOf(error) === ErrorKind.AccessDenied || await isGone(work)) { throw error; }
    noting(work.task.log, 'not-restored')(error);
  });
}

/** Takes off again what a failed creation has put on the share itself, and gives back what it has taken off; why not, or nothing. */
export async function takeBack(work: ShareWork): Promise<string> {
  const { task } = work;
  task.log('take-back');
  // What RAM lists may be older than its last answer.
  await settle(work, task.askedAt);
  const tell = ({ message }: Error) => ` (Not taken back: ${message})`;
  const left = await reconcile(work, await oldContents(work, NOTHING), NOTHING).then(() => '', tell);
  return giveBack(work).then(() => left, tell);
}
