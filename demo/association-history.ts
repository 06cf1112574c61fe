import { ScaledClock } from '../test/driver';
import { RamSimulator } from '../test/simulator';

/** An association, and what became of it since the history began. */
export interface Association {
  readonly share: string;
  readonly kind: 'principal' | 'resource' | 'source';
  readonly entity: string;
  readonly external: boolean;
  readonly states: { readonly time: number; readonly status: string }[];
}

const interval = 50;

/** Watches all associations of a RAM and keeps how their states change. */
export class AssociationHistory {
  private readonly known = new Map<string, Association>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly simulator: RamSimulator, private readonly clock: ScaledClock) {}

  /** Begins to watch. */
  start(): void {
    this.look();
    this.timer = setInterval(() => this.look(), interval);
  }

  /** Ends the watch and gives what was seen; rows that were over before it began are left out. */
  stop(): Association[] {
    clearInterval(this.timer);
    this.look();
    return [...this.known.entries()]
      .sort(([one], [other]) => one < other ? -1 : 1)
      .map(([, association]) => association)
      .filter(({ states }) => states.length > 1 || states[0].status !== 'DISASSOCIATED');
  }

  /** How many associations are in each of the states that don't last. */
  moving(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { states } of this.known.values()) {
      const { status } = states[states.length - 1];
      if (status.endsWith('ING')) counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return counts;
  }

  private look(): void {
    for (const share of this.simulator.shares()) {
      const kinds = { principal: share.principals(), source: share.sources(), resource: share.resources() };
      for (const [kind, rows] of Object.entries(kinds) as [Association['kind'], typeof kinds.principal][]) {
        for (const { entity, status, external } of rows) this.see({ share: share.name, kind, entity, external, states: [] }, status);
      }
    }
  }

  private see(association: Association, status: string): void {
    const key = [association.share, association.kind, association.entity].join('|');
    const known = this.known.get(key) ?? association;
    this.known.set(key, known);
    if (known.states[known.states.length - 1]?.status !== status) known.states.push({ time: this.clock.now(), status });
  }
}
