import { createHash } from 'node:crypto';

/** Makes ids that look random and are the same in each run with the same seed. */
export class IdSource {
  private made = 0;

  constructor(private readonly seed: number) {}

  /** The next UUID. */
  uuid(): string {
    const hex = this.hex(32);
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
  }

  /** The next hexadecimal digits, at most 32, which Organizations accepts as the end of its ids too. */
  hex(length: number): string {
    this.made += 1;
    return createHash('md5').update(`${this.seed} ${this.made}`).digest('hex').slice(0, length);
  }
}
