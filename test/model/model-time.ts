import { Clock } from '../../src/handler/clock';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** More rounds than any run of the function needs. */
const MAX_ROUNDS = 200_000;

/**
 * Time that passes at once when everybody waits. Nobody does real work here, so after a turn of the event loop everybody does.
 */
export class ModelTime implements Clock {
  private readonly timers = new Set<Timer>();

  constructor(private time = Date.parse('2026-11-01T00:00:00Z')) {}

  public readonly now = (): number => this.time;

  public readonly after = (ms: number, action: () => void): (() => void) => {
    const timer = { at: this.time + Math.max(0, ms), action };
    this.timers.add(timer);
    return () => { this.timers.delete(timer); };
  };

  /** Lets time pass, and happen what happens meanwhile. */
  public async advance(ms: number): Promise<void> {
    await new Promise<void>((resolve) => this.after(ms, resolve));
  }

  /** Runs some work until it is over. */
  public async run<T>(work: Promise<T>): Promise<T> {
    let over = false;
    work.finally(() => { over = true; }).catch(() => undefined);
    for (let round = 0; ; round++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (over) { return work; }
      if (!this.fire() || round > MAX_ROUNDS) { throw new Error(round > MAX_ROUNDS ? 'it never ends' : 'everybody waits for ever'); }
    }
  }

  private fire(): boolean {
    let next: Timer | undefined;
    for (const timer of this.timers) {
      if (!next || timer.at < next.at) { next = timer; }
    }
    if (!next) { return false; }
    this.timers.delete(next);
    this.time = Math.max(this.time, next.at);
    next.action();
    return true;
  }
}
