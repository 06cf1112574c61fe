import { isForService } from './batches';
import { wasThere } from './changes';
import { converge } from './converge';
import { ErrorKind, kindOf } from './errors';
import { entitiesIn, isLive, Kind } from './listing';
import { noting } from './log';
import { doPart } from './runtime';
import { admit } from './service-principals';
import { ShareWork } from './share-work';

/**
 * Puts on again what this environment of the function has taken off for the construct in the deployment that is being undone, if it had been on the
 * share before. Nothing else comes back, because RAM doesn't tell who took something off. Never throws: what doesn't come back is noted.
 *
 * @param wanted of which kind; if it isn't given, of everything
 */
export function giveBack(work: ShareWork, wanted?: Kind): Promise<void> {
  return doPart(work.task, async () => {
    const start = await work.rolledBackSince();
    const lost = () => Object.values(work.changes)
      .filter((change) => !change.back && wasThere(change, start) && (wanted ?? change.kind) === change.kind);
    const note = noting(work.task.log, 'not-restored');
    try {
      await admit(work, lost(), [], {});
      // RAM keeps one source.
      if (work.isOwnerNew && entitiesIn(await work.ram.list('sources'), isLive)[1]) {
        await converge(work, [{ kind: 'sources', entity: work.owner, present: false }]);
      }
    } catch (error) {
      note(error as Error);
      // RAM refuses a call as a whole, perhaps because of one entity; and what made way in vain is lost now, too. Without its sources a service principal
      // could do more than before.
      for (const one of kindOf(error) > ErrorKind.AccessDenied ? lost().filter((goal) => !isForService(goal)) : []) {
        await converge(work, [one]).catch(note);
      }
    }
  });
}
