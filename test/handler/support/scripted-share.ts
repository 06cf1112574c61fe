import { LogLine } from './invoke';
import { VirtualTime } from './virtual-time';
import { ErrorKind, failure } from '../../../src/handler/errors';
import { Association, Entities, Kind } from '../../../src/handler/listing';
import { Ram } from '../../../src/handler/ram';
import { NEVER, ShareWork } from '../../../src/handler/share-work';

const START = Date.parse('2026-11-01T00:00:00Z');

/** When something happened, by milliseconds since the start. */
export const at = (ms: number) => new Date(START + ms);

/** A refusal of RAM. */
export const refusal = (kind: keyof typeof ErrorKind, message = 'No.') => failure(message, ErrorKind[kind]);

/** Work on a share whose RAM does what a test says, to the millisecond; by itself it takes everything and lists nothing. */
export class ScriptedShare {
  public readonly logs: LogLine[] = [];
  /** When what was called, with which entities. */
  public readonly calls: [ms: number, operation: string, entities?: Entities | Kind][] = [];
  /** What RAM lists, by kind. */
  public readonly rows: Partial<Record<Kind, Association[]>> = {};
  public readonly work: ShareWork;
  private readonly time = new VirtualTime(START);

  constructor(script: Partial<Ram> = {}, { endsAfter = 3_600_000, random = 0.5, since = Infinity } = {}) {
    this.work = {
      ram: this.ram(script),
      task: {
        now: this.time.now,
        after: this.time.after,
        log: (decision, details) => { this.logs.push({ decision, ...details }); },
        put: async () => 200,
        jitter: () => random,
        endsAt: START + endsAfter,
        refusals: {},
        askedAt: 0,
        unanswered: 0,
      },
      owner: '111111111111',
      since: START + since,
      rolledBackSince: NEVER,
      changes: {},
      invited: new Set(),
    };
  }

  /** Milliseconds since the start. */
  public get elapsed(): number {
    return this.time.now() - START;
  }

  /** Lets so much time pass at once. */
  public advance(ms: number): void {
    this.time.advance(ms);
  }

  /** Shows something else from then on. */
  public later(ms: number, action: () => void): void {
    this.time.after(ms, action);
  }

  /** Runs the work to its end, and says how it failed if it did. */
  public async run<T>(work: Promise<T>): Promise<T> {
    return this.time.run(work);
  }

  /** When a call was made. */
  public timesOf(operation: string): number[] {
    return this.calls.filter(([, name]) => name === operation).map(([ms]) => ms);
  }

  private ram(script: Partial<Ram>): Ram {
    const ram: Ram = {
      share: async () => ({ status: 'ACTIVE' }),
      promote: async () => undefined,
      list: async (kind) => ({
        associations: new Map((this.rows[kind] ?? []).map((association) => [association.associatedEntity!, association])), paged: false,
      }),
      associate: async () => undefined,
      disassociate: async () => undefined,
      sharePermissions: async () => [],
      attach: async () => undefined,
      detach: async () => undefined,
      defaultPermission: async () => undefined,
      ...script,
    };
    const recorded = Object.entries(ram).map(([operation, answer]) => [operation, (...input: [never, never]) => {
      this.calls.push([this.elapsed, operation, input[0]]);
      return (answer as (...args: unknown[]) => Promise<unknown>)(...input);
    }]);
    return Object.fromEntries(recorded) as Ram;
  }
}
