import { converge } from './converge';
import { noting } from './log';
import { wasThere } from './next-step';
import { ShareWork } from './share-work';

/**
 * Puts on again what this environment of the function has taken off for the construct in the deployment that is being undone, if it had been on the
 * share before. Nothing else comes back, because RAM doesn't tell who took something off. Never throws: what doesn't come back is noted.
 */
export async function giveBack(work: ShareWork): Promise<void> {
  const start = await work.rolledBackSince();
  if (start) {
    const lost = [...work.takenOff.values()].filter((off) => wasThere(off, start));
    const sourced = lost.some(({ kind }) => kind === 'sources');
    const note = noting(work.task.log, 'not-restored');
    try {
      await converge(work, lost);
      // It came in the place of the sources, unless it had been there before.
      if (sourced) { await converge(work, [{ kind: 'sources', entity: work.owner, present: false }]); }
      work.takenOff.clear();
    } catch (error) {
      note(error as Error);
      // RAM refuses a call as a whole. Without its sources a service principal could do more than before.
      for (const off of sourced ? [] : lost) { await converge(work, [off]).catch(note); }
    }
  }
}
