import { isPending } from './disassociate';
import { grant } from './grant';
import { enumerate, hint } from './hints';
import { Goal, nextStep, Step } from './next-step';
import { associationOf, isOpen, pursue, Pursuit } from './pursuit';
import { Kind, Listing } from './ram';
import { clear, revoke } from './revoke';
import { Blocked, Failed, ShareWork } from './share-work';
import { OutOfTime, pause, Task } from './task';

/** How long associations in motion get after others have failed, so that one message can name all that fail. */
const GRACE_MS = 5_000;
/** Kept for a last look at the associations. */
const LAST_LOOK_MS = 1_000;

/** Brings the share to the goals: reads, asks for what is missing, and waits until RAM shows it. */
export async function converge(work: ShareWork, goals: Goal[]): Promise<void> {
  const { task } = work;
  const pursuits = goals.map(pursue);
  let failedAt: number | undefined;
  for (let idle = 0; ; idle++) {
    await look(work, pursuits.filter(isOpen));
    const open = pursuits.filter(isOpen);
    const now = task.clock.now();
    const failing = pursuits.some(({ step }) => typeof step === 'object');
    if (failing) { failedAt ??= now; }
    if (!open.length || (failedAt !== undefined && now - failedAt >= GRACE_MS)) { break; }
    if (now + LAST_LOOK_MS >= task.endsAt) { throw new OutOfTime(failing ? failureMessage(pursuits) : timeIsUp(open)); }
    if (!failing && await act(work, open, goals)) { idle = 0; }
    if (open.some(isOpen)) { await pause(task, Math.min(pollDelay(task, idle), task.endsAt - LAST_LOOK_MS - task.clock.now())); }
  }
  if (failedAt !== undefined) { throw new Failed(failureMessage(pursuits)); }
  const blocked = pursuits.filter((pursuit) => pursuit.blocked);
  if (blocked.length) { throw new Blocked(blocked.map(({ goal }) => goal.entity), blocked[0].blocked!.pending, blocked[0].blocked!.error); }
}

async function look({ ram, task, pending }: ShareWork, open: Pursuit[]): Promise<void> {
  const listings = new Map<Kind, Listing>();
  for (const kind of new Set(open.map(({ goal }) => goal.kind))) { listings.set(kind, await ram.list(kind)); }
  for (const pursuit of open) {
    const { goal, progress } = pursuit;
    pursuit.listing = listings.get(goal.kind);
    pursuit.step = nextStep(goal, pursuit.listing, progress, task.clock.now());
    const association = associationOf(pursuit);
    if (isPending(association)) { pending.add(goal.entity); } else { pending.delete(goal.entity); }
    const status = association?.status ?? '';
    if (goal.present && status.startsWith('SUSPEND')) { task.log('suspended', { entity: goal.entity, status }); }
  }
}

async function act(work: ShareWork, open: Pursuit[], goals: Goal[]): Promise<boolean> {
  const todo = (step: Step) => open.filter((pursuit) => pursuit.step === step);
  const [clearing, asking] = [todo('clear'), todo('ask')];
  await clear(work, clearing);
  await revoke(work, asking.filter(({ goal }) => !goal.present));
  await grant(work, asking.filter(({ goal }) => goal.present), goals);
  return clearing.length + asking.length > 0;
}

/** Quick at first, then up to ten seconds, a little irregular so that several functions don't ask in step. */
function pollDelay(task: Task, idle: number): number {
  return Math.min(10_000, 500 * 1.5 ** idle) * (0.8 + 0.4 * task.random());
}

function timeIsUp(open: Pursuit[]): string {
  const awaited = open.map((pursuit) => `${pursuit.goal.entity} (${associationOf(pursuit)?.status ?? 'not listed'})`);
  return `The time ran out before RAM had ${open[0].goal.present ? 'associated' : 'disassociated'} ${enumerate(awaited)}`;
}

function failureMessage(pursuits: Pursuit[]): string {
  const failures = pursuits.flatMap(({ goal, step }) => typeof step === 'object' ? [{ entity: goal.entity, message: step.failure }] : []);
  const named = failures.map(({ entity, message }) => `${entity}: ${message}`);
  const hints = [...new Set(failures.map(hint))].filter(Boolean);
  return [`${failures.length} of ${pursuits.length} associations failed: ${enumerate(named, '; ')}`, ...hints].join('. ');
}
