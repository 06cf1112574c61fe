/** Time, as far as the handler needs it. */
export interface Clock {
  now(): number;
  /** Runs the action after some milliseconds, at once if they are none or less; the answer cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** How far the clocks may be apart by which CloudFormation stamps events and requests, these in whole seconds, and RAM its associations. */
export const SKEW_MS = 2_000;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Number(new Date()),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** Waits for the promise, but rejects after some milliseconds. */
export function within<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new Error(`no answer within ${ms / 1000} s`)));
    promise.then(resolve, reject).finally(cancel);
  });
}
