import { RamError } from './errors';

/** How lists are cut into pages. */
export interface Paging {
  /** Rows per page, whatever a caller allows with maxResults. */
  readonly size: number;
  /** Each how manieth page is empty although there is more; 0 for never. */
  readonly emptyEvery: number;
}

interface PagedInput {
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** A page and the token for the next one. */
export interface Page<T> {
  readonly items: T[];
  readonly nextToken?: string;
}

/** Pages through rows that may change between two pages: the token remembers the last row seen, not a copy. */
export class Pager {
  private pages = 0;
  private emptyNext = false;

  constructor(private readonly paging: Paging) {}

  /** Makes the next page empty if there is anything to list. */
  forceEmptyPage(): void {
    this.emptyNext = true;
  }

  /** The page that follows the input's token. Rows are in the order of their sequence numbers. */
  page<T>(rows: Iterable<T>, sequence: (row: T) => number, operation: string, input: PagedInput): Page<T> {
    const filter = `${operation} ${fingerprint(input)}`;
    const after = input.nextToken === undefined ? 0 : readToken(input.nextToken, filter);
    const size = Math.min(input.maxResults ?? Infinity, this.paging.size);
    const rest = [...rows].filter(row => sequence(row) > after);
    if (rest.length > 0 && this.isEmptyPage()) {
      return { items: [], nextToken: writeToken(after, filter) };
    }
    const items = rest.slice(0, size);
    return rest.length > size ? { items, nextToken: writeToken(sequence(items[size - 1]), filter) } : { items };
  }

  private isEmptyPage(): boolean {
    this.pages += 1;
    const { emptyEvery } = this.paging;
    const empty = this.emptyNext || (emptyEvery > 0 && this.pages % emptyEvery === 0);
    this.emptyNext = false;
    return empty;
  }
}

function fingerprint(input: PagedInput): string {
  const { nextToken, maxResults, ...filter } = input;
  return JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function writeToken(after: number, filter: string): string {
  return Buffer.from(JSON.stringify([after, filter])).toString('base64url');
}

function readToken(token: string, expectedFilter: string): number {
  const parsed = parseToken(token);
  if (!Array.isArray(parsed) || typeof parsed[0] !== 'number' || parsed[1] !== expectedFilter) {
    throw new RamError('InvalidNextTokenException', 'The specified value for NextToken is not valid for this request.');
  }
  return parsed[0];
}

function parseToken(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
}
