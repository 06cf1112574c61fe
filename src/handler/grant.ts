import { batches } from './batches';
import { kindOf } from './errors';
import { Goal } from './next-step';
import { concernedBy, noteAsked, Pursuit } from './pursuit';
import { Refused, ShareWork } from './share-work';

/** Associates what is asked for; service principals together with all their sources. */
export async function grant(work: ShareWork, asking: Pursuit[], goals: Goal[]): Promise<void> {
  const { ram, task } = work;
  const sources = goals.filter(({ kind, present }) => present && kind === 'sources').map(({ entity }) => entity);
  for (const call of batches(asking.map(({ goal }) => goal), sources)) {
    const concerned = concernedBy(asking, call);
    const before = work.granted.length;
    // Also what RAM gives no answer for may have been done.
    work.granted.push(...concerned.map(({ goal }) => goal));
    task.log('associate', call);
    try {
      await ram.associate(call, work.patience);
    } catch (error) {
      if (kindOf(error) !== 'transient') { work.granted.length = before; }
      throw new Refused(error, call);
    }
    noteAsked(concerned, task.clock.now());
  }
}
