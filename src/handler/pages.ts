/** A page of an answer; it may be empty and still not be the last one. */
export interface Page {
  readonly nextToken?: string;
}

/** Reads all pages. */
export async function allPages<P extends Page>(read: (nextToken?: string) => Promise<P>): Promise<P[]> {
  const pages: P[] = [];
  let nextToken: string | undefined;
  do {
    const page = await read(nextToken);
    pages.push(page);
    ({ nextToken } = page);
  } while (nextToken);
  return pages;
}
