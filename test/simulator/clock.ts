/** Where the simulator reads the time from, in milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** A clock that stands still until a test moves it. */
export class VirtualClock implements Clock {
  constructor(private time = Date.parse('2026-11-01T00:00:00Z')) {}

  now(): number {
    return this.time;
  }

  /** Moves the clock forward. */
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The machine's own clock, which can be moved forward. */
export class ShiftedClock implements Clock {
  private shift = 0;

  now(): number {
    return Date.now() + this.shift;
  }

  /** Moves the clock forward. */
  advance(milliseconds: number): void {
    this.shift += milliseconds;
  }
}
