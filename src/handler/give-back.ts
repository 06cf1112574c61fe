import { isForService } from './batches';
import { Patience } from './caller';
import { wasThere } from './changes';
import { ErrorKind, kindOf } from './errors';
import { entitiesIn, isLive, Kind } from './listing';
import { noting } from './log';
import { Goal } from './next-step';
import { doPart } from './runtime';
import { admit } from './service-principals';
import { ShareWork } from './share-work';

/** With what RAM refuses alone, after it was refused with others for as long as it may have been a matter of time. */
const IMPATIENCE: Patience = { [ErrorKind.UnknownResource]: 0, [ErrorKind.NotPermitted]: 0 };

/**
 * Puts on again what this environment of the function has taken off for the construct in the deployment that is being undone, if it had been on the
 * share before. Nothing else comes back, because RAM doesn't tell who took something off. Never throws: what doesn't come back is noted.
 *
 * @param wanted of which kind; if it isn't given, of everything
 */
export async function giveBack(work: ShareWork, wanted?: Kind): Promise<void> {
  const { task, ram } = work;
  const start = await work.rolledBackSince();
  const lost = () => Object.values(work.changes)
    .filter((change) => !change.back && wasThere(change, start) && (wanted ?? change.kind) === change.kind);
  const note = noting(task.log, 'not-restored');
  let refused: boolean | undefined;
  const reach = (goals: Goal[], patience = {}) => doPart(task, () => admit(work, goals, [], patience)).catch((error) => {
    refused = kindOf(error) > ErrorKind.AccessDenied;
    note(error);
  });
  await reach(lost());
  // RAM refuses a call as a whole, perhaps because of one entity; and what made way in vain is lost now, too. Without its sources a service principal
  // could do more than before.
  for (const one of refused ? lost().filter((goal) => !isForService(goal)) : []) { await reach([one], IMPATIENCE); }
  // RAM keeps one source.
  if (work.isOwnerNew && entitiesIn(await ram.list('sources').catch(note), isLive)[1]) {
    await reach([{ kind: 'sources', entity: work.owner, present: false }]);
  }
}
