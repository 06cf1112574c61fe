/** Notes one decision and what it was based on. */
export type Log = (decision: string, details?: Record<string, unknown>) => void;

/** One JSON line per decision, where Lambda collects them. */
export const consoleLog: Log = (decision, details) => console.info(JSON.stringify({ decision, ...details }));

/** Notes a decision with the error that led to it. */
export function noting(log: Log, decision: string): (error: Error) => undefined {
  return ({ message }) => log(decision, { message }) as undefined;
}
