import { entitiesOf, isServicePrincipal } from './batches';
import { distinct } from './contents';
import { converge } from './converge';
import { ErrorKind, isUndecided, kindOf } from './errors';
import { noting } from './log';
import { Goal } from './next-step';
import { byKind, Contents, NOTHING, plan } from './plan';
import { isGone } from './remove';
import { admit } from './service-principals';
import { ShareWork } from './share-work';
import { SKEW_MS } from './standing';

/** Brings a share from its old contents to the new ones. Whatever is in neither is left alone. */
export async function reconcile(work: ShareWork, old: Contents, next: Contents): Promise<void> {
  const { owner, rolledBackSince } = work;
  const steps = plan(old, next, owner);
  const goals = steps.flat();
  const isRollback = await rolledBackSince();
  // What is declared before and after, the deployment didn't take off. But on a service principal's share it may have, for the while.
  const early = !isRollback || entitiesOf(goals).some(isServicePrincipal);
  const last = goals.filter(({ assumed }) => assumed && !early);
  for (const step of steps) {
    if (step.some(({ entity, present }) => present && isServicePrincipal(entity))) {
      // What is newly declared and there already is somebody else's, but in a rollback it may be left from before.
      await admit(work, step, [...old.resourceArns, ...isRollback ? next.resourceArns : []]);
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

/**
 * Puts on again what was taken off since then, but had been there before, by whomever; as far as this environment of the function remembers:
 * RAM doesn't tell who took something off, and what somebody else has must stay off.
 */
export async function giveBack(work: ShareWork, since: number | Promise<number> = work.rolledBackSince()): Promise<void> {
  const start = await since;
  if (start) {
    const lost = work.takenOff.splice(0).filter(({ askedAt, before }) => askedAt >= start && Number(before?.lastUpdatedTime) < start);
    await reconcile(work, NOTHING, contentsIn(lost)).catch(noting(work.task.log, 'not-restored'));
  }
}

/** Undoes what the work has done to the share, as far as it can; what it could not take off again, or nothing. */
export async function takeBack(work: ShareWork): Promise<string> {
  const contents = contentsIn(work.granted);
  work.task.log('take-back', contents);
  const left = await reconcile(work, contents, NOTHING).then(() => '', ({ message }) => ` (Not taken back: ${message})`);
  await giveBack(work, work.since - SKEW_MS);
  return left;
}

function contentsIn(goals: Goal[]): Contents {
  return byKind((wanted) => distinct(entitiesOf(goals.filter(({ kind }) => kind === wanted))));
}
