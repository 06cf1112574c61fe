/**
 * A list that grows until synthesis, and tells of its entries: of those that are there, and of those to come.
 */
export class GrowingList<T> extends Array<T> {
  /** What is made from a growing list, such as by `map()`, is an ordinary one. */
  public static get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  readonly #observers: ((entry: T) => void)[] = [];
  readonly #known = new Set<string>();

  public override push(...entries: T[]): number {
    for (const entry of entries) {
      super.push(entry);
      this.#observers.forEach((tell) => tell(entry));
    }
    return this.length;
  }

  /** Adds what isn't there yet. A list that names something twice itself is not cleaned up, because something else may have been meant. */
  public pushNew(entries: readonly T[], identity: (entry: T) => string): void {
    const added = entries.map((entry) => ({ entry, id: identity(entry) })).filter(({ id }) => !this.#known.has(id));
    this.push(...added.map(({ entry }) => entry));
    added.forEach(({ id }) => this.#known.add(id));
  }

  /** Calls back once for each entry, now or when it is added. */
  public observe(tell: (entry: T) => void): void {
    this.forEach((entry) => tell(entry));
    this.#observers.push(tell);
  }
}
