import { RamError } from '../errors';

interface Entry {
  readonly at: number;
  readonly input: string;
  readonly output: unknown;
}

/** The answers given to calls with a client token. */
export class ClientTokens {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly lifetime: number) {}

  /** The first answer to the same call, if there is one; another call with the same token is refused. */
  replay(scope: string, input: Readonly<Record<string, unknown>>, now: number): unknown {
    const token = input.clientToken;
    const entry = typeof token === 'string' ? this.entries.get(`${scope} ${token}`) : undefined;
    if (!entry || now >= entry.at + this.lifetime) {
      return undefined;
    }
    if (entry.input !== canonical(input)) {
      throw new RamError('IdempotentParameterMismatchException',
        `The request has the same client token ${String(token)} as an earlier one, but other parameters.`);
    }
    return entry.output;
  }

  remember(scope: string, input: Readonly<Record<string, unknown>>, output: unknown, now: number): void {
    if (typeof input.clientToken !== 'string') {
      return;
    }
    this.dropExpired(now);
    this.entries.set(`${scope} ${input.clientToken}`, { at: now, input: canonical(input), output });
  }

  // Entries are in the order of their time, so that the expired ones are in front.
  private dropExpired(now: number): void {
    for (const [key, { at }] of this.entries) {
      if (now < at + this.lifetime) {
        return;
      }
      this.entries.delete(key);
    }
  }
}

function canonical(input: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)));
}
