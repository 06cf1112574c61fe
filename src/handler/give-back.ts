import { isForService } from './batches';
import { Patience } from './caller';
import { wasThere } from './changes';
import { SKEW_MS } from './clock';
import { ErrorKind, failure, kindOf } from './errors';
import { entitiesIn, Kind } from './listing';
import { noting } from './log';
import { Goal } from './next-step';
import { doPart } from './runtime';
import { admit } from './service-principals';
import { ShareWork } from './share-work';

/**
 * Puts on again what this environment of the function has taken off for the construct in the deployment that is being undone, if it had been on the
 * share before. Nothing else comes back, because RAM doesn't tell who took something off. What doesn't come back is noted; only what the run itself
 * has taken off, and RAM doesn't take again or not in time, is a failure.
 *
 * @param wanted of which kind; if it isn't given, of everything
 */
export async function giveBack(work: ShareWork, wanted?: Kind): Promise<void> {
  const { task, ram } = work;
  const start = await work.rolledBackSince();
  const lost = () => Object.values(work.changes)
    .filter((change) => !change.back && wasThere(change, start) && (wanted ?? change.kind) === change.kind);
  const note = noting(task.log, 'not-restored');
  // With each kind of refusal once.
  const patience: Patience = {};
  let refused = 0;
  const reach = (goals: Goal[]) => doPart(task, () => admit(work, goals, [], patience)).catch((error) => {
    refused = kindOf(error);
    patience[refused as ErrorKind] = 0;
    note(error);
  });
  await reach(lost());
  // RAM refuses a call as a whole, perhaps because of one entity; and what made way in vain is lost now, too. Without its sources a service principal
  // could do more than before.
  for (const one of lost()) {
    if (refused > ErrorKind.AccessDenied && !isForService(one)) { await reach([one]); }
  }
  // RAM keeps one source, and one that isn't in effect yet may never be.
  if (work.isOwnerNew && entitiesIn(await ram.list('sources').catch(note), ({ status }) => status === 'ASSOCIATED')[1]) {
    await reach([{ kind: 'sources', entity: work.owner, present: false }]);
  }
  if (!wanted && lost().some((change) => wasThere(change, work.since - SKEW_MS))) { throw failure('Not all given back', ErrorKind.OutOfTime); }
}
