import { setTimeout } from 'node:timers/promises';

/** A clock that may run faster than real time. Everything that shares `epoch` and `scale` sees the same time. */
export class ScaledClock {
  constructor(readonly scale: number = 1, readonly epoch: number = Date.now()) {}

  /** Milliseconds since 1970, on this clock. */
  now(): number {
    return this.epoch + (Date.now() - this.epoch) * this.scale;
  }

  /** Real milliseconds that a duration of this clock takes. */
  real(milliseconds: number): number {
    return milliseconds / this.scale;
  }

  /** Waits for a duration of this clock, or until the signal says that there is nothing to wait for any more. */
  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await setTimeout(this.real(milliseconds), undefined, { signal }).catch(() => undefined);
  }

  /** Waits for a promise, but no longer than a duration of this clock: undefined when it took longer. */
  async atMost<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
    const settled = new AbortController();
    try {
      return await Promise.race([promise, this.sleep(milliseconds, settled.signal).then(() => undefined)]);
    } finally {
      settled.abort();
    }
  }
}
