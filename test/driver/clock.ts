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

  /** Waits for a duration of this clock. */
  async sleep(milliseconds: number): Promise<void> {
    await new Promise(done => setTimeout(done, this.real(milliseconds)));
  }
}
