import { clear, grant, revoke } from './ask';
import { entitiesOf, isForService } from './batches';
import { remember, wasThere } from './changes';
import { ErrorKind, failure, outOfTime } from './errors';
import { enumerate, knownReason } from './hints';
import { isLive, isPending, Kind, Listing } from './listing';
import { failureOf, Goal, LAG_MS, nextStep, Pursuit, Step } from './next-step';
import { pause, Task } from './runtime';
import { ShareWork } from './share-work';

/** How long associations in motion get after others have failed, so that one message can name all that fail. */
const GRACE_MS = 5_000;
/** Kept for a last look at the associations. */
const LAST_LOOK_MS = 1_000;

/** Brings the share to the goals: reads, asks for what is missing, and waits until RAM shows it. */
export async function converge(work: ShareWork, goals: Goal[]): Promise<void> {
  const { task } = work;
  const pursuits = goals.map((goal): Pursuit => ({ ...goal, step: Step.Wait, asked: 0, askedAt: 0 }));
  const on = (...steps: Step[]) => pursuits.filter(({ step }) => steps.includes(step));
  const stillOpen = () => on(Step.Ask, Step.Clear, Step.Wait);
  let failedAt: number | undefined;
  for (let round = 0; ; round++) {
    await look(work, stillOpen());
    const now = task.now();
    if (on(Step.Failed).length) { failedAt ??= now; }
    const open = stillOpen();
    if (!open.length || now >= failedAt! + GRACE_MS) { break; }
    if (now + LAST_LOOK_MS >= task.endsAt) { throw failedAt ? failure(failureMessage(pursuits), ErrorKind.OutOfTime) : timeIsUp(open); }
    if (!failedAt) {
      await clear(work, on(Step.Clear));
      await revoke(work, on(Step.Ask).filter(({ present }) => !present));
      // A service principal goes with its sources, and no source without one: nothing is asked for until all can be.
      const early = on(Step.Clear, Step.Wait).some((pursuit) => isForService(pursuit) && !pursuit.asked && !isLive(pursuit.association));
      const sources = entitiesOf(pursuits.filter(({ kind, step }) => kind === 'sources' && step !== Step.Kept));
      if (!early) { await grant(work, on(Step.Ask).filter(({ present }) => present), sources); }
    }
    await pause(task, Math.min(pollDelay(task, round), task.endsAt - LAST_LOOK_MS - task.now()));
  }
  if (failedAt) { throw failure(failureMessage(pursuits), ErrorKind.Failed); }
  const blocked = on(Step.Blocked);
  if (blocked.length) {
    throw failure(blocked[0].denial!, blocked.every(({ association }) => isPending(association)) ? ErrorKind.Pending : ErrorKind.Blocked);
  }
}

async function look(work: ShareWork, open: Pursuit[]): Promise<void> {
  const { ram, task, invited, since, changes, rolledBackSince } = work;
  const listings: Partial<Record<Kind, Promise<Listing | undefined>>> = {};
  for (const pursuit of open) {
    const { kind, entity, present, asked } = pursuit;
    const listing = await (listings[kind] ??= ram.list(kind));
    const association = listing?.associations.get(entity);
    const updatedAt = Number(association?.lastUpdatedTime);
    pursuit.listing = listing;
    pursuit.association = association;
    pursuit.step = nextStep(pursuit, task.now());
    // It is going, which may take RAM minutes, or a run of the same request that was cut short has put it on or taken it off.
    if (updatedAt >= since && (asked ? !present && pursuit.step === Step.Wait : present === isLive(association))) {
      remember(work, pursuit, present ? null : association);
    }
    const change = changes[kind + entity];
    if (present && change) { change.back ||= pursuit.step === Step.Done; }
    if (pursuit.step === Step.Ask) {
      const start = await rolledBackSince();
      // A rollback takes off only what the deployment has added, not what it has but put back; and puts nothing on again that others have put on and
      // off since.
      if (present ? updatedAt > pursuit.changedAt! + LAG_MS : updatedAt < start || wasThere(change, start)) {
        task.log('kept', { [kind]: [entity] });
        pursuit.step = Step.Kept;
      }
    }
    invited[isPending(association) ? 'add' : 'delete'](entity);
    if (present && /^SUSP/.test(association?.status!)) { task.log('suspended', { [kind]: [entity] }); }
  }
}

/** Quick at first, then up to ten seconds, a little irregular so that several functions don't ask in step. */
function pollDelay({ jitter }: Task, round: number): number {
  return Math.min(10_000, 500 * 1.5 ** round) * (0.8 + 0.4 * jitter());
}

function timeIsUp(open: Pursuit[]): Error {
  const awaited = open.map(({ entity, association }) => `${entity} (${association?.status ?? 'not listed'})`);
  return outOfTime(`RAM had ${open[0].present ? '' : 'dis'}associated ${enumerate(awaited)}`);
}

function failureMessage(pursuits: Pursuit[]): string {
  const failed = pursuits.filter(({ step }) => step === Step.Failed);
  const hints = new Set(failed.map((pursuit) => knownReason(failureOf(pursuit))));
  const reasons = enumerate(failed.map((pursuit) => `${pursuit.entity}: ${failureOf(pursuit)}`), '; ');
  return [`${failed.length} of ${pursuits.length} associations failed: ${reasons}`, ...hints].filter(Boolean).join('. ');
}
