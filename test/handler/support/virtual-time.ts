import { Clock } from '../../../src/handler/clock';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** Turns of the event loop without anything going on, after which everybody is taken to be waiting. */
const QUIET_TURNS = 2;
const STUCK_TURNS = 2000;

/** Time that passes only while everybody waits, and then at once. */
export class VirtualTime implements Clock {
  private readonly timers = new Set<Timer>();
  private busy = 0;
  private activity = 0;

  constructor(private time = Date.parse('2026-11-01T00:00:00Z')) {}

  public readonly now = (): number => this.time;

  public readonly after = (ms: number, action: () => void): (() => void) => {
    const timer = { at: this.time + Math.max(0, ms), action };
    this.timers.add(timer);
    this.activity++;
    return () => {
      this.timers.delete(timer);
      this.activity++;
    };
  };

  public async sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => this.after(ms, resolve));
  }

  /** Keeps time standing still while some real work goes on. */
  public async during<T>(work: Promise<T>): Promise<T> {
    this.busy++;
    try {
      return await work;
    } finally {
      this.busy--;
      this.activity++;
    }
  }

  /** Lets time pass although some real work is not over: it waits for time itself. */
  public async aside<T>(work: Promise<T>): Promise<T> {
    this.busy--;
    try {
      return await work;
    } finally {
      this.busy++;
    }
  }

  /** Moves on by so much. */
  public advance(ms: number): void {
    this.time += ms;
  }

  /** Runs some work until it is over, and lets time pass for it. */
  public async run<T>(work: Promise<T>): Promise<T> {
    let over = false;
    work.finally(() => { over = true; }).catch(() => undefined);
    for (let quiet = 0, stuck = 0; !over; ) {
      const before = this.activity;
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.busy > 0 || this.activity !== before ? 0 : quiet + 1;
      if (quiet < QUIET_TURNS || over) { continue; }
      if (this.fire()) { stuck = 0; } else if (++stuck > STUCK_TURNS) { throw new Error('everybody waits for ever'); }
      quiet = 0;
    }
    return work;
  }

  private fire(): boolean {
    const [next] = [...this.timers].sort((one, other) => one.at - other.at);
    if (!next) { return false; }
    this.timers.delete(next);
    this.time = Math.max(this.time, next.at);
    this.activity++;
    next.action();
    return true;
  }
}
