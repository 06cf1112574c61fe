import { isUndecided } from './errors';
import { Task } from './runtime';

/** Explains an error to the one who reads the stack's events. */
export type Explain = (error: unknown) => string;

/** Why a request failed. Where silence or the end of the time ended it, what was refused before, and not done since, says more. */
export function reasonOf(error: unknown, { refusals }: Task, explain: Explain): string {
  let reason = explain(error);
  if (isUndecided(error)) {
    for (const refusal of Object.values(refusals)) {
      if (!reason.includes(refusal.message!)) { reason += ` (Before that, ${explain(refusal)})`; }
    }
  }
  return reason;
}
