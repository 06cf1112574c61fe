/** Time, as far as the handler needs it. */
export interface Clock {
  now(): number;
  /** Runs the action after some milliseconds; the answer cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date().getTime(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after some milliseconds. */
export async function sleep(clock: Clock, ms: number): Promise<void> {
  await new Promise<void>((resolve) => clock.after(Math.max(0, ms), resolve));
}

/** Waits for the promise, but rejects after some milliseconds. */
export function within<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T> {
  let cancel = () => {};
  const timeout = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => reject(new Error(`no answer within ${Math.round(ms / 1000)} seconds`)));
  });
  return Promise.race([promise, timeout]).finally(cancel);
}
